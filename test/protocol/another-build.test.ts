import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pc from 'picocolors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../cli/answer.js';
import { compile } from '../../cli/compile.js';
import { diff } from '../../cli/diff.js';
import { lint } from '../../cli/lint.js';
import { root } from '../docs/page.js';
import { errorsText } from '../seeds/committed.js';
import { figures } from '../seeds/figures.js';
import { blockErrors } from '../support/typescript-block.js';
import { anotherBuild } from './another-build.js';

// Where a module finds the package; git ignores it.
mkdirSync(join(root, 'reports'), { recursive: true });
const folder = mkdtempSync(join(root, 'reports/build-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = promisify(execFile);
/** A command of Node's, with TypeScript. */
async function node(...args: readonly string[]) {
  const command = ['--import', 'tsx', ...args];
  return run(process.execPath, command, { cwd: root }).catch((error) => error);
}
/** What a verb says, as people read it without colours. */
const said = (answer: Answer) => answer.lines(pc.createColors(false)).join('\n');

const oldFile = join(folder, 'errors-94.md');
const newFile = join(folder, 'errors-96.md');
const module = join(folder, 'igap96.ts');

/** An app on the other build: what it prints. */
const app = `import { createReactionEngine } from 'igap-reactions/engine';
import { resolve } from 'igap-reactions/catalogue';
import { errorText } from 'igap-reactions/texts';
import { en } from 'igap-reactions/texts/en';
import { igap96 as protocol } from './igap96.js';

const store = { read: () => [], write() {}, remove() {} };
const engine = createReactionEngine({ protocol, store, channel: null });
const events: string[] = [];
for (const name of ['input.rejected', 'request.denied', 'lockout.started'] as const) {
  engine.on(name, () => events.push(name));
}
engine.receive({ majorCode: 677, minorCode: 1, action: 677 });
engine.receive({ majorCode: 676, minorCode: 1, action: 677 });
engine.on('fault', ({ code }) => events.push(code));
engine.receive({ majorCode: 152 });
const of = (majorCode: number, minorCode?: number) => resolve({ majorCode, minorCode }, { protocol });
console.log(
  JSON.stringify({
    events,
    guard: engine.guard(118).allowed,
    entry: protocol.find('POLL_VOTE_BAD_PAYLOAD'),
    reactions: [of(676, 1), of(676, 2), of(203, 34), of(111, 4), of(677)].map(({ reaction }) => reaction),
    texts: [of(676, 1), of(676, 2), of(677), of(203, 34)].map((each) => errorText(each, en)),
    count: Object.keys(protocol.codes).length,
  }),
);
process.exit();
`;

interface Printed {
  readonly [name: string]: unknown;
}
let printed: Printed = {};
let compiled = '';

describe('another build of the document', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    writeFileSync(oldFile, errorsText);
    writeFileSync(newFile, anotherBuild(errorsText));
    compiled = said(compile(newFile, { out: module, name: 'igap96' }));
    writeFileSync(join(folder, 'app.mts'), app);
    const { stdout, stderr } = await node(join(folder, 'app.mts'));
    if (stderr) throw new Error(stderr);
    printed = JSON.parse(stdout);
  }, 60_000);

  it('is linted: the new wording is named, with its line, and the counts are the new ones', () => {
    const stdout = said(lint(newFile));
    expect(stdout).toMatch(/line \d+: 676: unknown wording "The poll has evaporated"/);
    const { entries, rows, flagged, virtual } = figures;
    expect(stdout.trimEnd().split('\n').at(-1)).toContain(
      `${entries + 2} entries, ${rows + 5} rows, ${flagged + 1} flagged, ${virtual} virtual`,
    );
  });

  it('compiles, and says which words the languages lack', () => {
    expect(compiled).toContain('677');
    expect(compiled).toContain('pollChoice');
    expect(compiled).toContain('thePollHasEvaporated');
    expect(readFileSync(module, 'utf8')).toContain('thePollHasEvaporated');
  });

  it('runs an engine without a change of ours', () => {
    expect(printed).toMatchObject({
      events: ['request.denied', 'input.rejected', 'lockout.started', 'frame.noWait'],
      guard: false,
      count: figures.entries + 2,
      entry: { code: 676, action: 677, section: 'poll' },
    });
    expect(printed.reactions).toEqual([
      { kind: 'correctInput', field: 'pollChoice', problem: 'invalid' },
      { kind: 'correctInput', problem: 'thePollHasEvaporated' },
      { kind: 'correctInput', field: 'additionalType', problem: 'invalid' },
      { kind: 'accountBlocked' },
      { kind: 'deny' },
    ]);
  });

  it('has a sentence for everything, that claims nothing which is not known', () => {
    const texts = printed.texts as string[];
    expect(texts).toHaveLength(4);
    for (const text of texts) expect(text).toMatch(/^[A-Z][^{}]+\.$/);
    expect(texts[2]).toBe('You are not allowed to do this.');
  });

  it('has its names checked by the compiler', () => {
    const source = readFileSync(module, 'utf8');
    const program = (name: string, code: number) =>
      `${source}\nconst code: ${code} = igap96.find('${name}').code;\nconsole.log(code);\n`;
    const programs = [
      program('POLL_VOTE_FORBIDDEN', 677),
      program('POLL_VOTE_FORBIDEN', 677),
      program('POLL_VOTE_FORBIDDEN', 678),
    ];
    const errors = blockErrors(programs);
    const isWrong = programs.map((text) => errors.some((error) => error.endsWith(text)));
    expect(isWrong).toEqual([false, true, true]);
  });

  it('differs from the committed one in what was changed, and in nothing else', () => {
    const overrides = join(folder, 'overrides.json');
    writeFileSync(
      overrides,
      JSON.stringify({ POLL_VOTE: { kind: 'deny' }, FORBIDDEN: { kind: 'inform' } }),
    );
    const stdout = said(diff(oldFile, newFile, { overrides }));
    for (const part of ['+ 676', '+ 677', 'minor 34 is new', 'minor 35 is new', '~ 152'])
      expect(stdout).toContain(part);
    expect(stdout).toContain('POLL_VOTE');
    // In another order is not another thing.
    expect(stdout).not.toMatch(/\b(111|500|9104)\b/);
    expect(stdout.split('\n').length).toBeLessThan(30);
  });
});
