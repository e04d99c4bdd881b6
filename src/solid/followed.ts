// A source as an accessor. Comes in: how it is made, and of what. Goes out: its value, listened to while the component is there. Next: the
// primitives that show something.
import {
  type Accessor,
  createEffect,
  createMemo,
  createSignal,
  onCleanup,
  sharedConfig,
} from 'solid-js';
import type { Source } from '../binding/source.js';

/** The value of a source; `first` on a server, and until hydration has ended. */
export function createFollowed<Value>(source: () => Source<Value>, first: Value): Accessor<Value> {
  const followed = createMemo(source);
  // There is a context while a server renders, and while what it rendered is hydrated.
  const [known, look] = createSignal(!sharedConfig.context, { equals: false });
  // Does not run on a server.
  createEffect(() => {
    onCleanup(followed().subscribe(() => look(true)));
    look(true);
  });
  return createMemo(() => {
    const { get } = followed();
    return known() ? get() : first;
  });
}
