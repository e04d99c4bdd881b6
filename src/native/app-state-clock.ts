// Time on a phone. Comes in: React Native's AppState. Goes out: the platform's clock, which wakes as the app becomes active: a suspended
// app's timers stand still, and its monotonic clock may. Next: the engine's option `clock`.
import { type Clock, systemClock } from '../clock.js';
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { fieldsOf } from '../stranger.js';

/** What {@link appStateClock} needs of the `AppState` of `react-native`. */
export interface AppStateLike {
  /** Calls back with the new state (`active`, `background`, `inactive` ...) whenever it changes. Returns a subscription, `{ remove() }`; up to React Native 0.64 nothing. */
  addEventListener(type: 'change', listener: (state: string) => void): unknown;
  /** How React Native up to 0.64 forgets a listener. */
  removeEventListener?(type: 'change', listener: (state: string) => void): unknown;
}

/**
 * The platform's clock, which also wakes whenever the app becomes active: lockouts and countdowns are right at the first look after
 * a sleep, what ended meanwhile is emitted at once. It listens to `AppState` from the first lockout or login that waits until
 * `dispose()`. An `AppState` that throws costs the wake-up only, and is the fault `clock`.
 *
 * @throws OptionError for what is no `AppState`.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { type AppStateLike, appStateClock } from 'igap-reactions/native';
 * declare const AppState: AppStateLike; // of react-native
 *
 * export const start = () => createReactionEngine({ clock: appStateClock(AppState) });
 * ```
 */
export function appStateClock(AppState: AppStateLike): Clock {
  if (typeof fieldsOf(AppState, 'addEventListener').addEventListener !== 'function') {
    throw mustBe(
      'appStateClock(AppState)',
      development && 'the AppState of react-native',
      AppState,
    );
  }
  return {
    ...systemClock,
    onWake(listener) {
      let listening = true;
      const changed = (state: string) => {
        if (listening && state === 'active') listener();
      };
      const subscription = Object(AppState.addEventListener('change', changed));
      return () => {
        listening = false;
        if (typeof subscription.remove === 'function') subscription.remove();
        else AppState.removeEventListener?.('change', changed);
      };
    },
  };
}
