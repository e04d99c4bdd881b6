// What happens, as the panel shows it. Comes in: frames of the wire, events of the engine. Goes out: moments, the latest at the end. No token,
// number or text is in any: of a frame only its action, id and size are kept, of an error its numbers.
import {
  type ErrorFrame,
  findError,
  type ReactionEventName,
  type ScreenEngine,
} from 'igap-reactions';
import { decodeErrorFrame, decodeFrame } from 'igap-reactions/wire';
import { eventText } from '../../event-text.js';
import { eventNames, type Told } from '../../player.js';
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
      /** Its bytes are damaged. */
      readonly broken?: true;
    })
  | (Shared & { readonly kind: 'event'; readonly name: ReactionEventName; readonly text: string });

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
}

const longest = 250;

export function createTimeline(): Timeline {
  const moments = createStore<readonly Moment[]>([]);
  let made = 0;
  const add = (fresh: Fresh) => {
    const moment = { ...fresh, key: made++, atMs: Date.now() } as Moment;
    moments.set((before) => [...before.slice(1 - longest), moment]);
  };
  return {
    moments,
    traffic(kind, bytes, requestId = '') {
      const seen = { kind, bytes: bytes.length };
      try {
        const { action } = decodeFrame(bytes);
        const error = kind === 'in' ? decodeErrorFrame(bytes) : undefined;
        if (!error) add({ ...seen, action, requestId });
        else add({ ...seen, action, requestId: error.requestId ?? '', error });
      } catch {
        add({ ...seen, action: 0, requestId, broken: true });
      }
    },
    follow(engine) {
      for (const name of Object.keys(eventNames) as ReactionEventName[]) {
        engine.on(name, (payload) => {
          // The server's own text is nothing for a record of what happened.
          const told = { name, payload } as Told;
          const text =
            told.name === 'error.reported'
              ? nameOf(told.payload.resolution.frame)
              : eventText(told);
          add({ kind: 'event', name, text });
        });
      }
    },
  };
}

/** `111/4 USER_LOGIN_FAILED, wait 20 s` */
export function nameOf({ majorCode, minorCode, wait }: ErrorFrame): string {
  const name = findError(majorCode)?.name;
  const code = minorCode ? `${majorCode}/${minorCode}` : `${majorCode}`;
  return `${code}${name ? ` ${name}` : ''}${wait ? `, wait ${wait} s` : ''}`;
}
