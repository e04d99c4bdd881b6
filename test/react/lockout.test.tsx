// @vitest-environment jsdom
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptionError } from '../../src/index.js';
import { useLockout } from '../../src/react.js';
import { testEngine } from '../../src/testing.js';
import { doing, mount, provided, unmountAll } from './mount.js';

afterEach(unmountAll);

describe('useLockout', () => {
  const counting = () => {
    const seen: string[] = [];
    const Page = ({ subject }: { subject?: string }) => {
      const { locked, remainingMs, remainingText } = useLockout(201, subject);
      seen.push(`${locked} ${remainingMs} ${remainingText}`);
      return null;
    };
    return { seen, Page };
  };

  it('renders once a second while it is locked, and not at all before and after', async () => {
    const { engine, clock } = testEngine();
    const { seen, Page } = counting();
    await mount(provided(engine, <Page />));
    await doing(() => engine.lockOut({ action: 300, waitMs: 5000 }));
    await doing(() => clock.advance(10_000));
    expect(seen).toEqual(['false 0 ']);
    await doing(() => engine.lockOut({ action: 201, waitMs: 2000 }));
    for (let times = 0; times < 40; times++) await doing(() => clock.advance(100));
    expect(seen.slice(1)).toEqual(['true 2000 0:02', 'true 1000 0:01', 'false 0 ']);
  });

  it('writes the time in the locale of the provider', async () => {
    const { engine } = testEngine();
    const { seen, Page } = counting();
    engine.lockOut({ action: 201, waitMs: 42_000 });
    await mount(provided(engine, <Page />, 'fa'));
    expect(seen.at(-1)).toBe('true 42000 ۰:۴۲');
  });

  it('follows its subject', async () => {
    const { engine } = testEngine();
    const { seen, Page } = counting();
    engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
    const page = await mount(provided(engine, <Page subject="room-1" />));
    expect(seen.at(-1)).toBe('false 0 ');
    await page.render(provided(engine, <Page subject="room-42" />));
    expect(seen.at(-1)).toBe('true 20000 0:20');
  });

  it('leaves no timer behind, under StrictMode neither', async () => {
    const { engine, clock } = testEngine();
    const { Page } = counting();
    engine.lockOut({ action: 201, waitMs: 2000 });
    await mount(<StrictMode>{provided(engine, <Page />)}</StrictMode>);
    await unmountAll();
    await clock.advance(2000);
    expect(clock.pending).toBe(0);
  });

  it('names a wrong action', () => {
    const { engine } = testEngine();
    const Page = () => <p>{useLockout(0).remainingText}</p>;
    expect(() => renderToString(provided(engine, <Page />))).toThrow(OptionError);
  });
  it('takes a Long that is another object in every render, subscribed once', async () => {
    const { engine } = testEngine();
    const countdown = vi.spyOn(engine, 'countdown');
    engine.lockOut({ action: 201, subject: '4294967338', waitMs: 20_000 });
    const seen: string[] = [];
    const Page = () => {
      seen.push(useLockout(201, { low: 42, high: 1, unsigned: true }).remainingText);
      return null;
    };
    const page = await mount(provided(engine, <Page />));
    await page.render(provided(engine, <Page />));
    expect(seen).toEqual(['0:20', '0:20']);
    const { calls } = countdown.mock;
    expect(calls.length).toBe(1);
    expect(calls[0]).toEqual([{ action: 201, subject: '4294967338' }]);
  });

  it('names a wrong subject', () => {
    const { engine } = testEngine();
    for (const subject of [{}, Number.NaN, null]) {
      const Page = () => <p>{useLockout(201, subject as never).remainingText}</p>;
      expect(() => renderToString(provided(engine, <Page />))).toThrow(OptionError);
    }
  });
});
