// @vitest-environment jsdom
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useReaction } from '../../src/react.js';
import { testEngine } from '../../src/testing.js';
import { doing, mount, provided, unmountAll } from './mount.js';

afterEach(unmountAll);

describe('useReaction', () => {
  it('calls the listener of the latest render, subscribed once', async () => {
    const { engine } = testEngine();
    const on = vi.spyOn(engine, 'on');
    const called: string[] = [];
    const Page = ({ name }: { name: string }) => {
      useReaction('request.denied', ({ resolution }) =>
        called.push(`${name} ${resolution.entry?.code}`),
      );
      return null;
    };
    const page = await mount(provided(engine, <Page name="first" />));
    await page.render(provided(engine, <Page name="second" />));
    await doing(() => engine.receive({ majorCode: 205 }));
    expect(called).toEqual(['second 205']);
    expect(on).toHaveBeenCalledTimes(1);
    await unmountAll();
    engine.receive({ majorCode: 205 });
    expect(called).toHaveLength(1);
  });

  it('calls back once under StrictMode', async () => {
    const { engine } = testEngine();
    const called = vi.fn();
    const Page = () => {
      useReaction('session.terminated', called);
      return null;
    };
    await mount(<StrictMode>{provided(engine, <Page />)}</StrictMode>);
    await doing(() => engine.receive({ majorCode: 8 }));
    expect(called).toHaveBeenCalledTimes(1);
  });
});
