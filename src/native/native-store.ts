// Lockouts on a phone. Comes in: the app's AsyncStorage. Goes out: a store over it, which is keyValueStore's, so that lockouts of an app that
// named that one are found. Next: lockout/safe-store.ts.
import { development } from '../development.js';
import { type KeyValueStoreOptions, keyValueStore } from '../lockout/key-value-store.js';
import type { LockoutStore } from '../lockout/store.js';
import { mustBe } from '../misuse.js';
import { fieldsOf } from '../stranger.js';

/**
 * What {@link nativeStore} needs of an AsyncStorage: that of `@react-native-async-storage/async-storage`, that of `react-native` itself
 * (up to 0.59), Expo's `expo-sqlite/kv-store`, or three functions over anything.
 */
export interface AsyncStorageLike {
  /** The text that was set; `null` for an unknown key. */
  getItem(key: string): PromiseLike<string | null | undefined>;
  /** Keeps a text. */
  setItem(key: string, value: string): PromiseLike<unknown>;
  /** Forgets a key. */
  removeItem(key: string): PromiseLike<unknown>;
}

const functions = ['getItem', 'setItem', 'removeItem'] as const;

/**
 * Keeps lockouts in AsyncStorage, so that they outlive the app: one text per account, under `igap-reactions-` and the account, as
 * `keyValueStore` writes it. It holds lockouts and nothing else. The default store has no place on a phone but memory, which is the
 * fault `store.none`.
 *
 * @throws OptionError for what is no AsyncStorage (a module instead of its default export), or for an option of a wrong kind.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { type AsyncStorageLike, nativeStore } from 'igap-reactions/native';
 * declare const AsyncStorage: AsyncStorageLike; // of @react-native-async-storage/async-storage
 *
 * export const start = () => createReactionEngine({ store: nativeStore(AsyncStorage) });
 * ```
 */
export function nativeStore(
  AsyncStorage: AsyncStorageLike,
  options: KeyValueStoreOptions = {},
): LockoutStore {
  const found = fieldsOf(AsyncStorage, 'default', ...functions);
  if (!functions.every((name) => typeof found[name] === 'function')) {
    throw mustBe(
      'nativeStore(AsyncStorage)',
      development && 'an object with getItem, setItem and removeItem',
      AsyncStorage,
      development && found.default !== undefined && 'It is the module: give its default export.',
    );
  }
  return keyValueStore(AsyncStorage, options);
}
