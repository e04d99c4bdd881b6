// A source in a component. Comes in: a function that returns the present source. Goes out: a function that returns its value and is tracked where
// it is read; the source is listened to while the component is mounted. Next: the functions that show something.
import { onMount } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { toStore } from 'svelte/store';
import type { Source } from '../binding/source.js';
import { unsubscribed } from '../binding/while-alive.js';

/** Calls `start` while the component is mounted, again for each other value, after it has called what the last `start` returned. */
export function whileMounted<Value>(value: () => Value, start: (value: Value) => () => void): void {
  // Is not called on a server.
  onMount(() => {
    let last: Value | undefined;
    let stop = unsubscribed;
    const end = toStore(value).subscribe((now) => {
      if (now === last) return;
      last = now;
      stop();
      stop = start(now);
    });
    return () => {
      end();
      stop();
    };
  });
}

/** The value of a source; `first` on a server, and until the component is mounted. */
export function followed<Value>(source: () => Source<Value>, first: Value): () => Value {
  let known = false;
  let changed = () => {};
  const track = createSubscriber((update) => {
    changed = update;
  });
  whileMounted(source, ({ subscribe }) => {
    const look = () => changed();
    const stop = subscribe(look);
    known = true;
    look();
    return stop;
  });
  return () => {
    track();
    const { get } = source();
    return known ? get() : first;
  };
}
