import { afterEach, describe, expect, it, vi } from 'vitest';
import { development } from '../../src/development.js';
import { type LockoutStore, memoryStore, type StoredLockout } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { faultyStore } from '../support/faulty-store.js';
import { hangingStore } from '../support/session.js';
import { settled, tabHub } from '../support/tab-hub.js';
import { held } from './store.contract.js';

type RigOptions = NonNullable<Parameters<typeof rig>[0]>;

/** Tabs of one origin, on one clock and one store. */
async function origin(
  accounts: readonly (string | null)[] = [null, null],
  options: RigOptions = {},
) {
  const hub = tabHub();
  const clock = manualClock();
  const store = options.store ?? memoryStore();
  const open = async (account: string | null, more: RigOptions = {}) => {
    const tab = rig({ clock, store, ...options, account, channel: hub.channel(), ...more });
    await tab.engine.restored;
    tab.news();
    return tab;
  };
  const [first, second] = await Promise.all(accounts.map((account) => open(account)));
  if (!first || !second) throw new Error('two tabs at least');
  return { hub, clock, store, open, first, second };
}

const record = (more: Partial<StoredLockout> = {}): StoredLockout => ({
  version: 2,
  id: 'record-1',
  key: '100',
  majorCode: 136,
  arrivedAtMs: Date.UTC(2026, 0, 1),
  waitMs: 90_000,
  ...more,
});
const message = (more: object = {}) => ({
  version: 2,
  account: '',
  kind: 'locked',
  record: record(),
  remainingMs: 90_000,
  ...more,
});
/** The record that a tab has sent last. */
const sentRecord = ({ hub }: { readonly hub: ReturnType<typeof tabHub> }): StoredLockout =>
  (hub.sent.at(-1) as { readonly record: StoredLockout }).record;

const faults = ({ emitted }: Pick<ReturnType<typeof rig>, 'emitted'>) =>
  emitted.flatMap(({ name, payload }) => (name === 'fault' ? [payload.code] : []));

afterEach(() => vi.unstubAllGlobals());

describe('a lockout', () => {
  it('that starts in one tab starts in the others, with the end it has there', async () => {
    const { first, second, clock } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    await settled();
    expect(second.emitted.at(-1)).toMatchObject({
      name: 'lockout.started',
      payload: { origin: 'tab', lockout: { key: '100', name: 'USER_REGISTER_MAX_TRY_LOCK' } },
    });
    expect(second.engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 90_000 });
    await clock.advance(89_999);
    expect(second.engine.guard(100).allowed).toBe(false);
    await clock.advance(1);
    expect(second.engine.guard(100).allowed).toBe(true);
    expect(second.news()).toEqual(['lockout.started', 'lockout.ended']);
    expect(second.emitted.at(-1)).toMatchObject({ payload: { reason: 'elapsed' } });
  });

  it('of the app starts in the others too, for its subject', async () => {
    const { first, second } = await origin();
    first.engine.lockOut({ action: 201, subject: 'room-42', waitMs: 5000 });
    await settled();
    expect(second.engine.guard(201, 'room-42').allowed).toBe(false);
    expect(second.engine.guard(201).allowed).toBe(true);
  });

  it('that is extended in one tab is extended in the others, under their own id', async () => {
    const { first, second } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    await settled();
    const [before] = second.engine.lockouts();
    first.engine.receive({ majorCode: 136, wait: 120 });
    await settled();
    expect(second.news()).toEqual(['lockout.started', 'lockout.extended']);
    expect(second.engine.lockouts()).toMatchObject([{ id: before?.id, waitMs: 120_000 }]);
  });

  it.each([
    ['that learnt of it', 0],
    ['that it started in', 1],
  ])('that is cleared in another tab is cleared in the one %s', async (_, by) => {
    const { first, second, store } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    await settled();
    const [cleared, other] = by === 0 ? [first, second] : [second, first];
    const [lockout] = cleared.engine.lockouts();
    other.news();
    expect(lockout && cleared.engine.clearLockout(lockout)).toBe(true);
    await settled();
    expect(other.engine.guard(100).allowed).toBe(true);
    expect(other.news()).toEqual(['lockout.ended']);
    expect(other.emitted.at(-1)).toMatchObject({ payload: { reason: 'cleared' } });
    expect(await held(store)).toEqual({});
  });

  it('that was cleared while another tab was reading the storage is cleared there as well', async () => {
    const { first, open, store } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    await settled();
    let answer = () => {};
    const read = vi.fn(store.read).mockImplementationOnce(async (account) => {
      const before = await store.read(account);
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return before;
    });
    const opening = open(null, { store: { ...store, read } });
    await settled();
    const [lockout] = first.engine.lockouts();
    if (lockout) first.engine.clearLockout(lockout);
    await settled();
    answer();
    const third = await opening;
    await settled();
    expect(third.engine.guard(100).allowed).toBe(true);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('of an error alone is no matter of other tabs', async () => {
    const { first, hub } = await origin();
    first.engine.receive({ majorCode: 672, wait: 20 });
    expect(hub.sent).toEqual([]);
  });

  it.each([
    ['x', 'y'],
    [null, 'x'],
    ['x', null],
  ])('of the account %s is none of %s', async (...accounts) => {
    const { first, second, hub } = await origin(accounts);
    first.engine.receive({ majorCode: 136, wait: 90 });
    await settled();
    expect(hub.sent).toHaveLength(1);
    expect(second.engine.lockouts()).toEqual([]);
    expect(second.news()).toEqual([]);
  });

  it('is posted in numbers and the subject, and as itself only', async () => {
    const { first, hub } = await origin();
    first.engine.receive({
      majorCode: 234,
      wait: 20,
      subject: 7,
      message: 'secret',
      requestId: 'r',
    });
    expect(hub.sent).toEqual([
      message({
        record: record({
          id: expect.any(String),
          key: '201/7',
          majorCode: 234,
          waitMs: 20_000,
        }),
        remainingMs: 20_000,
      }),
    ]);
  });

  it('is posted with what remains of it, however long the page has been open', async () => {
    const { first, hub, clock } = await origin();
    await clock.advance(10_000);
    first.engine.receive({ majorCode: 136, wait: 20 });
    expect(hub.sent.at(-1)).toMatchObject({ remainingMs: 20_000 });
  });

  it('that has elapsed by the clock of another tab goes on by its own, unless the storage holds another of its scope', async () => {
    const { first, hub, store } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    const named = sentRecord({ hub });
    await store.remove('', named.id);
    await store.write('', record({ id: 'record-2', key: '101' }));
    hub.post(message({ kind: 'elapsed', record: named }));
    await settled();
    expect(first.engine.guard(100)).toMatchObject({ remainingMs: 90_000 });
    await store.write('', record({ id: 'record-3', waitMs: 20_000 }));
    hub.post(message({ kind: 'elapsed', record: named }));
    await settled();
    expect(first.engine.guard(100)).toMatchObject({ remainingMs: 20_000 });
  });

  it('whose end two tabs know differently stays as long as the later says, in the storage too', async () => {
    const { first, second, store, hub } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    await settled();
    // A third tab was frozen: it never knew of the longer wait, and forgets its own record when that one's time is over.
    hub.post(message({ kind: 'elapsed', record: record({ waitMs: 60_000 }) }));
    await settled();
    expect(Object.keys(await held(store))).toEqual(['100']);
    expect(first.engine.guard(100).allowed).toBe(false);
    expect(second.engine.guard(100).allowed).toBe(false);
  });

  it('that two tabs locked at once is stored with the later end, whichever wrote last', async () => {
    const { first, second, store } = await origin();
    first.engine.receive({ majorCode: 136, wait: 120 });
    second.engine.receive({ majorCode: 136, wait: 90 });
    await settled();
    const waits = (await store.read('')).map(([, kept]) => Object(kept).waitMs);
    expect(Math.max(...waits)).toBe(120_000);
    expect(second.engine.guard(100)).toMatchObject({ remainingMs: 120_000 });
  });

  it('that another tab wrote while this one was away is known when it wakes', async () => {
    const { first, clock, store } = await origin();
    await store.write('', record());
    await clock.sleep(1000);
    await settled();
    expect(first.emitted.at(-1)).toMatchObject({
      name: 'lockout.started',
      payload: { origin: 'storage' },
    });
    expect(first.engine.guard(100)).toMatchObject({ remainingMs: 89_000 });
  });

  it('that was locked here is not forgotten because the storage was emptied', async () => {
    const { first, clock, store } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    const [[id = ''] = []] = await store.read('');
    await store.remove('', id);
    await clock.sleep(1000);
    await settled();
    expect(first.engine.guard(100)).toMatchObject({ remainingMs: 89_000 });
  });
});

/** A tab whose storage answers its second reading only when `answer` is called. */
async function slowOrigin() {
  const store = memoryStore();
  let answer = () => {};
  const read = vi.fn(store.read);
  const made = await origin([null, null], { store: { ...store, read } });
  read.mockClear();
  read.mockImplementationOnce(async (account) => {
    const found = await store.read(account);
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return found;
  });
  // The other tab of the origin would take the slow reading.
  await made.second.engine.dispose();
  return { ...made, store, read, answer: () => answer() };
}

describe('what is no message of a tab', () => {
  const circle: Record<string, unknown> = {};
  circle.circle = circle;
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'locked'],
    ['a number', 7],
    ['a list', [1, 2]],
    ['a circle', circle],
    ['another version', message({ version: 1 })],
    ['an account that is no text', message({ account: null })],
    ['an unknown kind', message({ kind: 'unlock' })],
    ['a kind of every object', message({ kind: 'constructor' })],
    ['no record', message({ record: undefined })],
    ['a record of another version', message({ record: { ...record(), version: 3 } })],
    ['a record without an id', message({ record: { ...record(), id: undefined } })],
    ['a lockout without what remains', message({ remainingMs: undefined })],
    ['a lockout of which nothing remains', message({ remainingMs: 0 })],
    ['a key that is no scope', message({ record: record({ key: '__proto__' }) })],
    ['a key that is a list', message({ record: { ...record(), key: ['100'] } })],
    ['a key of an error', message({ record: record({ key: 'e672' }) })],
    ['a key of 2 kB', message({ record: record({ key: `201/${'x'.repeat(2048)}` }) })],
    ['a wait of 0', message({ record: record({ waitMs: 0 }) })],
    ['an endless wait', message({ record: record({ waitMs: Infinity }) })],
    ['a wait above 2^32-1 s', message({ record: record({ waitMs: 2 ** 32 * 1000 }) })],
    ['an arrival that is no number', message({ record: { ...record(), arrivedAtMs: '0' } })],
    ['a sign-in of nobody', message({ kind: 'signedIn', account: undefined })],
    ['a sign-in of a number', message({ kind: 'signedIn', account: 1 })],
  ])('is dropped and reported once: %s', async (_, data) => {
    const { first, hub } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    first.news();
    hub.post(data);
    hub.post(data);
    await settled();
    expect(first.news()).toEqual(['fault']);
    expect(faults(first)).toEqual(['channel.invalid']);
    expect(first.engine.lockouts()).toHaveLength(1);
  });

  it('may throw when it is looked at', async () => {
    let take: (event: { readonly data: unknown }) => void = () => {};
    const tab = rig({
      channel: {
        postMessage() {},
        addEventListener: (_, listener) => {
          take = listener;
        },
        close() {},
      },
    });
    const data = new Proxy(
      {},
      {
        get: () => {
          throw new Error('secret');
        },
      },
    );
    expect(() => take({ data })).not.toThrow();
    expect(tab.emitted.at(-1)?.payload).toEqual({
      code: 'channel.invalid',
      message: 'A message that is none of a tab',
    });
  });
});

describe('a message of a hostile page', () => {
  it('locks for no longer than a wait that the server could name, from now', async () => {
    const { first, hub } = await origin();
    const longest = 4_294_967_295_000;
    hub.post(
      message({ record: record({ arrivedAtMs: 9e15, waitMs: longest }), remainingMs: Infinity }),
    );
    await settled();
    expect(first.engine.guard(100)).toMatchObject({ remainingMs: longest });
  });

  it('locks no more than 10,000 scopes', async () => {
    const { first, hub } = await origin();
    for (let subject = 0; subject < 10_050; subject++) {
      hub.post(message({ record: record({ id: `id-${subject}`, key: `201/${subject}` }) }));
    }
    await settled();
    expect(first.engine.lockouts()).toHaveLength(10_000);
    first.engine.receive({ majorCode: 136, wait: 90 });
    expect(first.engine.guard(100).allowed).toBe(false);
  });

  it.each(['elapsed', 'cleared'])('unlocks nothing by saying %s', async (kind) => {
    const { first, hub, clock } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    const named = sentRecord({ hub });
    hub.post(message({ kind, record: named }));
    hub.post(message({ kind, record: { ...named, waitMs: 4_294_967_295_000 } }));
    await settled();
    await clock.sleep(1000);
    await settled();
    expect(first.engine.guard(100)).toMatchObject({ remainingMs: 89_000 });
    expect(first.news()).toEqual(['reaction', 'lockout.started']);
  });

  it('unlocks nothing that was locked anew while the storage was read', async () => {
    const { first, hub, store, read, answer } = await slowOrigin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    await settled();
    const named = sentRecord({ hub });
    await store.remove('', named.id);
    hub.post(message({ kind: 'cleared', record: named }));
    await settled();
    first.engine.receive({ majorCode: 136, wait: 120 });
    await settled();
    answer();
    await settled();
    expect(read).toHaveBeenCalledTimes(1);
    expect(first.engine.guard(100)).toMatchObject({ remainingMs: 120_000 });
  });

  it('unlocks nothing where the record was replaced by rubbish', async () => {
    const { first, hub, store } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    const named = sentRecord({ hub });
    await store.write('', { ...named, version: 3 as 2 });
    hub.post(message({ kind: 'cleared', record: named }));
    await settled();
    expect(first.engine.guard(100).allowed).toBe(false);
  });

  it('forgets no record by one that is long over', async () => {
    const { first, hub, store } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    hub.post(message({ record: record({ arrivedAtMs: 0, waitMs: 1 }) }));
    await settled();
    expect(Object.keys(await held(store))).toEqual(['100']);
  });

  it.each<[string, () => LockoutStore]>([
    ['fails', () => faultyStore(memoryStore(), () => 'reject')],
    ['is full', () => faultyStore(memoryStore(), () => 'quota')],
    ['hangs', hangingStore],
  ])('unlocks nothing where the storage %s', async (_, make) => {
    const hub = tabHub();
    const tab = rig({ store: make(), channel: hub.channel() });
    tab.engine.receive({ majorCode: 136, wait: 90 });
    const named = sentRecord({ hub });
    hub.post(message({ kind: 'cleared', record: named }));
    await settled();
    await tab.clock.advance(5000);
    await settled();
    hub.post(message({ kind: 'cleared', record: named }));
    await settled();
    await tab.clock.advance(5000);
    await settled();
    expect(tab.engine.guard(100).allowed).toBe(false);
    expect(faults(tab)).toEqual(['store.failed']);
  });

  it('unlocks no later end than the one that it names, though the storage is empty', async () => {
    const { first, hub, store } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    await store.remove('', sentRecord({ hub }).id);
    hub.post(message({ kind: 'cleared', record: record({ waitMs: 60_000 }) }));
    await settled();
    expect(first.engine.guard(100).allowed).toBe(false);
  });
});

describe('a storage that stays corrupt', () => {
  it('is emitted once, however often this tab wakes', async () => {
    const store = memoryStore();
    await store.write('', { ...record(), version: 3 as 2 });
    const { first, clock } = await origin([null, null], { store: { ...store, remove() {} } });
    for (let times = 0; times < 3; times++) await clock.sleep(1000);
    await settled();
    expect(faults(first)).toEqual(['store.corrupt']);
  });
});

describe('the channel', () => {
  it('that throws is reported once, and nothing is lost', async () => {
    const broken = () => {
      throw new Error('secret');
    };
    const tab = rig({ channel: { postMessage: broken, addEventListener() {}, close: broken } });
    tab.engine.receive({ majorCode: 136, wait: 90 });
    tab.engine.receive({ majorCode: 108, wait: 90 });
    expect(faults(tab)).toEqual(['channel.failed']);
    expect(tab.emitted.find(({ name }) => name === 'fault')?.payload).toEqual({
      code: 'channel.failed',
      message: development
        ? 'channel.postMessage threw or rejected. Tabs share lockouts by the store only. To go without a channel, pass channel: null.'
        : 'channel.postMessage failed',
    });
    expect(tab.engine.lockouts()).toHaveLength(2);
    await expect(tab.engine.dispose()).resolves.toBeUndefined();
  });

  it('is closed by dispose(), once what was removed is emitted; nothing is received after it', async () => {
    const { first, second, hub } = await origin();
    first.engine.receive({ majorCode: 136, wait: 90 });
    await settled();
    const [lockout] = first.engine.lockouts();
    if (lockout) first.engine.clearLockout(lockout);
    const disposed = first.engine.dispose();
    hub.post(message({ kind: 'signedIn', account: 'x' }));
    await disposed;
    await settled();
    expect(second.engine.guard(100).allowed).toBe(true);
    expect(hub.open).toBe(1);
    expect(first.engine.state.account).toBe(null);
    await second.engine.dispose();
    expect(hub.open).toBe(0);
  });

  it('says that something was cleared once the storage has forgotten it', async () => {
    let forgotten = () => {};
    const removed = new Promise<void>((resolve) => {
      forgotten = resolve;
    });
    const store: LockoutStore = { ...memoryStore(), remove: () => removed };
    const { first, hub } = await origin([null, null], { store });
    first.engine.receive({ majorCode: 136, wait: 90 });
    const [lockout] = first.engine.lockouts();
    if (lockout) first.engine.clearLockout(lockout);
    await settled();
    expect(hub.sent).toHaveLength(1);
    forgotten();
    await settled();
    expect(hub.sent.at(-1)).toEqual({
      version: 2,
      account: '',
      kind: 'cleared',
      record: record({ id: expect.any(String) }),
    });
  });

  it('moves nothing after dispose(), and neither does a wake', async () => {
    const hub = tabHub();
    let written = () => {};
    const store = memoryStore();
    const read = vi.fn(store.read);
    const slow: LockoutStore = {
      ...store,
      read,
      write: () =>
        new Promise((resolve) => {
          written = resolve;
        }),
    };
    const { engine, clock } = rig({ store: slow, channel: hub.channel() });
    engine.receive({ majorCode: 136, wait: 90 });
    const disposed = engine.dispose();
    read.mockClear();
    hub.post(message({ kind: 'signedIn', account: 'x' }));
    await settled();
    await clock.sleep(1000);
    written();
    await disposed;
    await clock.sleep(1000);
    expect(read).not.toHaveBeenCalled();
  });

  it('is none where there is no page or worker', () => {
    const made = vi.fn();
    vi.stubGlobal('BroadcastChannel', made);
    const { emitted } = rig({ channel: undefined });
    expect(made).not.toHaveBeenCalled();
    expect(emitted).toEqual([]);
  });

  it('is none where the global is a Window without documents, as in Deno', () => {
    const made = vi.fn();
    vi.stubGlobal('BroadcastChannel', made);
    const isInstance = { value: () => true };
    vi.stubGlobal(
      'Window',
      Object.defineProperty(() => {}, Symbol.hasInstance, isInstance),
    );
    const { emitted } = rig({ channel: undefined });
    expect(made).not.toHaveBeenCalled();
    expect(emitted).toEqual([]);
  });

  it.each(['Window', 'WorkerGlobalScope'])(
    'is the one of the origin where there is a %s',
    async (scope) => {
      vi.stubGlobal('document', new EventTarget());
      vi.stubGlobal('window', new EventTarget());
      vi.stubGlobal('Document', class {});
      const isInstance = { value: () => true };
      vi.stubGlobal(
        scope,
        Object.defineProperty(() => {}, Symbol.hasInstance, isInstance),
      );
      const [first, second] = [rig({ channel: undefined }), rig({ channel: undefined })];
      first.engine.receive({ majorCode: 136, wait: 90 });
      await vi.waitFor(() => expect(second.engine.guard(100).allowed).toBe(false));
      await Promise.all([first, second].map(({ engine }) => engine.dispose()));
      expect([...first.emitted, ...second.emitted].filter(({ name }) => name === 'fault')).toEqual(
        [],
      );
    },
  );

  it('that a page does not have is no trouble', async () => {
    vi.stubGlobal('WorkerGlobalScope', class {});
    vi.stubGlobal('BroadcastChannel', undefined);
    const tab = rig({ channel: undefined });
    tab.engine.receive({ majorCode: 136, wait: 90 });
    await settled();
    expect(faults(tab)).toEqual([]);
    expect(tab.engine.guard(100).allowed).toBe(false);
  });
});
