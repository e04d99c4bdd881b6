// What a platform may take from a page. Comes in: nothing; each runs as a script of its own before the SDK is loaded. Goes out: a
// page in which something is missing, throws or never answers. Next: site.ts puts the named ones into the page.

/** Each function is copied into the page as text: it sees the page's scope only. */
export const breakages = {
  noIndexedDb() {
    Reflect.deleteProperty(globalThis, 'indexedDB');
  },
  /** As where a person has blocked site data: looking at it throws. */
  guardedIndexedDb() {
    Object.defineProperty(globalThis, 'indexedDB', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  },
  refusingIndexedDb() {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  },
  /** Opening fails, as with a database that is damaged on the disk. */
  failingIndexedDb() {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (this: IDBFactory) {
      // The lower version of the second request is an error.
      open.call(this, 'failing', 2);
      return open.call(this, 'failing', 1);
    };
  },
  hangingIndexedDb() {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (this: IDBFactory, ...of) {
      const request = open.apply(this, of);
      for (const name of ['onsuccess', 'onerror', 'onupgradeneeded'] as const) {
        Object.defineProperty(request, name, { set() {} });
      }
      return request;
    };
  },
  /** It opens and reads; a write is never answered. */
  hangingWrites() {
    IDBObjectStore.prototype.put = function (this: IDBObjectStore) {
      const { transaction } = this;
      for (const name of ['oncomplete', 'onabort', 'onerror'] as const) {
        Object.defineProperty(transaction, name, { set() {} });
      }
      return this.get(['', '']);
    };
  },
  fullStorage() {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
  /** The disk is full when the transaction ends. */
  fullAtCommit() {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...record) {
      const request = put.apply(this, record);
      this.transaction.abort();
      return request;
    };
  },
  noBroadcastChannel() {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  },
  refusingBroadcastChannel() {
    globalThis.BroadcastChannel = new Proxy(BroadcastChannel, {
      construct() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  },
  throwingBroadcastChannel() {
    BroadcastChannel.prototype.postMessage = () => {
      throw new DOMException('closed', 'InvalidStateError');
    };
  },
  /** A person has set the clock an hour back. */
  earlyClock() {
    const now = Date.now.bind(Date);
    Date.now = () => now() - 3_600_000;
  },
} satisfies Record<string, () => void>;

/** What is broken in a page. */
export type Breakage = keyof typeof breakages;

/** The script that breaks it. */
export function breaking(names: readonly Breakage[]): string {
  return names.map((name) => `({${breakages[name]}}).${name}();`).join('\n');
}
