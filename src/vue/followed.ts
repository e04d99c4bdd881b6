// A source as a ref. Comes in: a function that returns the present source. Goes out: its value, listened to while the component is mounted. Next:
// the composables that show something.
import {
  type ComputedRef,
  computed,
  getCurrentInstance,
  onBeforeMount,
  onMounted,
  shallowRef,
  triggerRef,
  watchEffect,
} from 'vue';
import type { Source } from '../binding/source.js';

/** The value of a source; `first` on a server, and until hydration has ended. */
export function useFollowed<Value>(source: () => Source<Value>, first: Value): ComputedRef<Value> {
  const followed = computed(source);
  const known = shallowRef(false);
  const look = () => {
    known.value = true;
    triggerRef(known);
  };
  const instance = getCurrentInstance();
  // Neither is called on a server. What is hydrated has its element already.
  onBeforeMount(() => {
    if (!instance?.vnode.el) look();
  });
  onMounted(() => {
    watchEffect((onCleanup) => {
      onCleanup(followed.value.subscribe(look));
      look();
    });
  });
  return computed(() => {
    const { get } = followed.value;
    return known.value ? get() : first;
  });
}
