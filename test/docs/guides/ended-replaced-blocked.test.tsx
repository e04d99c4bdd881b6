// @vitest-environment jsdom
import type { ComponentType, ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { testEngine } from '../../../src/testing.js';
import { doing, mount, provided, unmountAll } from '../../react/mount.js';
import { run } from './guide.js';

afterEach(unmountAll);

interface SessionGateProps {
  readonly children: ReactNode;
  readonly login: ReactNode;
  readonly forget: () => void;
  readonly connect: () => void;
}

async function gate() {
  const { SessionGate } = await run<{ SessionGate: ComponentType<SessionGateProps> }>(
    'ended-replaced-blocked',
    'export function SessionGate',
  );
  const made = testEngine({ login: async () => {} });
  const [forget, connect] = [vi.fn(), vi.fn()];
  const element = (
    <SessionGate login="login page" forget={forget} connect={connect}>
      the app
    </SessionGate>
  );
  const page = await mount(provided(made.engine, element));
  const press = () => doing(() => page.find('button').click());
  return { ...made, page, press, forget, connect };
}

describe('the gate of docs/guides/ended-replaced-blocked.md', () => {
  it('shows the app, also while a login is under way', async () => {
    const { engine, page } = await gate();
    expect(page.text()).toBe('the app');
    await doing(() => void engine.receive({ majorCode: 2 }));
    expect(page.text()).toBe('the app');
  });

  it.each([{ majorCode: 8 }, { majorCode: 111, minorCode: 4 }])(
    'says what %j means, deletes the token, and leads to the login page',
    async (frame) => {
      const { engine, page, press, forget } = await gate();
      await doing(() => void engine.receive(frame));
      expect(page.text()).toMatch(/session was ended|has been blocked/);
      const { session } = engine.state;
      await press();
      expect(forget).toHaveBeenCalledOnce();
      expect([page.text(), engine.state.reason]).toEqual(['login page', session]);
    },
  );

  it('takes over after a 3, only when the person asks for it', async () => {
    const { engine, clock, page, press, connect } = await gate();
    await doing(() => void engine.receive({ majorCode: 3 }));
    await doing(() => clock.advance(3_600_000));
    expect(page.find('button').textContent).toBe('Use it here');
    await press();
    expect(connect).toHaveBeenCalledOnce();
    expect(page.text()).toBe('the app');
  });

  it('shows the login page after a 111', async () => {
    const { engine, page } = await gate();
    await doing(() => void engine.receive({ majorCode: 111 }));
    expect(page.text()).toBe('login page');
  });
});
