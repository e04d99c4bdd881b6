// For React Native: time that wakes with the app, and lockouts that outlive it. No dependency: both take what the app has. Names, not `*`;
// nothing runs at import.

export type { KeyValueStoreOptions } from './lockout/key-value-store.js';
export { type AppStateLike, appStateClock } from './native/app-state-clock.js';
export { type AsyncStorageLike, nativeStore } from './native/native-store.js';
