import { describe, expect, it } from 'vitest';
import { type Clock, OptionError, systemClock } from '../../src/index.js';
import { type AppStateLike, appStateClock } from '../../src/native.js';
import { type ManualClock, manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';

type Listener = (state: string) => void;

/** React Native's AppState. `since`: what it gives to those who listen, as it was at each time. */
function device(since: 'subscription' | 'removeEventListener' | 'nothing' = 'subscription') {
  const listeners: Listener[] = [];
  const remove = (listener: Listener) => void listeners.splice(listeners.indexOf(listener), 1);
  const AppState: AppStateLike = {
    addEventListener(_, listener) {
      listeners.push(listener);
      if (since === 'subscription') return { remove: () => remove(listener) };
      return undefined;
    },
    ...(since === 'removeEventListener' && {
      removeEventListener: (_: 'change', listener: Listener) => remove(listener),
    }),
  };
  const become = (state: string) => {
    for (const each of [...listeners]) each(state);
  };
  return { AppState, listeners, become };
}

/** Time that the test moves, with the wake-ups of the AppState. */
function phoneClock(AppState: AppStateLike): ManualClock {
  const clock = manualClock();
  const { onWake } = appStateClock(AppState);
  if (!onWake) throw new Error('it never wakes');
  return Object.assign(clock, { onWake });
}

describe('appStateClock', () => {
  it('has the time and the timers of the platform, and every call of a clock', () => {
    const { now, monotonic, setTimeout, clearTimeout } = systemClock;
    const clock: Required<Clock> = { onWake: () => () => {}, ...appStateClock(device().AppState) };
    expect(clock).toMatchObject({ now, monotonic, setTimeout, clearTimeout });
    expect(clock.onWake).not.toBe(systemClock.onWake);
  });

  it('emits what ended in the background as soon as the app is active, and in no other state', () => {
    const { AppState, become } = device();
    const clock = phoneClock(AppState);
    const { engine, news } = rig({ clock });
    engine.lockOut({ action: 201, waitMs: 60_000 });
    news();
    become('background');
    // Suspended: the wall clock goes on, no timer fires.
    clock.jump(60_000);
    become('inactive');
    expect(news()).toEqual([]);
    become('active');
    expect(news()).toEqual(['lockout.ended']);
  });

  it.each(['subscription', 'removeEventListener'] as const)(
    'listens from the first look that needs it until dispose(), and lets go by %s',
    async (since) => {
      const { AppState, listeners } = device(since);
      const { engine } = rig({ clock: phoneClock(AppState) });
      engine.lockOut({ action: 201, waitMs: 60_000 });
      expect(listeners).toHaveLength(1);
      await engine.dispose();
      expect(listeners).toEqual([]);
    },
  );

  it('calls back no more once it is forgotten, also where the AppState cannot forget', () => {
    const { AppState, become, listeners } = device('nothing');
    let woken = 0;
    const forget = appStateClock(AppState).onWake?.(() => woken++);
    become('active');
    forget?.();
    become('active');
    expect([woken, listeners.length]).toEqual([1, 1]);
  });

  it('of an AppState that throws is one fault, and lockouts end by their timers', async () => {
    const AppState: AppStateLike = {
      addEventListener() {
        throw new Error('secret');
      },
    };
    const clock = phoneClock(AppState);
    const { engine, emitted } = rig({ clock });
    engine.lockOut({ action: 201, waitMs: 60_000 });
    engine.lockOut({ action: 202, waitMs: 30_000 });
    await clock.advance(60_000);
    expect(engine.lockouts()).toEqual([]);
    const faults = emitted.flatMap((event) => (event.name === 'fault' ? event.payload : []));
    expect(faults).toEqual([{ code: 'clock', message: expect.not.stringContaining('secret') }]);
  });

  it.each([undefined, null, {}, 'active', { currentState: 'active' }])(
    'of %j is an OptionError',
    (given) => {
      const make = () => appStateClock(given as never);
      expect(make).toThrow(OptionError);
      expect(make).toThrow('appStateClock(AppState)');
    },
  );
});
