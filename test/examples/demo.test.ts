import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A copy of the package, as a fresh clone has it after `npm ci`. Its build says so when it is used. */
let folder = '';
let day: Run;
const sign = 'the built package runs';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'igap-reactions-demo-'));
  const files = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'tsup.config.ts'];
  for (const name of [...files, 'cli', 'package', 'src', 'examples']) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  const config = readFileSync('package/entry-build.ts', 'utf8');
  const footer = `footer: { js: 'console.error("${sign}");' },`;
  writeFileSync(
    join(folder, 'package/entry-build.ts'),
    config.replace('sourcemap: true,', `$& ${footer}`),
  );
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  day = await end(start('npm', ['run', '--silent', 'demo', '--', '--all', '--speed', '20']));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { FORCE_COLOR: _, NO_COLOR: __, INIT_CWD: ___, ...inherited } = process.env;
  return spawn(command, args, { cwd: folder, env: { ...inherited, ...env } });
}

/** The demonstration alone, of what is built already. */
function startDemo(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return start(process.execPath, ['--import', 'tsx', 'examples/demo.ts', ...args], {
    TSX_TSCONFIG_PATH: 'examples/tsconfig.json',
    ...env,
  });
}

async function end(child: ChildProcess): Promise<Run> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

async function run(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const child = startDemo(args, env);
  child.stdin?.end(input);
  return end(child);
}

const locked = '{ "atMs": 0, "frame": { "majorCode": 234, "wait": 60, "subject": 42 } }\n';

describe('npm run demo', () => {
  it('plays the day over a socket on the built package, as plain lines in a pipe, and ends by itself', () => {
    const { code, out, err } = day;
    expect(code).toBe(0);
    // Beside the output, and before anything that takes time.
    expect(err).toMatch(/^Building\.\.\. *\r?\n/);
    expect(err).toContain(sign);
    expect(out).toMatch(
      /^examples\/day\.ndjson: 53 lines, 20 times as fast, over ws:\/\/127\.0\.0\.1:\d+\n/,
    );
    expect(out).toContain('  requests   35 sent, 26 refused, 8 answered; sent once more: a1, a2,');
    expect(out).toMatch(/^ +\d+\.\d s {2}frame {2}2\/1 LOGIN_REQUIRED {2}#201, request a1$/m);
    expect(out).toContain('line 24 is not played: no JSON');
    // Which of them is seen to tick depends on how busy the machine is.
    expect(out).toMatch(/ s {2}(#\d+|everything): \d+ s left\n/);
    expect(out).toMatch(/still locked: #201 for subject 42, \d+ s \(CHAT_SEND_MESSAGE_LIMIT_/);
    expect(out).not.toContain('\u001b');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('stops after the first part where not all is asked for, in 60 lines, and says how to see the rest', async () => {
    const { code, out } = await run(['--speed', '20']);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
    expect(out).toContain('played     The first part was played, after ');
    expect(out.trimEnd()).toMatch(/\nTo see the rest: npm run demo -- --all$/);
    expect(day.out).not.toContain('The first part');
    expect(day.out).not.toContain('To see the rest');
  });

  it('plays a file of the person without a server, named from where the person is', async () => {
    const elsewhere = join(folder, 'examples');
    writeFileSync(join(elsewhere, 'mine.ndjson'), `${locked}oops\n`);
    const { code, out } = await run(['mine.ndjson'], '', { INIT_CWD: elsewhere });
    expect(code).toBe(0);
    expect(out).toContain('mine.ndjson: 2 lines\n');
    expect(out).not.toMatch(/ws:|^ {2}requests/m);
    expect(out).toContain('line 2 is not played: no JSON: oops');
    expect(out).toMatch(/still locked: #201 for subject 42, (1 min|\d+ s) \(/);
  });

  it.each([
    [['--speed', '0'], 2, 'It must be a number above 0'],
    [['--speed', 'fast'], 2, 'It must be a number above 0'],
    [['one', 'two'], 2, 'too many arguments'],
    [['nowhere.ndjson'], 1, 'cannot read nowhere.ndjson: there is no such file'],
    [['examples'], 1, 'cannot read examples: it is a folder'],
    [['-'], 1, 'standard input is empty: there is nothing to play'],
    [
      ['examples/demo.ts'],
      1,
      'examples/demo.ts is no recording: none of its first 5 lines can be played; line 1 is no JSON: // ',
    ],
  ])('with %j exits with %i and says why', async (args, code, message) => {
    const result = await run(args);
    expect(result.err).toContain(message);
    expect(result.err).not.toContain('    at ');
    expect(result).toMatchObject({ code, out: '' });
  });

  it.each([
    ['has colours where they are forced', { FORCE_COLOR: '1' }, true],
    ['has none where NO_COLOR is set', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['has none in a pipe, on a build server either', { CI: '1' }, false],
  ])('plays standard input, and %s', async (_, env, colours) => {
    const { code, out } = await run(['-'], locked, env);
    expect(code).toBe(0);
    expect(out).toContain('CHAT_SEND_MESSAGE_LIMIT_REACHED');
    expect(out.includes('\u001b[')).toBe(colours);
  });

  it('stops on Ctrl-C with its summary and exit code 130', async () => {
    const child = startDemo(['-']);
    child.stdin?.end(`${locked}{ "atMs": 60000, "login": "ok" }`);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { code, out } = await end(child);
    expect(code).toBe(130);
    expect(out).toContain('Stopped, after');
    expect(out).toContain('still locked: #201');
  });

  it('stops on Ctrl-C with a server too, whatever is in flight', async () => {
    const child = startDemo([]);
    const ended = end(child);
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('request a1')) child.kill('SIGINT');
    });
    const { code, out, err } = await ended;
    expect({ code, err: err.replaceAll(`${sign}\n`, '') }).toEqual({ code: 130, err: '' });
    expect(out).toContain('Stopped, after 0.');
  });
});
