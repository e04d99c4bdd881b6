// What a phone offers a bundle, beside the language: timers, two clocks, a console, AppState, AsyncStorage. Comes in: `setTimeout`, which calls
// back after the present task, and `print`. Its time is its own: when nothing is left to do, the next timer is due. Next: a bundle of Metro.
((global) => {
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
    nextTask(() => {
      armed = false;
      if (awake) fire();
      arm();
    }, 0);
  }
  function fire() {
    let next;
    timers.forEach((timer) => {
      if (!next || timer.dueMs < next.dueMs) next = timer;
    });
    if (!next) return;
    timers.delete(next.id);
    move(Math.max(0, next.dueMs - monotonicMs));
    next.call();
  }

  function add(call, dueMs) {
    const id = ++made;
    timers.set(id, { id: id, call: call, dueMs: dueMs });
    arm();
    return id;
  }
  global.setTimeout = (call, delayMs) => add(call, monotonicMs + Math.max(0, delayMs || 0));
  // Before any timer.
  global.setImmediate = (call) => add(call, -1);
  global.clearTimeout = (id) => {
    timers.delete(id);
  };
  global.queueMicrotask = (call) => {
    void Promise.resolve().then(call);
  };
  global.performance = {
    now: () => monotonicMs,
  };
  Date.now = () => wallMs;
  global.navigator = { product: 'ReactNative' };
  global.window = global.self = global;
  global.console = {};
  global.console.assert = (holds, text) => {
    if (!holds) print(`Assertion failed: ${text}`);
  };
  ['log', 'info', 'warn', 'error', 'debug'].forEach((level) => {
    global.console[level] = (...values) => print(values.map(String).join(' '));
  });

  const items = new Map();
  const listeners = new Set();
  const AppState = {
    currentState: 'active',
    addEventListener: (_, listener) => {
      listeners.add(listener);
      return {
        remove: () => {
          listeners.delete(listener);
        },
      };
    },
  };
  function become(state) {
    AppState.currentState = state;
    new Set(listeners).forEach((listener) => {
      listener(state);
    });
  }
  /** Answers as a native module does: in a later task. */
  function later(work) {
    return new Promise((resolve) => {
      global.setTimeout(() => {
        resolve(work());
      }, 1);
    });
  }
  global.nativeModules = {
    AppState: AppState,
    AsyncStorage: {
      getItem: (key) => later(() => (items.has(key) ? items.get(key) : null)),
      setItem: (key, value) =>
        later(() => {
          items.set(key, value);
        }),
      removeItem: (key) =>
        later(() => {
          items.delete(key);
        }),
    },
    /** The app is in the background, and suspended: no timer fires, the monotonic clock stands still. */
    suspend: (forMs) => {
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
