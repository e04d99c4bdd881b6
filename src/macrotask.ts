// The end of what runs at once. Comes in: the platform, as it is at import. Goes out: a promise that resolves once every chain of promises has
// run. Next: the manual clock.

/** Taken at import: a test may put fake timers in its place later, which nobody moves while the clock waits. */
const inMacrotask = /* @__PURE__ */ macrotaskOf(globalThis);

/** After the next macrotask: every chain of promises that waits for nothing else has run. */
export const settled = () => new Promise<void>((resolve) => void inMacrotask(resolve));

type Call = (callback: () => void, delayMs?: number) => unknown;

/** How a platform calls back in its next macrotask; jsdom under Jest and bare Hermes have timers only. */
function macrotaskOf(platform: {
  readonly setImmediate?: Call;
  readonly MessageChannel?: typeof MessageChannel;
  readonly setTimeout: Call;
}): Call {
  const { setImmediate, MessageChannel: Channel, setTimeout } = platform;
  // Fake timers of Vitest and Jest have a `clock`: a setup file may have put them there before this import.
  if (setImmediate && !('clock' in setImmediate)) return setImmediate;
  if (!Channel) return (callback) => setTimeout(callback, 0);
  return (callback) => {
    const { port1, port2 } = new Channel();
    port1.onmessage = () => {
      port1.close(); // An open port would keep a process alive.
      callback();
    };
    port2.postMessage(undefined);
  };
}
