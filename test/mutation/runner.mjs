// How Stryker runs the tests of a mutant: in its own process, from one bundle that is evaluated anew for each, and of that only the files that
// reach the mutant. Vitest took seconds for a mutant, this takes a tenth of one. What is a test to Stryker is a file to Vitest: what is worked out
// once, at the top of a file or by whoever comes first, counts for all that read it. Comes in: the instrumented sources, a mutant and its files.
// Goes out: whether one of them fails. Titles and what differs from Vitest: suite.cjs.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import vm from 'node:vm';
import { build } from 'esbuild';
import { sourceFiles, testFiles } from './test-files.mjs';

const here = createRequire(import.meta.url);
const suite = here('./suite.cjs');
const { collector } = suite;
/** So long may a test take: one that waits for ever is of a mutant. */
const mostMs = 5000;
/** How long each file took, for the quickest are tried first; and the tests that fail without a mutant. Written by the dry run, for all processes. */
const knownFile = '.known.json';
/** Written by the first process: those that follow one that loops begin with it. */
const bundleFile = 'bundle.cjs';

/** What instrumented code reads. */
const instrumented = {};
globalThis.__stryker__ = instrumented;
/** What nobody caught while a test ran. A process that ended of it would have to read the bundle anew. */
let uncaught;
for (const event of ['unhandledRejection', 'uncaughtException']) {
  process.on(event, (error) => {
    uncaught ??= { error };
  });
}

/** Test files as functions of one script; none is evaluated before its function is called. */
async function bundle(files) {
  const loaders = files.map((file) => `${JSON.stringify(file)}: () => require('./${file}'),`);
  const sources = sourceFiles().map((file) => `require('./${file}');`);
  const { outputFiles } = await build({
    stdin: {
      contents: `require('./test/support/seeded.ts'); ${sources.join('\n')} module.exports = {${loaders.join('\n')}};`,
      resolveDir: process.cwd(),
    },
    ...{ bundle: true, write: false, format: 'cjs', platform: 'node', target: 'node20' },
    ...{ packages: 'external', logLevel: 'silent' },
    plugins: [{ name: 'addresses of modules', setup: addressesOfModules }],
  });
  return `(function (require, module) {${outputFiles[0].text}\n})`;
}

/** CommonJS has no import.meta. */
function addressesOfModules({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    loader: 'ts',
    contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', `'file://${path}'`),
  }));
}

async function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('The test takes too long')), mostMs);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What a test failed with. Undefined: it passed. `begun` are the suites whose `beforeAll` has run. */
async function failureOf({ body, suite: own }, begun) {
  const suites = [];
  for (let each = own; each; each = each.parent) suites.unshift(each);
  let failure;
  const attempt = async (work) => {
    try {
      await work();
    } catch (error) {
      failure ??= { error };
    }
  };
  uncaught = undefined;
  await attempt(async () => {
    for (const each of suites) {
      if (begun.has(each)) continue;
      begun.add(each);
      for (const work of each.beforeAll) await work();
    }
    for (const each of suites) for (const work of each.beforeEach) await work();
    await within(Promise.resolve(body({})));
  });
  for (const each of suites.toReversed()) for (const work of each.afterEach) await attempt(work);
  for (const work of collector.takeFinished()) await attempt(work);
  return failure ?? uncaught;
}

const messageOf = (error) => String(error?.message ?? error).slice(0, 300);

class BundledTests {
  static inject = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const folders = process.env.MUTATION_TESTS?.split(',');
    this.files = testFiles(folders);
    if (!existsSync(bundleFile)) {
      const own = `${bundleFile}-${process.pid}`;
      writeFileSync(own, await bundle(this.files));
      renameSync(own, bundleFile);
    }
    const filename = join(process.cwd(), bundleFile);
    this.script = new vm.Script(readFileSync(bundleFile, 'utf8'), { filename });
    const inSandbox = createRequire(join(process.cwd(), 'tests.cjs'));
    this.require = (name) => (name === 'vitest' ? suite : inSandbox(name));
  }

  /** The files as functions, from sources that nothing has called yet. */
  #load() {
    const module = { exports: {} };
    this.script.runInThisContext()(this.require, module);
    return module.exports;
  }

  /** What of a file fails: its own code, or tests that are not `leftOut`; the first of them only, or `all`. */
  async #failuresOf(file, load, { leftOut = [], all = false } = {}) {
    const failures = [];
    const begun = new Set();
    const { log, warn, error } = console;
    Object.assign(console, { log() {}, warn() {}, error() {} });
    instrumented.currentTestId = file;
    try {
      collector.begin(file);
      load();
      for (const test of collector.tests()) {
        if (leftOut.includes(test.id)) continue;
        const failure = await failureOf(test, begun);
        if (failure) failures.push({ id: test.id, ...failure });
        if (failure && !all) return failures;
      }
      for (const each of begun) for (const work of each.afterAll) await work();
    } catch (error) {
      failures.push({ id: file, error });
    } finally {
      instrumented.currentTestId = undefined;
      collector.restore();
      Object.assign(console, { log, warn, error });
    }
    return failures;
  }

  async #dryRun() {
    const costs = {};
    const leftOut = [];
    for (const file of this.files) {
      const begunMs = performance.now();
      // Each from fresh sources: which mutants a file reaches must not depend on who came first.
      const load = this.#load()[file];
      for (const { id, error } of await this.#failuresOf(file, load, { all: true })) {
        leftOut.push(id);
        console.warn(`Left out: ${id}: ${messageOf(error)}`);
      }
      costs[file] = performance.now() - begunMs;
    }
    return { costs, leftOut };
  }

  async dryRun() {
    // Twice: what loads for the first time is slow.
    await this.#dryRun();
    instrumented.mutantCoverage = undefined;
    this.known = await this.#dryRun();
    writeFileSync(knownFile, JSON.stringify(this.known));
    const { costs } = this.known;
    const tests = this.files.map((file) => {
      return { id: file, name: file, status: 0, timeSpentMs: costs[file] };
    });
    return { status: 'complete', tests, mutantCoverage: instrumented.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    instrumented.hitCount = hitLimit === undefined ? undefined : 0;
    instrumented.hitLimit = hitLimit;
    this.known ??= JSON.parse(readFileSync(knownFile, 'utf8'));
    const { costs, leftOut } = this.known;
    const files = [...testFilter].sort((one, other) => costs[one] - costs[other]);
    const loaders = this.#load();
    instrumented.activeMutant = activeMutant.id;
    try {
      for (const [at, file] of files.entries()) {
        const [failure] = await this.#failuresOf(file, loaders[file], { leftOut });
        if (instrumented.hitCount > hitLimit) return { status: 'timeout', reason: 'It loops' };
        if (!failure) continue;
        const failureMessage = `${failure.id}: ${messageOf(failure.error)}`;
        return { status: 'killed', killedBy: [file], failureMessage, nrOfTests: at + 1 };
      }
      return { status: 'survived', nrOfTests: files.length };
    } finally {
      instrumented.activeMutant = undefined;
    }
  }
}

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'bundled', injectableClass: BundledTests },
];
