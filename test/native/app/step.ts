// What the steps of the scenario share. Comes in: options of an engine. Goes out: the engine with all its faults; checks that throw.
import AsyncStorage from '@react-native-async-storage/async-storage';
import {
  createReactionEngine,
  type ReactionEngine,
  type ReactionEngineOptions,
} from 'igap-reactions';
import { appStateClock, nativeStore } from 'igap-reactions/native';
import { AppState } from 'react-native';

/** The engine of an app as docs/react-native.md has it. `close` checks that nothing was a fault. */
export function launch(options: ReactionEngineOptions = {}): {
  readonly engine: ReactionEngine;
  readonly faults: readonly string[];
  close(): Promise<void>;
} {
  const engine = createReactionEngine({
    clock: appStateClock(AppState),
    store: nativeStore(AsyncStorage),
    loginBackoff: { random: () => 1 },
    ...options,
  });
  const faults: string[] = [];
  engine.on('fault', ({ code, message }) => faults.push(`${code}: ${message}`));
  return {
    engine,
    faults,
    async close() {
      await engine.dispose();
      same(faults, []);
    },
  };
}

/** Passes `ms` of the device's time. */
export const pass = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Throws where they are not the same, as JSON. */
export function same(actual: unknown, expected: unknown): void {
  const [is, must] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== must) throw new Error(`${is} is not ${must}`);
}

/** What a promise rejects with. */
export async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it did not reject');
}
