// What a test page and a test worker are: an engine of the built package, and everything that it emitted. Comes in: what the address asks
// for. Goes out: the driver that a test's functions are called with. Next: page.ts and worker.ts put it into their global scope.
import {
  createReactionEngine,
  type ReactionEngine,
  type ReactionEngineOptions,
  type ReactionEventName,
  type StoredLockout,
} from 'igap-reactions';
import { eventNames } from '../support/event-names.js';
import { openScreen, type Screen } from './screen.js';

/** An event as it was emitted, as plain data. */
export interface Emitted {
  readonly name: ReactionEventName;
  // biome-ignore lint/suspicious/noExplicitAny: a copy of any event's payload, for matchers to look into.
  readonly payload: any;
  /** Wall clock, ms since 1970, whatever the page was made to believe. */
  readonly atMs: number;
}

export interface Driver {
  /** The engine of the page: default options but for the account. */
  engine: ReactionEngine;
  /** Everything it emitted, in order. */
  emitted: Emitted[];
  /** How long its stored lockouts took to be read, ms; undefined until they are. */
  restoredInMs?: number | undefined;
  /** For each time the page was shown: whether it came as it was left. */
  readonly shown: boolean[];
  /** In place of the engine, which stays as it is, another one. */
  open(options?: ReactionEngineOptions): void;
  /** The engine of a worker, once it was opened. */
  screen?: Screen;
  /** Opens the engine of a worker. */
  openScreen(kind: 'dedicated' | 'shared', search: string): void;
  /** Posts something to the tabs of the origin, as any page of it could. */
  post(message: unknown): void;
  /** Of each scope the stored record that ends last, by `account key`, read past the SDK. */
  records(): Promise<Record<string, StoredLockout>>;
  /** Everything that is stored, by `account id`, read past the SDK. */
  rows(): Promise<Record<string, unknown>>;
  /** Writes into the storage past the SDK, by `account id` too. */
  put(rows: Readonly<Record<string, unknown>>): Promise<void>;
  /** Empties the storage past the SDK. */
  empty(): Promise<void>;
  /** Evaluates an expression in a worker of this page, or of the site; asked again, it is the same one. */
  inWorker(kind: WorkerKind, type: WorkerType, source: string): Promise<unknown>;
  /** From now on the wall clock says this much more than it does, as after a sleep, or after a person has set it. */
  leap(byMs: number): void;
  /** The wall clock as it is. */
  realMs(): number;
}

export type WorkerKind = 'dedicated' | 'shared' | 'service';

const database = 'igap-reactions';

/** Does something with the records themselves. */
async function directly<T>(
  mode: IDBTransactionMode,
  work: (records: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database);
    request.onupgradeneeded = () => request.result.createObjectStore('lockouts');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  try {
    const transaction = opened.transaction('lockouts', mode);
    const request = work(transaction.objectStore('lockouts'));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    opened.close();
  }
}

/** Starts a worker, and whom to write to. */
async function startWorker(
  kind: WorkerKind,
  type: WorkerType,
): Promise<MessagePort | Worker | ServiceWorker> {
  const file = type === 'module' ? '/worker.js' : '/classic-worker.js';
  if (kind === 'dedicated') return new Worker(file, { type });
  if (kind === 'shared') {
    const { port } = new SharedWorker(file, { type });
    port.start();
    return port;
  }
  await navigator.serviceWorker.register(file, { type });
  const { active } = await navigator.serviceWorker.ready;
  if (!active) throw new Error('no service worker is active');
  return active;
}

/** A driver with a fresh engine, unless the address says `engine=none`. */
export function createDriver(search: string): Driver {
  const asked = new URLSearchParams(search);
  const realMs = Date.now.bind(Date);
  let leaptMs = 0;
  let channel: BroadcastChannel | undefined;
  const workers: Record<string, ReturnType<typeof startWorker>> = {};

  const driver: Omit<Driver, 'engine'> & { engine?: ReactionEngine } = {
    emitted: [],
    shown: [],
    open(options = {}) {
      const fromMs = realMs();
      const emitted: Emitted[] = [];
      const engine = createReactionEngine(options);
      for (const name of eventNames) {
        engine.on(name, (payload) => {
          emitted.push({ name, payload: JSON.parse(JSON.stringify(payload)), atMs: realMs() });
        });
      }
      Object.assign(driver, { engine, emitted, restoredInMs: undefined });
      void engine.restored.then(() => {
        driver.restoredInMs = realMs() - fromMs;
      });
    },
    openScreen(kind, search) {
      driver.screen = openScreen(kind, search);
    },
    post(message) {
      channel ??= new BroadcastChannel(database);
      channel.postMessage(message);
    },
    async records() {
      const found = Object.entries(await driver.rows()) as [string, StoredLockout][];
      const endOf = ([, { arrivedAtMs, waitMs }]: (typeof found)[number]) => arrivedAtMs + waitMs;
      return Object.fromEntries(
        found
          .sort((a, b) => endOf(a) - endOf(b))
          .map(([place, record]) => [`${place.split(' ')[0]} ${record.key}`, record]),
      );
    },
    async rows() {
      const keys = await directly('readonly', (records) => records.getAllKeys());
      const values = await directly('readonly', (records) => records.getAll());
      return Object.fromEntries(keys.map((key, at) => [String(key).replace(',', ' '), values[at]]));
    },
    put: async (rows) => {
      await directly('readwrite', (records) => {
        for (const [place, record] of Object.entries(rows)) {
          const [account, id] = place.split(' ');
          records.put(record, [account ?? '', id ?? '']);
        }
        return records.count();
      });
    },
    empty: () => directly('readwrite', (records) => records.clear()),
    async inWorker(kind, type, source) {
      workers[`${kind} ${type}`] ??= startWorker(kind, type);
      const worker = await workers[`${kind} ${type}`];
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise<{ value: unknown; error?: string }>((resolve) => {
        port1.onmessage = ({ data }) => resolve(data);
      });
      worker?.postMessage({ source }, [port2]);
      const { value, error } = await answer;
      if (error) throw new Error(error);
      return value;
    },
    leap(byMs) {
      leaptMs += byMs;
      Date.now = () => realMs() + leaptMs;
    },
    realMs,
  };
  if (asked.get('engine') !== 'none') driver.open({ account: asked.get('account') });
  return driver as Driver;
}
