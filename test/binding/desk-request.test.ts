// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildDesk, frameworks } from './build.js';
import type { Pages } from './desk/desk-props.js';
import { open, patience, rendered, unmountAll, untouched } from './desk-page.js';

afterEach(unmountAll);

const [one, two] = [
  { id: 'one', room: 'room-1', text: 'hi' },
  { id: 'two', room: 'room-1', text: 'ho' },
];
const wrongPlace = { majorCode: 203, minorCode: 18 };

describe.each(frameworks)('a button of %s', (framework) => {
  let pages: Pages;
  beforeAll(async () => {
    ({ pages } = await buildDesk(framework));
  });

  it('sends its arguments, is pending, and has an outcome', async () => {
    const { press, shows, send, gates, outcomes } = open(pages.mount);
    await shows('one', untouched);
    press('one');
    await shows('one', { label: 'pending', disabled: true });
    expect(send.mock.calls[0]).toEqual([expect.objectContaining({ attempt: 1 }), 'hi']);
    gates[0]?.open('done');
    await shows('one', untouched);
    expect(outcomes).toEqual([{ ok: true, value: 'done' }]);
  });

  it('pressed twice at once makes one request, with one outcome for both', async () => {
    const { pressAgain, shows, send, gates, outcomes } = open(pages.mount);
    await shows('one', untouched);
    pressAgain('one');
    pressAgain('one');
    await shows('one', { label: 'pending' });
    gates[0]?.open('done');
    await shows('one', untouched);
    expect(send).toHaveBeenCalledTimes(1);
    const done = { ok: true, value: 'done' };
    await vi.waitFor(() => expect(outcomes).toEqual([done, done]), patience);
  });

  it('shows what the server refused, until the next press', async () => {
    const { press, shows, gates } = open(pages.mount);
    await shows('one', untouched);
    press('one');
    await vi.waitFor(() => expect(gates.length).toBe(1), patience);
    gates[0]?.fail(wrongPlace);
    await shows('one', { error: 'RequestRefusedError', fields: 'location.lat', disabled: false });
    press('one');
    await shows('one', { label: 'pending', error: '', fields: '' });
  });

  it('that is refused with a wait is locked, and pressed all the same sends nothing', async () => {
    const { press, pressAgain, shows, clock, gates, send } = open(pages.mount);
    await shows('one', untouched);
    press('one');
    await vi.waitFor(() => expect(gates.length).toBe(1), patience);
    gates[0]?.fail({ majorCode: 234, wait: 20 });
    await shows('one', { label: '0:20', disabled: true, error: 'RequestRefusedError' });
    pressAgain('one');
    await shows('one', { error: 'LockedOutError' });
    expect(send).toHaveBeenCalledTimes(1);
    await clock.advance(20_000);
    await shows('one', { label: 'Send' });
  });

  it('has what `send` threw, as it was', async () => {
    const thrown = new TypeError('own');
    const failing = () => {
      throw thrown;
    };
    const { press, shows, outcomes } = open(pages.mount, { send: failing });
    await shows('one', untouched);
    press('one');
    await shows('one', { error: 'TypeError', fields: '' });
    expect(outcomes).toEqual([{ ok: false, error: thrown }]);
  });

  it('whose page was left sends to the end, and shows it where it is shown again', async () => {
    const { press, shows, update, gates, outcomes, textOf } = open(pages.mount);
    await shows('one', untouched);
    press('one');
    await shows('one', { label: 'pending' });
    update({ buttons: [] });
    await vi.waitFor(() => expect(textOf('form')).toBe(''), patience);
    await rendered();
    update({ buttons: [two] });
    await shows('two', { label: 'pending' });
    gates[0]?.fail(wrongPlace);
    await shows('two', { error: 'RequestRefusedError', fields: 'location.lat' });
    expect(outcomes).toMatchObject([{ ok: false }]);
  });

  it('belongs to its subject', async () => {
    const { press, shows, update, gates } = open(pages.mount);
    await shows('one', untouched);
    press('one');
    await shows('one', { label: 'pending' });
    update({ buttons: [{ ...one, room: 'room-2' }] });
    await shows('one', untouched);
    update({ buttons: [one] });
    await shows('one', { label: 'pending' });
    gates[0]?.open('done');
    await shows('one', untouched);
  });

  it('keeps what it shows while its options are others of the same subject', async () => {
    const { press, shows, update, gates } = open(pages.mount, {
      buttons: [{ ...one, room: { low: 7, high: 0 } }],
    });
    await shows('one', untouched);
    press('one');
    await vi.waitFor(() => expect(gates.length).toBe(1), patience);
    gates[0]?.fail(wrongPlace);
    await shows('one', { error: 'RequestRefusedError' });
    update({ buttons: [{ ...one, room: { low: 7, high: 0 } }] });
    await rendered();
    await shows('one', { error: 'RequestRefusedError' });
  });

  it('beside another of the same action has a request of its own', async () => {
    const { press, shows, send, gates } = open(pages.mount, { buttons: [one, two] });
    await shows('two', untouched);
    press('one');
    await shows('one', { label: 'pending' });
    await shows('two', untouched);
    press('two');
    await shows('two', { label: 'pending' });
    expect(send.mock.calls.map(([, text]) => text)).toEqual(['hi', 'ho']);
    gates[1]?.fail(wrongPlace);
    await shows('two', { error: 'RequestRefusedError' });
    await shows('one', { label: 'pending', error: '' });
    gates[0]?.open('done');
    await shows('one', untouched);
  });
});
