// What pages and the worker of all tabs say to each other besides the engine's own messages, over the same port. Comes in: nothing. Goes out:
// types. Next: network-worker.ts, shared-network.ts.
import type { Answer } from './answer.js';
import type { SignedIn } from './device.js';
import type { Action } from './request-bytes.js';

export type ToNetwork =
  /** Who is signed in on this device: a worker cannot read what pages store. The first message of every page. */
  | { readonly own: 'device'; readonly url: string; readonly signedIn: SignedIn | undefined }
  | {
      readonly own: 'send';
      readonly requestId: string;
      readonly action: Action;
      readonly fields: Readonly<Record<string, string | bigint>>;
    }
  | { readonly own: 'forget'; readonly requestId: string };

export type FromNetwork =
  | { readonly own: 'answer'; readonly requestId: string; readonly answer: Answer }
  /** It could not be sent: no connection is open. */
  | { readonly own: 'offline'; readonly requestId: string }
  | {
      readonly own: 'traffic';
      readonly direction: 'out' | 'in' | 'opened' | 'closed';
      readonly bytes: Uint8Array;
      readonly requestId: string | undefined;
    };
