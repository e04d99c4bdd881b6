// The command `npm run bench`. Comes in: `--json FILE` writes what was measured, `--quick` takes few rounds, `--check` compares a quick
// run with figures.json, `--only SCENE`; of a file that is there `--only` replaces that scene alone. Goes out: a line for each figure. Next: page.ts
// makes docs/performance.md of such a file.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { chromiumMissing, chromiumVersion } from './chromium.js';
import type { Figure } from './figure.js';
import { shortRatio } from './page.js';

/** What a run has measured, where, and when. */
export interface Measured {
  readonly date: string;
  readonly machine: string;
  /** The browser of the scene `chromium`, where that was measured. */
  readonly chromium?: string;
  readonly figures: readonly Figure[];
}

const scenes = ['resolve', 'decode', 'frame', 'request', 'lockout', 'cold', 'idle', 'chromium'];
/** What is too slow, or needs what CI may lack, is compared only if it is asked for. */
const unchecked = ['chromium'];
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const committed = here('figures.json');
const run = promisify(execFile);

/** How much worse than what is committed a ratio may be, and how often it is tried. */
const tolerance = 1.3;
const tries = 3;

async function measure(scene: string, isQuick: boolean): Promise<readonly Figure[]> {
  const rounds = isQuick ? 7 : 31;
  const flags = ['--expose-gc', '--import', 'tsx'];
  const { stdout, stderr } = await run(
    process.execPath,
    [...flags, here('scene.ts'), scene, String(rounds), isQuick ? 'quick' : ''],
    { env: { ...process.env, TSX_TSCONFIG_PATH: here('tsconfig.json') } },
  );
  process.stderr.write(stderr);
  return stdout
    .trim()
    .split('\n')
    .map((line): Figure => JSON.parse(line));
}

function print({ name, baseline, median, low, high, goal }: Figure): void {
  const against = goal === undefined ? '' : `, goal ${goal}${median <= goal ? '' : ' (not met)'}`;
  const spread = `${shortRatio(low)} to ${shortRatio(high)}`;
  console.log(`${name} / ${baseline}: ${shortRatio(median)} (${spread})${against}`);
}

/** Those that are worse than what is committed. */
function worse(figures: readonly Figure[], before: Measured): readonly Figure[] {
  return figures.filter(({ name, baseline, low }) => {
    const known = before.figures.find((each) => each.name === name && each.baseline === baseline);
    if (!known) throw new Error(`'${name}' is not in figures.json: npm run bench -- --json FILE`);
    // Three quarters of the rounds, against three quarters of those: what else the machine does makes single ones worse, not most.
    return low > known.high * tolerance;
  });
}

/** Measures a scene until nothing in it is worse, or it was tried often enough. */
async function check(scene: string, before: Measured): Promise<readonly Figure[]> {
  let stillWorse: readonly Figure[] | undefined;
  for (let times = 0; times < tries; times++) {
    const now = worse(await measure(scene, true), before);
    stillWorse = stillWorse
      ? now.filter(({ name, baseline }) =>
          stillWorse?.some((each) => each.name === name && each.baseline === baseline),
        )
      : now;
    if (stillWorse.length === 0) break;
  }
  return stillWorse ?? [];
}

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const missing = chromiumMissing();
if (values.only && !scenes.includes(values.only)) throw new Error(`a scene is one of ${scenes}`);
const wanted = (
  values.only ? [values.only] : scenes.filter((each) => !(values.check && unchecked.includes(each)))
).filter((scene) => {
  const isLeftOut = scene === 'chromium' && missing !== undefined;
  if (isLeftOut) console.log(`Chromium is ${missing}: what pages cost is left out`);
  return !isLeftOut;
});

/** Of figures that were there, those of scenes that were not measured now. */
function merged(now: Measured, file: string): Measured {
  if (!values.only || !existsSync(file)) return now;
  const before: Measured = JSON.parse(readFileSync(file, 'utf8'));
  if (before.machine !== now.machine) {
    throw new Error(`${file} is of another machine, ${before.machine}: measure all scenes`);
  }
  const isNew = ({ scene }: Figure) => wanted.includes(scene);
  const figures = scenes.flatMap((scene) =>
    [...before.figures.filter((each) => !isNew(each)), ...now.figures].filter(
      (each) => each.scene === scene,
    ),
  );
  return { ...before, ...now, figures };
}

if (values.check) {
  const before: Measured = JSON.parse(readFileSync(committed, 'utf8'));
  const failed: Figure[] = [];
  for (const scene of wanted) failed.push(...(await check(scene, before)));
  failed.forEach(print);
  console.log(`${failed.length} figures are worse than those that are committed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} else {
  const figures: Figure[] = [];
  for (const scene of wanted) {
    const measured = await measure(scene, values.quick);
    measured.forEach(print);
    figures.push(...measured);
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? arch()}, Node ${process.version}`;
  const measured: Measured = {
    date: new Date().toISOString().slice(0, 10),
    machine,
    ...(wanted.includes('chromium') && { chromium: chromiumVersion() }),
    figures,
  };
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(merged(measured, values.json), null, 2)}\n`);
  }
}
