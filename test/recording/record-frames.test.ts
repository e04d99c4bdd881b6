import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { DisposedError, memoryStore, OptionError } from '../../src/index.js';
import { recordFrames } from '../../src/recording.js';
import { manualClock } from '../../src/testing.js';
import { run } from '../cli/bin.js';
import { played } from '../examples/playing.js';
import { flow, portRig } from '../port/rig.js';
import { rig } from '../support/engine.js';
import { heldRig, type RigOptions } from '../support/session.js';
import { courseOf, playedTwice, reactionsOf } from './replay.js';

const day = readFileSync(new URL('../../examples/day.ndjson', import.meta.url), 'utf8');

/** An engine whose login waits for the test, and its recording as objects. */
function recorded(options: RigOptions = {}) {
  const made = heldRig(options);
  const { engine, clock } = made;
  const recording = recordFrames(engine, { clock });
  return {
    ...made,
    recording,
    steps: () => recording.lines.map((line) => JSON.parse(line)),
    text: () => recording.lines.join('\n'),
  };
}

describe('what was recorded plays back', () => {
  it('a whole day to the same reactions, lockouts and states, each at its time', async () => {
    const { first, second } = await playedTwice(day);
    expect(courseOf(first).length).toBeGreaterThan(50);
    expect(courseOf(second)).toEqual(courseOf(first));
    expect(second.engine.state.session).toBe(first.engine.state.session);
  });

  it('a recording of a recording is the same', async () => {
    const { recorded: once } = await playedTwice(day);
    const { recorded: twice } = await playedTwice(once.join('\n'));
    expect(twice).toEqual(once);
  });

  it.each([
    ['ready', 30, []],
    ['logging in', 30, [{ atMs: 20, frame: { majorCode: 2 } }]],
  ])(
    'what is %s stays so by an error about a number, where only that says that somebody is signed in',
    async (_, atMs, before) => {
      const lines = [
        { atMs: 10, call: { name: 'signedIn' } },
        ...before,
        { atMs, frame: { majorCode: 105 } },
        { atMs: 40, frame: { majorCode: 184 } },
      ];
      const { first, second } = await playedTwice(
        lines.map((line) => JSON.stringify(line)).join('\n'),
      );
      const reactions = (played: typeof first) =>
        reactionsOf(played.moments.flatMap(({ emitted }) => emitted));
      expect(reactions(second)).toEqual(reactions(first));
      expect(second.ending.reason).toBe(first.ending.reason);
    },
  );

  it('by `npx igap-reactions play`, without a line that is not understood', async () => {
    const { engine, clock, held, emitted, text } = recorded();
    engine.receive({ majorCode: 2, requestId: 'first', action: 201 });
    await clock.advance(300);
    held.last.fail({ majorCode: 10, wait: 2 });
    await clock.advance(2000);
    held.last.succeed();
    await clock.advance(100);
    engine.receive({ majorCode: 304, requestId: 'batch.0' });
    engine.receive({ majorCode: 6, requestId: 'batch.1' });
    engine.receive({ majorCode: 234, wait: 5, subject: 'sara' });
    const { code, out } = await run(['play', '-', '--json'], tmpdir(), text());
    expect(code).toBe(0);
    const { moments, state } = JSON.parse(out);
    const events = moments.flatMap(({ events }: { readonly events: object[] }) => events);
    // The sibling is looked up when it is read, so JSON does not have it.
    const expected = reactionsOf(emitted).map((text) => text.replace(', sibling 304', ''));
    expect(reactionsOf(events)).toEqual(expected);
    expect(out).not.toContain('"kind":"broken"');
    expect(state.session).toBe('ready');
    await engine.dispose();
  });

  it('a login that fails without an error frame, as one whose answer cannot be read', async () => {
    const { engine, clock, held, steps, text } = recorded();
    engine.logIn();
    await clock.advance(100);
    held.last.fail(new Error('no frame'));
    await clock.advance(1000);
    held.last.succeed();
    await clock.advance(0);
    expect(steps()).toEqual([
      { atMs: 0, call: { name: 'logIn' } },
      { atMs: 100, login: {} },
      { atMs: 1100, login: 'ok' },
    ]);
    const replay = await played(text());
    expect(courseOf(replay)).toEqual([
      ...['0 loggingIn', '100 loginDelayed', '1100 loggingIn', '1100 ready'],
    ]);
    await engine.dispose();
  });

  it.each([
    ['as long as the player waits for it', {}],
    ['for longer than that', { loginTimeoutMs: 30_000 }],
  ])('a login that nobody answers %s', async (_, options) => {
    const { engine, clock, emitted, text } = recorded(options);
    engine.logIn();
    await clock.advance(30_000);
    const replay = await played(text());
    expect(reactionsOf(emitted)).toContain('5/1 TIMEOUT *, retryLater derived');
    expect(reactionsOf(replay.moments.flatMap((moment) => moment.emitted))).toEqual(
      reactionsOf(emitted),
    );
    await engine.dispose();
  });

  it('a login that takes longer than the player waits, while other lines come: its success, not its failure', async () => {
    const { engine, clock, held, steps, text } = recorded({ loginTimeoutMs: 60_000 });
    engine.logIn();
    await clock.advance(12_000);
    engine.receive({ majorCode: 205 });
    await clock.advance(1000);
    held.last.fail(new Error('no frame'));
    await clock.advance(1000);
    engine.receive({ majorCode: 204 });
    await clock.advance(12_000);
    engine.receive({ majorCode: 205 });
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('ready');
    expect(steps()).toEqual([
      { atMs: 0, call: { name: 'logIn' } },
      { atMs: 12_000, frame: { majorCode: 205 } },
      { atMs: 14_000, frame: { majorCode: 204 } },
      { atMs: 26_000, frame: { majorCode: 205 } },
      { atMs: 26_000, login: 'ok' },
    ]);
    expect((await played(text())).engine.state.session).toBe('ready');
    await engine.dispose();
  });

  it('a 2 that came too late to begin a login', async () => {
    const { engine, clock, held, emitted, text } = recorded();
    engine.track({ requestId: 'early', action: 201 });
    engine.logIn();
    held.last.succeed();
    await clock.advance(40_000);
    engine.receive({ majorCode: 2, requestId: 'early' });
    expect(engine.state.session).toBe('ready');
    const replay = await played(text());
    expect(reactionsOf(replay.moments.flatMap((moment) => moment.emitted))).toEqual(
      reactionsOf(emitted),
    );
    expect(replay.engine.state.session).toBe('ready');
    await engine.dispose();
  });
});

describe('what the app called is recorded by what it changed', () => {
  it.each([
    ['logIn', {}, [{ name: 'logIn' }]],
    ['signedIn', { account: 'sara' }, [{ name: 'signedIn', args: [{ account: 'a1' }] }]],
    ['signedOut', undefined, [{ name: 'signedOut' }]],
    [
      'lockOut',
      { action: 100, subject: 'sara', waitMs: 1500 },
      [{ name: 'lockOut', args: [{ action: 100, subject: 's1', waitMs: 1500 }] }],
    ],
  ] as const)('%s', async (name, argument, calls) => {
    const { engine, clock, steps } = recorded();
    await Reflect.apply(engine[name] as (given?: unknown) => unknown, engine, [argument]);
    await clock.advance(0);
    expect(steps().map(({ call }) => call)).toEqual(calls);
    await engine.dispose();
  });

  it.each([
    [3, 'takeOver', { name: 'takeOver' }],
    [184, 'twoStepVerified', { name: 'twoStepVerified' }],
    [9, 'nicknameSet', { name: 'nicknameSet' }],
    [9, 'signedIn', { name: 'nicknameSet' }],
    [8, 'signedIn', { name: 'signedIn' }],
  ] as const)('after a %i: %s', async (majorCode, name, call) => {
    const { engine, clock, steps } = recorded();
    engine.receive({ majorCode });
    void engine[name]();
    await clock.advance(0);
    expect(steps().at(-1)).toEqual({ atMs: 0, call });
    await engine.dispose();
  });

  it('a token that was just obtained', async () => {
    const { engine, clock, steps } = recorded();
    engine.receive({ majorCode: 8 });
    engine.logIn({ newToken: true });
    await clock.advance(0);
    expect(steps().at(-1).call).toEqual({ name: 'logIn', args: [{ newToken: true }] });
    await engine.dispose();
  });

  it('a lockout that is cleared', async () => {
    const { engine, steps } = recorded();
    const lockout = engine.lockOut({ action: 201, subject: 'sara', waitMs: 5000 });
    if (lockout) engine.clearLockout(lockout);
    expect(steps().at(-1).call).toEqual({ name: 'clearLockout', args: [201, 's1'] });
    await engine.dispose();
  });

  it('that all requests are free again', async () => {
    const { engine, steps } = recorded();
    engine.receive({ majorCode: 10, wait: 5 });
    const [lockout] = engine.lockouts();
    if (lockout) engine.clearLockout(lockout);
    expect(steps().at(-1).call).toEqual({ name: 'clearLockout', args: [] });
    await engine.dispose();
  });

  it('but no lockout of an error, which no call makes or clears', async () => {
    const { engine, steps } = recorded();
    engine.receive({ majorCode: 77_777, wait: 5 });
    const [lockout] = engine.lockouts();
    if (lockout) engine.clearLockout(lockout);
    expect(engine.lockouts()).toEqual([]);
    expect(steps()).toEqual([{ atMs: 0, frame: { majorCode: 77_777, wait: 5 } }]);
    await engine.dispose();
  });

  it('a stored lockout, by the call that makes such a one: of all requests there is none', async () => {
    const store = memoryStore();
    const clock = manualClock();
    const before = rig({ store, clock }).engine;
    before.receive({ majorCode: 10, wait: 60 });
    before.lockOut({ action: 201, waitMs: 50_000 });
    await before.dispose();
    await clock.advance(1000);
    const { engine, steps } = recorded({ store, clock });
    await engine.restored;
    expect(engine.lockouts()).toHaveLength(2);
    expect(steps()).toEqual([
      { atMs: 0, call: { name: 'lockOut', args: [{ action: 201, waitMs: 49_000 }] } },
    ]);
    await engine.dispose();
  });

  it('nothing of a login that was in flight when it began, but what it led to', async () => {
    const { engine, clock, held } = heldRig();
    engine.logIn();
    const begun = [recordFrames(engine, { clock })];
    engine.disconnected();
    await clock.advance(0);
    expect(begun[0]?.lines).toEqual([]);
    engine.connected();
    await clock.advance(0);
    begun.push(recordFrames(engine, { clock }));
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('ready');
    expect(begun.map(({ lines }) => lines.length)).toEqual([2, 0]);
    await engine.dispose();
  });

  it('nothing where the app asks for a password itself: no call of a recording does', async () => {
    const { engine, steps } = recorded();
    engine.twoStepRequired();
    expect(engine.state.session).toBe('twoStepRequired');
    expect(steps()).toEqual([]);
    await engine.dispose();
  });

  it('who is signed in when it begins', async () => {
    const { engine, steps } = recorded({ account: 'sara' });
    expect(steps()).toEqual([{ atMs: 0, call: { name: 'signedIn', args: [{ account: 'a1' }] } }]);
    await engine.dispose();
  });

  it('a connection that begins a login', async () => {
    const { engine, clock, steps } = recorded();
    engine.connected();
    await clock.advance(100);
    engine.disconnected();
    await clock.advance(100);
    engine.connected();
    await clock.advance(0);
    expect(steps()).toEqual([
      { atMs: 0, call: { name: 'logIn' } },
      { atMs: 100, login: {} },
      { atMs: 200, call: { name: 'logIn' } },
    ]);
    await engine.dispose();
  });
});

describe('nothing that may name somebody is recorded', () => {
  const canary = 'canary';

  it('no subject, account, id, text or time of the server', async () => {
    const { engine, clock, held, text, steps } = recorded({ account: `${canary}-account` });
    const frame = {
      subject: `${canary}-subject`,
      message: `${canary}-message`,
      requestId: `${canary}-id`,
      timestamp: 1_767_225_600,
    };
    engine.receive({ majorCode: 2, ...frame });
    held.last.fail({ majorCode: 10, wait: 1, ...frame, requestId: `${canary}.0` });
    await clock.advance(1000);
    held.last.succeed();
    engine.lockOut({ action: 201, subject: `${canary}-subject`, waitMs: 100 });
    await clock.advance(100);
    engine.receive({ majorCode: 234, wait: 5, ...frame, requestId: `${canary}-2` });
    engine.receive({ majorCode: 77_777, ...frame, requestId: `${canary}.1` });
    await engine.signedIn({ account: `${canary}-other` });
    await engine.signedOut();
    expect(text()).not.toContain(canary);
    expect(text()).not.toContain('1767225600');
    expect(steps().length).toBeGreaterThan(7);
    await engine.dispose();
  });

  it('the same subject has the same ordinal, and members of a batch stay siblings', async () => {
    const { engine, steps } = recorded();
    for (const subject of ['sara', 'omid', 'sara']) engine.receive({ majorCode: 205, subject });
    for (const requestId of ['x.0', 'x.1', 'y.0']) engine.receive({ majorCode: 304, requestId });
    const frames = steps().map(({ frame }) => frame.subject ?? frame.requestId);
    expect(frames).toEqual(['s1', 's2', 's1', 'r1.0', 'r1.1', 'r2.0']);
    await engine.dispose();
  });

  it('an id that is used again after another connection is another', async () => {
    const { engine, emitted, text } = recorded();
    engine.receive({ majorCode: 304, requestId: 'x.0' });
    engine.connected();
    engine.disconnected();
    engine.receive({ majorCode: 304, requestId: 'x.0' });
    const replay = await played(text());
    const [first, second] = reactionsOf(emitted);
    expect(second).toBe(first);
    const replayed = reactionsOf(replay.moments.flatMap((moment) => moment.emitted));
    expect(replayed.filter((each) => each === first)).toHaveLength(2);
    await engine.dispose();
  });
});

describe('a recording', () => {
  it('keeps the last lines, and its time begins with the first of them', async () => {
    const { engine, clock } = rig();
    const recording = recordFrames(engine, { clock, limit: 3 });
    for (let step = 0; step < 5; step++) {
      await clock.advance(1000);
      engine.receive({ majorCode: 300 + step });
    }
    const steps = recording.lines.map((line) => JSON.parse(line));
    expect(steps.map(({ atMs, frame }) => [atMs, frame.majorCode])).toEqual([
      [0, 302],
      [1000, 303],
      [2000, 304],
    ]);
    await engine.dispose();
  });

  it('forgets what is older than a recording can hold', async () => {
    const { engine, clock } = rig();
    const recording = recordFrames(engine, { clock });
    engine.receive({ majorCode: 205 });
    await clock.sleep(2 ** 31);
    engine.receive({ majorCode: 204 });
    expect(recording.lines.map((line) => JSON.parse(line))).toEqual([
      { atMs: 0, frame: { majorCode: 204 } },
    ]);
    await engine.dispose();
  });

  it('ends with stop() and with dispose(), and stays readable', async () => {
    const { engine, recording, steps } = recorded();
    engine.receive({ majorCode: 205 });
    recording.stop();
    recording.stop();
    engine.receive({ majorCode: 204 });
    const another = recordFrames(engine);
    engine.receive({ majorCode: 203 });
    await engine.dispose();
    engine.receive({ majorCode: 202 });
    expect(steps()).toEqual([{ atMs: 0, frame: { majorCode: 205 } }]);
    expect(another.lines).toHaveLength(1);
  });

  it('arms no timer', async () => {
    const { engine, clock } = recorded();
    expect(clock.pending).toBe(0);
    await engine.dispose();
  });

  it('of an engine over a port is made in the page', async () => {
    const worker = portRig();
    const page = worker.page();
    await flow();
    const { engine, clock } = page;
    const recording = recordFrames(engine, { clock });
    worker.engine.receive({ majorCode: 2 });
    await flow();
    worker.engine.receive({ majorCode: 109, minorCode: 2, action: 102 });
    await flow();
    expect(recording.lines.map((line) => JSON.parse(line))).toEqual([
      { atMs: 0, frame: { majorCode: 2 } },
      { atMs: 0, login: { majorCode: 109, minorCode: 2, action: 102 } },
    ]);
  });

  it.each([
    ['recordFrames(engine)', {}, {}],
    ['limit', undefined, { limit: 0 }],
    ['clock', undefined, { clock: 5 }],
  ])('names a wrong %s', async (option, wrong, options) => {
    const { engine } = rig();
    const call = () => recordFrames((wrong ?? engine) as never, options as never);
    expect(call).toThrow(OptionError);
    expect(call).toThrow(expect.objectContaining({ option }));
    await engine.dispose();
  });

  it('of an engine that was disposed of throws', async () => {
    const { engine } = rig();
    await engine.dispose();
    expect(() => recordFrames(engine)).toThrow(DisposedError);
  });
});
