// What a phone offers a bundle, beside the language: timers, two clocks, a console, AppState, AsyncStorage. Comes in: `setTimeout`, which calls
// back after the present task, and `print`. Its time is its own: when nothing is left to do, the next timer is due. Next: a bundle of Metro.
(function (global) {
  'use strict';
  const nextTask = global.setTimeout;
  const print = global.print;
  let wallMs = Date.UTC(2026, 0, 1);
  let monotonicMs = 0;
  let made = 0;
  let awake = true;
  let armed = false;
  const timers = new Map();

  function move(ms) {
    wallMs += ms;
    monotonicMs += ms;
  }
  function arm() {
    if (armed || !awake || timers.size === 0) return;
    armed = true;
    nextTask(function () {
      armed = false;
      if (awake) fire();
      arm();
    }, 0);
  }
  function fire() {
    let next;
    timers.forEach(function (timer) {
      if (!next || timer.dueMs < next.dueMs) next = timer;
    });
    if (!next) return;
    timers.delete(next.id);
    move(Math.max(0, next.dueMs - monotonicMs));
    next.call();
  }

  global.setTimeout = function (call, delayMs) {
    const id = ++made;
    timers.set(id, { id: id, call: call, dueMs: monotonicMs + Math.max(0, delayMs || 0) });
    arm();
    return id;
  };
  global.clearTimeout = function (id) {
    timers.delete(id);
  };
  global.queueMicrotask = function (call) {
    Promise.resolve().then(call);
  };
  global.performance = {
    now: function () {
      return monotonicMs;
    },
  };
  Date.now = function () {
    return wallMs;
  };
  global.navigator = { product: 'ReactNative' };
  global.window = global.self = global;
  global.console = {};
  global.console.assert = function (holds, text) {
    if (!holds) print('Assertion failed: ' + text);
  };
  ['log', 'info', 'warn', 'error', 'debug'].forEach(function (level) {
    global.console[level] = function () {
      print(Array.prototype.map.call(arguments, String).join(' '));
    };
  });

  const items = new Map();
  const listeners = new Set();
  const AppState = {
    currentState: 'active',
    addEventListener: function (_, listener) {
      listeners.add(listener);
      return {
        remove: function () {
          listeners.delete(listener);
        },
      };
    },
  };
  function become(state) {
    AppState.currentState = state;
    new Set(listeners).forEach(function (listener) {
      listener(state);
    });
  }
  /** Answers as a native module does: in a later task. */
  function later(work) {
    return new Promise(function (resolve) {
      global.setTimeout(function () {
        resolve(work());
      }, 1);
    });
  }
  global.nativeModules = {
    AppState: AppState,
    AsyncStorage: {
      getItem: function (key) {
        return later(function () {
          return items.has(key) ? items.get(key) : null;
        });
      },
      setItem: function (key, value) {
        return later(function () {
          items.set(key, value);
        });
      },
      removeItem: function (key) {
        return later(function () {
          items.delete(key);
        });
      },
    },
    /** The app is in the background, and suspended: no timer fires, the monotonic clock stands still. */
    suspend: function (forMs) {
      become('background');
      awake = false;
      wallMs += forMs;
      awake = true;
      become('active');
      arm();
    },
    /** What AsyncStorage holds. */
    items: items,
  };
})(globalThis);
