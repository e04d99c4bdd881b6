// Requests that go as one: their ids, what becomes of each, and of all of them.

import { describe, expect, it } from 'vitest';
import { requestRig } from '../support/request.js';
import { inDevelopment } from '../support/said.js';

const abc = [{ of: 'a' }, { of: 'b' }, { of: 'c' }] as const;

describe('a batch', () => {
  it('goes under ids of one batch, numbered from 0, and gives a promise for each member', async () => {
    const { askBatch, sent, settle } = requestRig();
    const outcomes = askBatch(abc);
    const ids = sent.map(({ requestId }) => requestId);
    const batch = ids[0]?.slice(0, -2);
    expect(ids).toEqual([`${batch}.0`, `${batch}.1`, `${batch}.2`]);
    for (const { of, answer } of sent) answer(`${of} done`);
    await settle();
    expect(outcomes.map(({ value }) => value)).toEqual(['a done', 'b done', 'c done']);
  });

  it('of none is no promise, and of one still has an index', () => {
    const { askBatch, sent } = requestRig();
    expect(askBatch([])).toEqual([]);
    askBatch([{ of: 'a' }]);
    expect(sent[0]?.requestId).toMatch(/\.0$/);
  });

  it('differs from every other, and so are its members by their keys', () => {
    const { askBatch, sent } = requestRig();
    askBatch(abc);
    askBatch(abc);
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(6);
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(6);
  });

  it('a 6 finds the sibling that failed, whichever comes first', async () => {
    for (const order of [
      ['a', 'b', 'c'],
      ['b', 'c', 'a'],
    ]) {
      const { askBatch, last, settle } = requestRig();
      const outcomes = askBatch(abc);
      for (const of of order) last(of).refuse({ majorCode: of === 'b' ? 304 : 6 });
      await settle();
      expect(outcomes[1]?.error).toMatchObject({ frame: { majorCode: 304 } });
      for (const at of [0, 2]) {
        expect(outcomes[at]?.error).toMatchObject({
          name: 'RequestRefusedError',
          frame: { majorCode: 6 },
          resolution: { reaction: { kind: 'follow', sibling: { majorCode: 304 } } },
        });
      }
    }
  });

  it('is held and released as one, and counts as one in the window', async () => {
    const { engine, held, ask, askBatch, wire, settle } = requestRig({ replayConcurrency: 2 });
    engine.logIn();
    askBatch(abc);
    ask('d');
    ask('e');
    expect(wire()).toEqual([]);
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('a 2 of one is a 2 of all that are unanswered or were refused with 6; all go again, under another batch id', async () => {
    const { held, askBatch, last, sent, wire, settle } = requestRig();
    const outcomes = askBatch([...abc, { of: 'd' }]);
    const first = sent.map(({ requestId }) => requestId);
    const { signal } = last('c');
    last('a').answer('a done');
    last('b').refuse({ majorCode: 6 });
    await settle();
    expect(outcomes.map(({ settled }) => settled)).toEqual([true, false, false, false]);
    last('d').refuse({ majorCode: 2 });
    await settle();
    expect(signal.aborted).toBe(true);
    wire();
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['b', 'c', 'd']);
    const again = sent.slice(4).map(({ requestId }) => requestId);
    expect(again.map((id) => id.slice(id.lastIndexOf('.')))).toEqual(['.1', '.2', '.3']);
    expect(again.some((id) => first.includes(id))).toBe(false);
    for (const of of ['b', 'c', 'd']) last(of).answer(`${of} done`);
    await settle();
    expect(outcomes.map(({ value }) => value)).toEqual(['a done', 'b done', 'c done', 'd done']);
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('with replay: never a 2 of one is its own, and the others have theirs', async () => {
    const { askBatch, last, settle } = requestRig();
    const outcomes = askBatch(abc, { replay: 'never' });
    last('a').refuse({ majorCode: 6 });
    last('b').refuse({ majorCode: 2 });
    last('c').refuse({ majorCode: 6 });
    await settle();
    expect(outcomes.map(({ error }) => error)).toMatchObject([
      { frame: { majorCode: 6 } },
      { frame: { majorCode: 2 } },
      { frame: { majorCode: 6 } },
    ]);
  });

  it('waits as one for the lockout of any of its members', async () => {
    const { engine, clock, askBatch, wire } = requestRig();
    engine.lockOut({ action: 300, waitMs: 5000 });
    const members = [{ of: 'a' }, { of: 'b', action: 300 }];
    askBatch(members, { whileLockedOut: 'wait' });
    const [rejected] = askBatch(members);
    await clock.advance(4999);
    expect(rejected?.error).toMatchObject({ name: 'LockedOutError', lockout: { key: '300' } });
    expect(wire()).toEqual([]);
    await clock.advance(1);
    expect(wire()).toEqual(['a', 'b']);
  });

  it('is held where one member needs a login, and not where none does', () => {
    const { engine, askBatch, wire } = requestRig();
    engine.logIn();
    askBatch([{ of: 'a', action: 100 }, { of: 'b' }]);
    askBatch([
      { of: 'c', action: 100 },
      { of: 'd', action: 2 },
    ]);
    expect(wire()).toEqual(['c', 'd']);
  });

  it('with replay: idempotent is sent again as one where its connection was lost', async () => {
    const { engine, askBatch, last, wire, settle } = requestRig();
    const outcomes = askBatch(
      abc.map(({ of }) => ({ of, action: 100 })),
      { replay: 'idempotent' },
    );
    last('a').answer('a done');
    await settle();
    wire();
    engine.connected();
    engine.disconnected();
    engine.connected();
    await settle();
    expect(wire()).toEqual(['b', 'c']);
    expect(outcomes.map(({ settled }) => settled)).toEqual([true, false, false]);
  });

  it('loses all its members with the connection otherwise, and those refused with 6 keep that', async () => {
    const { engine, askBatch, last, settle } = requestRig();
    engine.connected();
    const outcomes = askBatch(abc.map(({ of }) => ({ of, action: 100 })));
    last('a').refuse({ majorCode: 6 });
    await settle();
    engine.disconnected();
    await settle();
    expect(outcomes.map(({ error }) => error)).toMatchObject([
      { frame: { majorCode: 6 } },
      { frame: { majorCode: 5, minorCode: 2 } },
      { frame: { majorCode: 5, minorCode: 2 } },
    ]);
  });

  it('one member can be cancelled: what only waited for it then has its 6', async () => {
    const { engine, askBatch, last, settle } = requestRig();
    const outcomes = askBatch(abc);
    last('a').refuse({ majorCode: 6 });
    last('b').refuse({ majorCode: 6 });
    await settle();
    expect(engine.requests()).toHaveLength(3);
    const { id } = engine.requests()[2] ?? {};
    expect(engine.cancel({ id })).toBe(1);
    await settle();
    expect(outcomes.map(({ error }) => error)).toMatchObject([
      { frame: { majorCode: 6 } },
      { frame: { majorCode: 6 } },
      { name: 'AbortError' },
    ]);
    expect(engine.requests()).toEqual([]);
  });

  it('one that was refused with 6 can be cancelled: the others are waited for all the same', async () => {
    const { engine, askBatch, last, settle } = requestRig();
    const outcomes = askBatch(abc);
    last('a').refuse({ majorCode: 6 });
    await settle();
    engine.cancel({ id: engine.requests()[0]?.id });
    last('b').refuse({ majorCode: 6 });
    await settle();
    expect(outcomes.map(({ settled }) => settled)).toEqual([true, false, false]);
    last('c').answer('c done');
    await settle();
    expect(outcomes[1]?.error).toMatchObject({ frame: { majorCode: 6 } });
    expect(outcomes[2]?.value).toBe('c done');
  });

  it('an abort ends all its members', async () => {
    const { askBatch, settle } = requestRig();
    const abort = new AbortController();
    const outcomes = askBatch(abc, { signal: abort.signal });
    abort.abort('gone');
    await settle();
    expect(outcomes.map(({ error }) => error)).toEqual(['gone', 'gone', 'gone']);
  });

  it('answers thousands of members of one batch, all but one of which only follow', async () => {
    const { engine, askBatch, sent, settle } = requestRig();
    const members = Array.from({ length: 3000 }, (_, at) => ({ of: `${at}` }));
    const outcomes = askBatch(members);
    for (const { refuse } of sent.slice(1)) refuse({ majorCode: 6 });
    await settle();
    sent[0]?.refuse({ majorCode: 304 });
    await settle();
    expect(outcomes.every(({ settled }) => settled)).toBe(true);
    expect(engine.requests()).toEqual([]);
  });

  it.each([
    ['batch.members', (batch: (...given: never[]) => unknown) => batch(8 as never)],
    [
      'batch.members[1].action',
      (batch) => batch([{ action: 201, send() {} }, { send() {} }] as never),
    ],
    ['batch.members[0].send', (batch) => batch([{ action: 201 }] as never)],
    ...inDevelopment([
      'batch.subject',
      (batch: (...given: never[]) => unknown) => batch([] as never, { subject: 'a' } as never),
    ]),
  ] as [string, (batch: (...given: never[]) => unknown) => unknown][])(
    'a wrong %s is an OptionError',
    (option, call) => {
      const { engine } = requestRig();
      expect(() => call(engine.batch as never)).toThrow(
        expect.objectContaining({ name: 'OptionError', option }),
      );
    },
  );
});
