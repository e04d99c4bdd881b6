// A script: what is done, and what is done inside callbacks. Comes in: nothing. Goes out: types. Used by: reentrant-model.ts.
import type { ActName, answers } from './reentrant-acts.js';
import type { Open } from './reentrant-app.js';
import type { CallbackName } from './reentrant-callbacks.js';

/** What is done inside a callback, at its calls from the `at`-th on. */
export interface Trigger {
  readonly in: CallbackName;
  readonly at: number;
  readonly times: number;
  readonly act: ActName | { readonly does: 'throw' | 'return'; readonly value: string };
}

export type Step =
  | { readonly do: ActName }
  | {
      readonly do: 'answer';
      readonly of: Open['of'];
      readonly which: number;
      readonly with: keyof typeof answers | 'yes' | 'rubbish';
    }
  | { readonly do: 'advance' | 'sleep'; readonly ms: number }
  | { readonly do: 'post'; readonly kind: 'signedIn' | 'signedOut' | 'rubbish' };
