// Lockouts in any store of text by key; an entry of its own, so that who has IndexedDB does not pay for it.
export {
  type KeyValue,
  type KeyValueStoreOptions,
  keyValueStore,
} from './lockout/key-value-store.js';
