// @vitest-environment jsdom
import type { ComponentType } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReactionEngine } from '../../../src/index.js';
import { testEngine } from '../../../src/testing.js';
import { doing, mount, provided, unmountAll } from '../../react/mount.js';
import { run } from './guide.js';

afterEach(unmountAll);

const block = <Exports,>(words: string) => run<Exports>('countdown-on-a-button', words);
const locking = { majorCode: 234, wait: 20, subject: 'room-42' };

describe('in docs/guides/countdown-on-a-button.md', () => {
  it('useLockout counts down on the button, and gives it back', async () => {
    const { SendButton } = await block<{
      SendButton: ComponentType<{ room: string; send: () => void }>;
    }>('useLockout(');
    const { engine, clock } = testEngine();
    const send = vi.fn();
    const page = await mount(provided(engine, <SendButton room="room-42" send={send} />));
    await doing(() => void engine.receive(locking));
    expect([page.text(), page.find('button').disabled]).toEqual(['0:20', true]);
    await doing(() => clock.advance(20_000));
    expect([page.text(), page.find('button').disabled]).toEqual(['Send', false]);
    await doing(() => page.find('button').click());
    expect(send).toHaveBeenCalledOnce();
  });

  it('useGuardedAction sends, and counts down after the refusal', async () => {
    const { CodeButton } = await block<{
      CodeButton: ComponentType<{ account: string; sendCode: () => Promise<void> }>;
    }>('useGuardedAction(');
    const { engine } = testEngine();
    const sendCode = () => Promise.reject({ majorCode: 136, wait: 60 });
    const page = await mount(provided(engine, <CodeButton account="n1" sendCode={sendCode} />));
    await doing(() => page.find('button').click());
    expect([page.text(), page.find('button').disabled]).toEqual(['1:00', true]);
  });

  it('a countdown does the same without a framework, also by hand', async () => {
    const { countOn } = await block<{
      countOn: (
        button: HTMLButtonElement,
        engine: ReactionEngine,
        action: number,
        subject?: string,
      ) => () => void;
    }>('countOn(');
    const { engine, clock } = testEngine();
    const button = document.createElement('button');
    button.textContent = 'Send';
    const stop = countOn(button, engine, 100, 'n1');
    engine.lockOut({ action: 100, subject: 'n1', waitMs: 60_000 });
    expect([button.textContent, button.disabled]).toEqual(['1:00', true]);
    await clock.advance(60_000);
    expect([button.textContent, button.disabled]).toEqual(['Send', false]);
    stop();
  });

  it('the element counts, and its button is disabled around it', async () => {
    const { showSendButton } = await block<{ showSendButton: (engine: ReactionEngine) => void }>(
      'showSendButton(',
    );
    const { engine } = testEngine();
    showSendButton(engine);
    engine.receive(locking);
    const time = document
      .querySelector('lockout-countdown')
      ?.shadowRoot?.querySelector('[part=time]');
    expect(time?.textContent).toBe('0:20');
    expect(document.querySelector('button')?.disabled).toBe(true);
    await engine.dispose();
  });
});
