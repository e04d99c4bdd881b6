// What tests import as `vitest` while mutants run: the same words, without a process, a pool or a report. Comes in: a test file that is loaded.
// Goes out: its tests, in order, each with what runs before and after it. Expectations and spies are Vitest's own. Next: runner.mjs.
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');

const ofVitest = createRequire(require.resolve('vitest/package.json'));
const vitest = ofVitest('@vitest/expect');
const spies = ofVitest('@vitest/spy');

const { chai } = vitest;
const expect = (value, message) => chai.expect(value, message);
Object.defineProperty(globalThis, vitest.GLOBAL_EXPECT, { value: expect, configurable: true });
for (const plugin of [vitest.JestExtend, vitest.JestChaiExpect, vitest.JestAsymmetricMatchers]) {
  chai.use(plugin);
}
Object.assign(expect, chai.expect, globalThis[vitest.ASYMMETRIC_MATCHERS_OBJECT], {
  getState: () => vitest.getState(expect),
  setState: (state) => vitest.setState(state, expect),
  unreachable(message = 'unreachable') {
    throw new Error(message);
  },
});
expect.setState({ assertionCalls: 0, isExpectingAssertions: false });
chai.use((_, { addMethod, flag }) =>
  addMethod(chai.Assertion.prototype, 'toMatchFileSnapshot', function (name) {
    const text = readFileSync(join(dirname(file), name), 'utf8');
    chai.expect(String(flag(this, 'object')).trim()).to.equal(text.trim());
  }),
);

const newSuite = (name, parent) => ({
  ...{ name, parent },
  ...{ beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] },
});
let file = '';
let suite = newSuite('');
let tests = [];
let titles = new Map();
let finished = [];

/** Each row of a table as arguments, as Vitest spreads them. */
const each = (add) => (rows) => (name, one, other) => {
  const body = typeof one === 'function' ? one : other;
  for (const [at, row] of rows.entries()) {
    add(`${name} [${at}]`, () => body(...(Array.isArray(row) ? row : [row])));
  }
};
const nothing = () => {};

function describe(name, one, other) {
  const outer = suite;
  suite = newSuite(String(name.name ?? name), outer);
  try {
    (typeof one === 'function' ? one : other)?.();
  } finally {
    suite = outer;
  }
}

function it(name, one, other) {
  const body = typeof one === 'function' ? one : other;
  if (!body) return;
  const path = [name];
  for (let each = suite; each?.name; each = each.parent) path.unshift(each.name);
  const title = [file, ...path].join(' > ');
  // Two of one title are two tests.
  const count = (titles.get(title) ?? 0) + 1;
  titles.set(title, count);
  tests.push({ id: count > 1 ? `${title} #${count}` : title, body, suite });
}

for (const add of [describe, it]) {
  Object.assign(add, {
    each: each(add),
    skip: nothing,
    runIf: (isSo) => (isSo ? add : nothing),
    skipIf: (isSo) => (isSo ? nothing : add),
  });
}
Object.assign(it, { todo: nothing, concurrent: it });

const globals = new Map();
const vi = {
  fn: spies.fn,
  spyOn: spies.spyOn,
  mocked: (spy) => spy,
  restoreAllMocks: spies.restoreAllMocks,
  stubGlobal(name, value) {
    if (!globals.has(name)) globals.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    const how = { value, writable: true, configurable: true, enumerable: true };
    Object.defineProperty(globalThis, name, how);
    return vi;
  },
  unstubAllGlobals() {
    for (const [name, before] of globals) {
      if (before) Object.defineProperty(globalThis, name, before);
      else Reflect.deleteProperty(globalThis, name);
    }
    globals.clear();
    return vi;
  },
  async waitFor(work, { timeout = 1000, interval = 20 } = {}) {
    for (let left = timeout / interval; ; left--) {
      try {
        return await work();
      } catch (error) {
        if (left <= 0) throw error;
        await new Promise((resolve) => setTimeout(resolve, interval));
      }
    }
  },
};

/** Types are not looked at. */
const anyType = () =>
  new Proxy(nothing, { get: (_, key) => (key === 'then' ? undefined : anyType()), apply: anyType });

module.exports = {
  ...{ describe, it, test: it, expect, vi, expectTypeOf: anyType(), assertType: nothing },
  inject: nothing,
  beforeAll: (work) => void suite.beforeAll.push(work),
  beforeEach: (work) => void suite.beforeEach.push(work),
  afterEach: (work) => void suite.afterEach.unshift(work),
  afterAll: (work) => void suite.afterAll.push(work),
  onTestFinished: (work) => void finished.unshift(work),
  /** For runner.mjs only. */
  collector: {
    begin(name) {
      file = name;
      suite = newSuite('');
      tests = [];
      titles = new Map();
    },
    tests: () => tests,
    takeFinished() {
      const taken = finished;
      finished = [];
      return taken;
    },
    restore() {
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    },
  },
};
