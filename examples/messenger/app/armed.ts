// Trouble that waits: for the next message, or the next request. Comes in: what was ordered of the server, and the traffic. Goes out: what is
// armed still, over a reload too, so that its button stays pressed until it is used. Next: trouble-buttons.tsx.
import { decodeErrorFrame, decodeFrame } from 'igap-reactions/wire';
import { type Spoiling, spoilings } from '../command.js';
import { createStore, type Store } from './store.js';
import type { Traffic } from './transport.js';

/** `limit/1`: the recipient of room 1. */
export type Armed = 'expire' | Spoiling | `limit/${string}`;

export interface ArmedTrouble {
  readonly all: Store<readonly Armed[]>;
  arm(what: Armed): void;
  /** Sees what uses it up. */
  readonly traffic: Traffic;
}

const place = 'peyk-armed';

export function createArmedTrouble(): ArmedTrouble {
  const all = createStore<readonly Armed[]>(kept());
  all.subscribe(() => keep(all.get()));
  /** The first that fits: the server uses them up in the order in which they came. */
  const use = (fits: (what: Armed) => boolean) =>
    all.set((before) => {
      const used = before.find(fits);
      return used === undefined ? before : before.filter((each) => each !== used);
    });
  const isSpoiling = (what: Armed) => spoilings.some((each) => each === what);

  return {
    all,
    arm: (what) => all.set((before) => [...before.filter((each) => each !== what), what]),
    traffic(kind, bytes) {
      if (kind !== 'out' && kind !== 'in') return;
      try {
        const { action } = decodeFrame(bytes);
        if (kind === 'out') {
          if (action === 201) use(isSpoiling);
          // Whoever logs in has a session again.
          if (action === 102) use((what) => what === 'expire');
          return;
        }
        const code = decodeErrorFrame(bytes)?.majorCode;
        if (code === 2) use((what) => what === 'expire');
        if (code === 234) use((what) => what.startsWith('limit/'));
      } catch {
        // Damaged: what it was about, nobody knows.
      }
    },
  };
}

const isArmed = (value: unknown): value is Armed =>
  value === 'expire' || spoilings.some((each) => each === value) || /^limit\/\d$/.test(`${value}`);

function kept(): readonly Armed[] {
  try {
    const value = JSON.parse(sessionStorage.getItem(place) ?? '[]');
    return Array.isArray(value) ? value.filter(isArmed) : [];
  } catch {
    return [];
  }
}

function keep(armed: readonly Armed[]): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(armed));
  } catch {
    // Then it lasts as long as the page.
  }
}
