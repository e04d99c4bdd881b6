import vm from 'node:vm';
import { transformAsync } from '@babel/core';
import { bundle } from '../docs/bundle.js';

/** What Babel's loose mode assumes, but that everything iterable is an array: no preset of React Native does that. */
const assumptions = {
  constantSuper: true,
  ignoreFunctionLength: true,
  ignoreToPrimitiveHint: true,
  mutableTemplateObject: true,
  noClassCalls: true,
  noNewArrows: true,
  objectRestNoSymbols: true,
  privateFieldsAsProperties: true,
  pureGetters: true,
  setClassMethods: true,
  setComputedProperties: true,
  setPublicClassFields: true,
  setSpreadProperties: true,
  superIsCallableConstructor: true,
};

/** As Metro lowers a package for the engines of React Native, and Babel's loose mode for old browsers. */
export async function lower(code: string): Promise<string> {
  const lowered = await transformAsync(code, {
    babelrc: false,
    configFile: false,
    compact: false,
    sourceType: 'script',
    assumptions,
    presets: [['@babel/preset-env', { modules: false, targets: { ie: '11' } }]],
  });
  return lowered?.code ?? '';
}

/** Globals of React Native 0.79, beside those of the language. */
export function reactNativeGlobals(): Record<string, unknown> {
  const scope: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    queueMicrotask,
    performance: { now: () => performance.now() },
    navigator: { product: 'ReactNative' },
    AbortController: OldAbortController,
    TextEncoder,
  };
  scope.window = scope;
  return scope;
}

/** The same where even these three are missing: bare Hermes, an old browser. */
export function bareGlobals(): Record<string, unknown> {
  const { queueMicrotask: _, performance: __, window: ___, ...bare } = reactNativeGlobals();
  return bare;
}

/** What the language has in Node and not in Hermes, or is another there. */
const hermes = `
  delete globalThis.WeakRef;
  delete globalThis.FinalizationRegistry;
  delete globalThis.SharedArrayBuffer;
  // As in Hermes 0.12.
  const { all } = Promise;
  Promise.all = (list) => all.call(Promise, Array.prototype.slice.call(list));
  delete Promise.allSettled;
  delete Promise.any;
  delete Intl.PluralRules;
  delete Intl.RelativeTimeFormat;
  delete Intl.DurationFormat;
  const { NumberFormat } = Intl;
  Intl.NumberFormat = function (language, options = {}) {
    if (options.style === 'unit') throw new RangeError('Invalid unit style');
    return new NumberFormat(language, options);
  };
`;

/** The shape of the package abort-controller, which React Native has: a signal without a reason. */
class OldAbortController {
  readonly signal = new OldAbortSignal();
  abort(): void {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    this.signal.dispatch();
  }
}

class OldAbortSignal {
  aborted = false;
  readonly #listeners = new Set<() => void>();
  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }
  removeEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }
  dispatch(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Runs lowered code in a context with these globals, and hands out what it exports. */
export function run<Exports>(code: string, globals: Record<string, unknown>): Exports {
  const exports = {};
  const context = vm.createContext({ ...globals, exports, module: { exports } });
  if ('window' in globals) vm.runInContext('globalThis.window = globalThis', context);
  vm.runInContext(hermes, context);
  const own = vm.runInContext(`(() => { ${code}\n; return module.exports; })()`, context);
  return own;
}

/** The package as an app for a phone has it: one file, lowered. */
export async function loweredPackage(): Promise<string> {
  const code = await bundle(
    `
      export * from '../../src/index.js';
      export { manualClock } from '../../src/manual-clock.js';
      export { encodeErrorFrame } from '../../src/wire.js';
      export { errorText, lockoutText, remainingText, outcomeText } from '../../src/texts.js';
      export { en } from '../../src/texts/en.js';
      export { fa } from '../../src/texts/fa.js';
      export { attach } from '../../src/attach.js';
    `,
    { format: 'cjs' },
  );
  return lower(code);
}
