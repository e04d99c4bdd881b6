// How Stryker runs the tests of a mutant: in its own process, from one bundle that is evaluated anew for each, and of that only the files that
// reach the mutant. Vitest took seconds for a mutant, this takes a tenth of one. Comes in: the instrumented sources, a mutant and its tests. Goes
// out: whether one of them fails. Titles and what differs from Vitest: suite.cjs.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import vm from 'node:vm';
import { build } from 'esbuild';
import { testFiles } from './test-files.mjs';

const here = createRequire(import.meta.url);
const suite = here('./suite.cjs');
const { collector } = suite;
/** So long may a test take: one that waits for ever is of a mutant. */
const mostMs = 5000;
/** Of each file of tests, how long it took: the quickest are tried first. Written by the dry run, for all processes. */
const costsFile = '.costs.json';

/** What instrumented code reads. */
const instrumented = {};
globalThis.__stryker__ = instrumented;
let rejection;
process.on('unhandledRejection', (error) => {
  rejection ??= { error };
});

/** Test files as functions of one script; nothing is evaluated before its function is called. */
async function bundle(files) {
  const loaders = files.map((file) => `${JSON.stringify(file)}: () => require('./${file}'),`);
  const { outputFiles } = await build({
    stdin: {
      contents: `require('./test/support/seeded.ts'); module.exports = {${loaders.join('\n')}};`,
      resolveDir: process.cwd(),
    },
    ...{ bundle: true, write: false, format: 'cjs', platform: 'node', target: 'node20' },
    ...{ packages: 'external', logLevel: 'silent' },
    plugins: [{ name: 'addresses of modules', setup: addressesOfModules }],
  });
  const [{ text }] = outputFiles;
  return new vm.Script(`(function (require, module) {${text}\n})`, {
    filename: join(process.cwd(), 'bundle.cjs'),
  });
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
  rejection = undefined;
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
  return failure ?? rejection;
}

class BundledTests {
  static inject = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const folders = process.env.MUTATION_TESTS?.split(',');
    this.files = testFiles(folders);
    this.script = await bundle(this.files);
    const inSandbox = createRequire(join(process.cwd(), 'tests.cjs'));
    this.require = (name) => (name === 'vitest' ? suite : inSandbox(name));
  }

  /** Runs tests, file by file. `ids`: these only, until one fails; without, all of them. */
  async #run(ids, activeMutant) {
    const results = [];
    const costs = {};
    const { log, warn, error } = console;
    Object.assign(console, { log() {}, warn() {}, error() {} });
    try {
      const module = { exports: {} };
      this.script.runInThisContext()(this.require, module);
      for (const file of ids ? this.#filesOf(ids) : this.files) {
        const begunMs = performance.now();
        collector.begin(file);
        module.exports[file]();
        instrumented.activeMutant = activeMutant;
        const isOver = await this.#runFile(ids, results);
        instrumented.activeMutant = undefined;
        costs[file] = performance.now() - begunMs;
        if (isOver) break;
      }
    } finally {
      collector.restore();
      Object.assign(console, { log, warn, error });
    }
    return { results, costs };
  }

  /** Whether a test of the file failed that had to pass. */
  async #runFile(ids, results) {
    const begun = new Set();
    for (const test of collector.tests()) {
      const { id } = test;
      if (ids && !ids.has(id)) continue;
      const begunMs = performance.now();
      instrumented.currentTestId = id;
      const failure = await failureOf(test, begun);
      instrumented.currentTestId = undefined;
      const timeSpentMs = performance.now() - begunMs;
      const message = String(failure?.error?.message ?? failure?.error);
      const status = failure ? { status: 1, failureMessage: message.slice(0, 300) } : { status: 0 };
      results.push({ id, name: id, timeSpentMs, ...status });
      if (failure && ids) return true;
    }
    for (const each of begun) for (const work of each.afterAll) await work();
    return false;
  }

  #filesOf(ids) {
    this.costs ??= JSON.parse(readFileSync(costsFile, 'utf8'));
    const files = new Set([...ids].map((id) => id.slice(0, id.indexOf(' > '))));
    return [...files].sort((one, other) => this.costs[one] - this.costs[other]);
  }

  async dryRun() {
    // Twice: what loads for the first time is slow, and which mutants a test reaches must not depend on who came first.
    await this.#run();
    instrumented.mutantCoverage = undefined;
    const { results, costs } = await this.#run();
    writeFileSync(costsFile, JSON.stringify(costs));
    const { mutantCoverage } = instrumented;
    // Without a mutant all pass, but where they need more of Vitest than there is here.
    const tests = results.filter(({ status }) => status === 0);
    for (const { id, failureMessage, status } of results) {
      if (status === 1) console.warn(`Left out: ${id}: ${failureMessage}`);
    }
    return { status: 'complete', tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    instrumented.hitCount = hitLimit === undefined ? undefined : 0;
    instrumented.hitLimit = hitLimit;
    const { results } = await this.#run(new Set(testFilter), activeMutant.id);
    if (instrumented.hitCount > hitLimit) return { status: 'timeout', reason: 'It loops' };
    const last = results.at(-1);
    if (last?.status !== 1) return { status: 'survived', nrOfTests: results.length };
    const { id, failureMessage } = last;
    return { status: 'killed', killedBy: [id], failureMessage, nrOfTests: results.length };
  }
}

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'bundled', injectableClass: BundledTests },
];
