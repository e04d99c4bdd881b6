import { expectTypeOf, it } from 'vitest';
import type { LockoutStore, ReactionEngineOptions } from '../../src/index.js';
import { appStateClock, nativeStore } from '../../src/native.js';

/** As react-native 0.79 declares it. */
interface AppStateStatic {
  currentState: 'active' | 'background' | 'inactive' | 'unknown' | 'extension';
  isAvailable: boolean;
  addEventListener(
    type: 'change' | 'memoryWarning' | 'blur' | 'focus',
    listener: (state: AppStateStatic['currentState']) => void,
  ): { remove(): void };
}

/** As react-native 0.64 declares it. */
interface OldAppStateStatic {
  addEventListener(
    type: 'change' | 'memoryWarning',
    listener: (state: 'active' | 'background' | 'inactive') => void,
  ): void;
  removeEventListener(
    type: 'change' | 'memoryWarning',
    listener: (state: 'active' | 'background' | 'inactive') => void,
  ): void;
}

/** As @react-native-async-storage/async-storage 2 declares it. */
interface AsyncStorageStatic {
  getItem: (
    key: string,
    callback?: (error?: Error | null, result?: string | null) => void,
  ) => Promise<string | null>;
  setItem: (key: string, value: string, callback?: (error?: Error | null) => void) => Promise<void>;
  removeItem: (key: string, callback?: (error?: Error | null) => void) => Promise<void>;
}

declare const [now, old, AsyncStorage]: [AppStateStatic, OldAppStateStatic, AsyncStorageStatic];

it('takes what React Native declares, new and old, without a cast', () => {
  const options: ReactionEngineOptions = {
    clock: appStateClock(now),
    store: nativeStore(AsyncStorage),
  };
  expectTypeOf(appStateClock(old)).toEqualTypeOf(appStateClock(now));
  expectTypeOf(options.store).toEqualTypeOf<LockoutStore | undefined>();
});
