// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { testEngine } from '../../src/testing.js';
import { fa } from '../../src/texts/fa.js';
import { buildDesk, frameworks } from './build.js';
import type { Pages } from './desk/desk-props.js';
import { counted, open, patience, rendered, unmountAll, untouched } from './desk-page.js';

afterEach(unmountAll);

const [one, two] = [
  { id: 'one', room: 'room-1', text: 'hi' },
  { id: 'two', room: 'room-1', text: 'ho' },
];

describe.each(frameworks)('the binding of %s', (framework) => {
  let pages: Pages;
  beforeAll(async () => {
    ({ pages } = await buildDesk(framework));
  });

  describe('the state', () => {
    it('is that of the engine, and what a selector makes of it', async () => {
      const { engine, session, textOf } = open(pages.mount);
      await session('ready');
      engine.receive({ majorCode: 9 });
      await session('nicknameRequired');
      expect(textOf('h2')).toBe('');
      engine.lockOut({ action: 201, waitMs: 2000 });
      await vi.waitFor(() => expect(textOf('h2')).toBe('201'), patience);
    });

    it('goes to another engine, and leaves nobody at the first', async () => {
      const { engine, update, session, shows, listening } = open(pages.mount);
      const { engine: other } = testEngine();
      other.receive({ majorCode: 8 });
      other.lockOut({ action: 201, waitMs: 20_000 });
      await session('ready');
      update({ engine: other });
      await session('terminated');
      await shows('one', { label: '0:20' });
      await vi.waitFor(() => expect(listening()).toBe(0), patience);
      engine.receive({ majorCode: 3 });
      await rendered();
      await session('terminated');
    });

    it('is that of the account', async () => {
      const { engine, shows } = open(pages.mount, {}, 'ada');
      engine.lockOut({ action: 201, waitMs: 20_000 });
      await shows('one', { label: '0:20' });
      void engine.signedIn({ account: 'bob' });
      await shows('one', { label: 'Send' });
      void engine.signedIn({ account: 'ada' });
      await shows('one', { label: '0:20' });
    });
  });

  describe('a lockout', () => {
    it('counts to its end, in a text, a sentence, and milestones that are said', async () => {
      const { engine, clock, shows, seen } = open(pages.mount);
      await shows('one', untouched);
      engine.lockOut({ action: 201, waitMs: 31_000 });
      await shows('one', {
        label: '0:31',
        disabled: true,
        sentence: 'Wait 31 seconds before you send a message in this chat.',
        time: '31 seconds',
      });
      await clock.advance(1000);
      await shows('one', { label: '0:30', time: '30 seconds' });
      await clock.advance(1000);
      await shows('one', { label: '0:29', time: '30 seconds' });
      expect(seen('one').sentence).toContain('29 seconds');
      await clock.advance(29_000);
      await shows('one', untouched);
    });

    it('is written in the locale, and its sentence in the language', async () => {
      const { engine, update, shows } = open(pages.mount, { locale: 'fa' });
      engine.lockOut({ action: 201, waitMs: 42_000 });
      await shows('one', { label: '۰:۴۲', time: '۴۲ ثانیه' });
      update({ locale: undefined, language: fa });
      await shows('one', { label: '0:42', time: '42 seconds' });
      await shows('one', { sentence: expect.stringContaining('۴۲ ثانیه') });
    });

    it('is of what the page is about', async () => {
      const { engine, update, shows } = open(pages.mount);
      engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
      await rendered();
      await shows('one', untouched);
      update({ buttons: [{ ...one, room: 'room-42' }] });
      await shows('one', { label: '0:20', sentence: expect.stringContaining('contacts') });
      update({ buttons: [one] });
      await shows('one', untouched);
    });

    it('of a Long is followed once, though each render has another object', async () => {
      const room = () => ({ low: 42, high: 1, unsigned: true });
      const { engine, update, shows } = open(pages.mount, { buttons: [{ ...one, room: room() }] });
      engine.lockOut({ action: 201, subject: '4294967338', waitMs: 20_000 });
      await shows('one', { label: '0:20' });
      const { calls } = vi.mocked(engine.countdown).mock;
      const before = calls.length;
      update({ buttons: [{ ...one, room: room() }] });
      await rendered();
      await shows('one', { label: '0:20' });
      expect(calls.length).toBe(before);
    });
  });

  describe('a page that is left', () => {
    it('leaves no listener and no timer behind', async () => {
      const { engine, clock, shows, unmount, listening } = open(pages.mount);
      engine.lockOut({ action: 201, waitMs: 2000 });
      await shows('one', { label: '0:02' });
      expect(listening()).toBeGreaterThan(3);
      unmount();
      await vi.waitFor(() => expect(listening()).toBe(0), patience);
      await clock.advance(2000);
      expect(clock.pending).toBe(0);
    });

    it('of several buttons leaves the listeners of the others', async () => {
      const { engine, clock, update, shows, listening } = open(pages.mount, {
        buttons: [one, two],
      });
      await shows('two', untouched);
      update({ buttons: [two] });
      await vi.waitFor(() => expect(listening()).toBeLessThan(9), patience);
      engine.lockOut({ action: 201, waitMs: 2000 });
      await shows('two', { label: '0:02' });
      await clock.advance(2000);
      await shows('two', untouched);
    });
  });

  describe('an event', () => {
    it('calls the listener of now, until the page is left', async () => {
      const { engine, update, unmount, denied, session } = open(pages.mount);
      await session('ready');
      await rendered();
      engine.receive({ majorCode: 205 });
      expect(denied.mock.calls).toEqual([[205]]);
      const later = vi.fn();
      update({ denied: later });
      await rendered();
      engine.receive({ majorCode: 205 });
      expect([denied.mock.calls.length, later.mock.calls.length]).toEqual([1, 1]);
      unmount();
      await rendered();
      engine.receive({ majorCode: 205 });
      expect(later).toHaveBeenCalledTimes(1);
    });
  });

  describe('an engine that was disposed', () => {
    it('shows its last state, and nothing locked', async () => {
      const { engine } = testEngine();
      engine.receive({ majorCode: 9 });
      engine.lockOut({ action: 201, waitMs: 20_000 });
      await engine.dispose();
      const { session, shows, unmount } = open(pages.mount, { engine });
      await session('nicknameRequired');
      await shows('one', untouched);
      unmount();
    });

    it('below a page locks nothing once that renders, and answers every press', async () => {
      const { engine, update, shows, press, outcomes } = open(pages.mount);
      engine.lockOut({ action: 201, subject: 'room-2', waitMs: 20_000 });
      await shows('one', untouched);
      press('one');
      await shows('one', { label: 'pending' });
      await engine.dispose();
      const disposed = { ok: false, error: { name: 'DisposedError' } };
      await vi.waitFor(() => expect(outcomes).toMatchObject([disposed]), patience);
      await shows('one', { error: 'DisposedError', disabled: false });
      press('one');
      await vi.waitFor(() => expect(outcomes).toMatchObject([disposed, disposed]), patience);
      update({ buttons: [{ ...one, room: 'room-2' }] });
      await shows('one', untouched);
    });
  });

  it('takes an engine that stands for one in another thread', async () => {
    const { engine } = testEngine();
    const names = ['protocol', 'state', 'subscribe', 'on', 'countdown', 'guard', 'request'];
    const forScreens = new Proxy(engine, {
      get(target, name) {
        if (typeof name === 'string' && !names.includes(name) && Object.hasOwn(target, name)) {
          throw new Error(`${name} is not looked at`);
        }
        return Reflect.get(target, name);
      },
    });
    const { shows, session, press, gates } = open(pages.mount, { engine: forScreens });
    engine.receive({ majorCode: 9 });
    await session('nicknameRequired');
    press('one');
    await shows('one', { label: 'pending' });
    gates[0]?.open('done');
    await shows('one', untouched);
  });

  it('listens while it is mounted, not before', async () => {
    const { engine } = testEngine();
    const listening = counted(engine);
    expect(listening()).toBe(0);
    const { shows } = open(pages.mount, { engine });
    await shows('one', untouched);
    await vi.waitFor(() => expect(listening()).toBeGreaterThan(3), patience);
  });
});
