// What happens, as the panel shows it. Comes in: frames of the wire, events of the engine, what the page did to the server. Goes out: moments,
// the latest at the end. No token, number or text is in any: of a frame only its action, id and size are kept, of an error its numbers.
import {
  type ErrorFrame,
  findError,
  type ReactionEventName,
  type ScreenEngine,
} from 'igap-reactions';
import { decodeErrorFrame, decodeFrame } from 'igap-reactions/wire';
import { eventText } from '../../event-text.js';
import { type EmittedEvent, eventNames } from '../../player.js';
import { createStore, type Store } from './store.js';
import type { Traffic } from './transport.js';

interface Shared {
  readonly key: number;
  readonly atMs: number;
}

export type Moment =
  | (Shared & {
      readonly kind: 'out' | 'in';
      readonly action: number;
      readonly requestId: string;
      readonly bytes: number;
      readonly error?: ErrorFrame;
      /** Its bytes are damaged, or it does not say which request it answers. */
      readonly broken?: 'unreadable' | 'without id';
    })
  | (Shared & {
      readonly kind: 'event';
      readonly name: ReactionEventName;
      readonly text: string;
      /** It came of the frame above it. */
      readonly caused: boolean;
    })
  /** What was done to the server, and what became of the socket. */
  | (Shared & { readonly kind: 'server' | 'socket'; readonly text: string });

type Fresh = Moment extends infer Each
  ? Each extends Moment
    ? Omit<Each, keyof Shared>
    : never
  : never;

export interface Timeline {
  readonly moments: Store<readonly Moment[]>;
  readonly traffic: Traffic;
  /** From now on the engine's events are moments too. */
  follow(engine: ScreenEngine): void;
  /** Something was done to the server. */
  done(text: string): void;
}

const longest = 250;
/** What an engine emits for a frame it emits at once; a busy page, or a worker, takes its time. */
const atOnceMs = 500;
/** Answers have numbers from here on; 0 is an error, and what is between them was not asked for. */
const firstAnswer = 30_000;

export function createTimeline(): Timeline {
  const moments = createStore<readonly Moment[]>([]);
  let made = 0;
  /** The last frame that came, until something else happens. */
  let cameAtMs = 0;
  const add = (fresh: Fresh) => {
    const atMs = Date.now();
    if (fresh.kind !== 'event') cameAtMs = fresh.kind === 'in' ? atMs : 0;
    const moment = { ...fresh, key: made++, atMs } as Moment;
    moments.set((before) => [...before.slice(1 - longest), moment]);
  };
  return {
    moments,
    done: (text) => add({ kind: 'server', text }),
    traffic(kind, bytes, requestId = '') {
      if (kind === 'opened' || kind === 'closed') return add({ kind: 'socket', text: kind });
      const seen = { kind, bytes: bytes.length };
      try {
        const { action } = decodeFrame(bytes);
        const error = kind === 'in' ? decodeErrorFrame(bytes) : undefined;
        if (error) add({ ...seen, action, requestId: error.requestId ?? '', error });
        else if (kind === 'in' && action >= firstAnswer && requestId === '')
          add({ ...seen, action, requestId, broken: 'without id' });
        else add({ ...seen, action, requestId });
      } catch {
        add({ ...seen, action: 0, requestId, broken: 'unreadable' });
      }
    },
    follow(engine) {
      for (const name of Object.keys(eventNames) as ReactionEventName[]) {
        engine.on(name, (payload) => {
          // A lockout ends by time.
          const caused = Date.now() - cameAtMs < atOnceMs && name !== 'lockout.ended';
          add({ kind: 'event', name, text: textOf({ name, payload } as EmittedEvent), caused });
        });
      }
    },
  };
}

/** An event in words, with the request that it is about. */
function textOf(emitted: EmittedEvent): string {
  const { name, payload } = emitted;
  // The server's own text is nothing for a record of what happened.
  if (name === 'error.reported') return nameOf(payload.resolution.frame);
  if (name === 'lockout.started' && payload.origin === 'storage') {
    const leftS = Math.max(0, Math.ceil((payload.lockout.untilMs - Date.now()) / 1000));
    return `${payload.lockout.key}, ${leftS} s left, from the storage`;
  }
  const action = name === 'reaction' ? payload.frame.action : undefined;
  return action === undefined ? eventText(emitted) : `${eventText(emitted)} of #${action}`;
}

/** `111/4 USER_LOGIN_FAILED, wait 20 s` */
export function nameOf({ majorCode, minorCode, wait }: ErrorFrame): string {
  const name = findError(majorCode)?.name;
  const code = minorCode ? `${majorCode}/${minorCode}` : `${majorCode}`;
  return `${code}${name ? ` ${name}` : ''}${wait ? `, wait ${wait} s` : ''}`;
}
