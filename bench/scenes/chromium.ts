// What pages cost in a real browser: the first event of a cold load, lockouts that are restored, a countdown in front and behind.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Numbers } from '../chromium/report.js';
import { type Chromium, startChromium, type Tab } from '../chromium.js';
import { type Effort, fewer, type Metric, type Spread, spreadOf } from '../figure.js';
import { buildPrograms, emptyFolder } from '../programs.js';
import { type Site, startSite, type Visit } from '../site.js';

const pages = ['cold', 'restore', 'countdown'].map((page) => `chromium/${page}.ts`);
let built: Promise<string> | undefined;

async function buildPages(): Promise<string> {
  const folder = emptyFolder('chromium');
  const entries = [...pages, 'cold/ours.ts', 'cold/naive.ts'];
  await buildPrograms(entries, folder, { platform: 'browser', bundled: true });
  return folder;
}

/** A browser of its own for what is measured together. */
async function inChromium<T>(work: (chromium: Chromium, site: Site) => Promise<T>): Promise<T> {
  built ??= buildPages();
  const site = await startSite(await built);
  const chromium = await startChromium();
  try {
    return await work(chromium, site);
  } finally {
    await chromium.close();
    site.close();
  }
}

/** Looks at a page, and away again. */
async function looked(
  chromium: Chromium,
  { url, numbers }: Visit,
  profile?: string,
): Promise<Numbers> {
  const tab = await chromium.open(url, profile);
  const said = await numbers;
  await tab.close();
  return said;
}

/** So often a round is done again. */
const mostFailures = 5;

/**
 * Of two pages, seen in turn, the ratios of their numbers. Each is the first by turns; the first round, which warms the browser, does not count.
 * Where the machine is so busy that the storage is given up, after 2 s, it says so and does the round again.
 */
async function inTurn(
  rounds: number,
  ours: () => Promise<Numbers>,
  baseline: () => Promise<Numbers>,
): Promise<Numbers[]> {
  const ratios: Numbers[] = [];
  let failures = 0;
  for (let round = -1; round < rounds; round++) {
    try {
      const first = round % 2 === 0 ? await ours() : undefined;
      const divisors = await baseline();
      const dividends = first ?? (await ours());
      const ratioOf = ([name, ms]: [string, number]) => [name, ms / (divisors[name] ?? Number.NaN)];
      if (round >= 0) ratios.push(Object.fromEntries(Object.entries(dividends).map(ratioOf)));
    } catch (error) {
      if (++failures > mostFailures) throw error;
      console.error(`once more: ${error}`);
      round--;
    }
  }
  return ratios;
}

/** A load takes a second or so. */
const loadsOf = ({ rounds, isQuick }: Effort): number => (isQuick ? 3 : Math.min(rounds, 21));

const spreadIn = (ratios: readonly Numbers[], name: string): Spread =>
  spreadOf(ratios.map((each) => each[name] ?? Number.NaN));

let loads: Promise<readonly Numbers[]> | undefined;

async function cold(name: 'import' | 'navigation', effort: Effort): Promise<Spread> {
  loads ??= inChromium((chromium, site) => {
    // Of a profile of its own nothing is cached.
    const firstEvent = async (what: string) =>
      looked(chromium, site.visited('cold', { what }), await chromium.newProfile());
    return inTurn(
      loadsOf(effort),
      () => firstEvent('ours'),
      () => firstEvent('naive'),
    );
  });
  return spreadIn(await loads, name);
}

const restored = (count: number, effort: Effort) =>
  inChromium(async (chromium, site) => {
    const restore = (what: string) =>
      looked(chromium, site.visited('restore', { what, count: String(count) }));
    await restore('seed');
    const ratios = await inTurn(
      loadsOf(effort),
      () => restore('ours'),
      () => restore('bare'),
    );
    return spreadIn(ratios, 'ms');
  });

/** What a page did in one round. */
interface Done {
  readonly workedMs: number;
  readonly fired: number;
}
type Place = 'in front' | 'behind';

/** What it does while nobody asks it anything. */
async function doneBy(tab: Tab, seconds: number, place: Place): Promise<Done> {
  const fired = async () => Number(await tab.evaluate('fired'));
  await tab.workedMs();
  await sleep(1500);
  const firedBefore = await fired();
  const workedBeforeMs = await tab.workedMs();
  await sleep(1000 * seconds);
  const workedMs = (await tab.workedMs()) - workedBeforeMs;
  const visibility = await tab.evaluate('document.visibilityState');
  if (visibility !== (place === 'behind' ? 'hidden' : 'visible')) {
    throw new Error(`the page that is ${place} is ${visibility}`);
  }
  return { workedMs, fired: (await fired()) - firedBefore };
}

const kinds = ['idle', 'ours', 'interval'] as const;
type Kind = (typeof kinds)[number];
type Round = Readonly<Record<`${Kind} ${Place}`, Done>>;

/** All at the same time, so that what else the machine does meets each: every page has a window, and those behind another tab before them. */
const round = (seconds: number): Promise<Round> =>
  inChromium(async (chromium, site) => {
    const done: Promise<readonly [keyof Round, Done]>[] = [];
    for (const place of ['in front', 'behind'] as const) {
      for (const kind of kinds) {
        const profile = await chromium.newProfile();
        const { url, numbers } = site.visited('countdown', { what: kind });
        const tab = await chromium.open(url, profile);
        await numbers;
        if (place === 'behind') await (await chromium.open('about:blank', profile)).show();
        done.push(doneBy(tab, seconds, place).then((each) => [`${kind} ${place}`, each]));
      }
    }
    return Object.fromEntries(await Promise.all(done)) as Round;
  });

let measured: Promise<readonly Round[]> | undefined;

async function countdown(
  effort: Effort,
  ratioOf: (of: (kind: Kind) => Done) => number,
  place: Place,
): Promise<Spread> {
  const measure = async () => {
    const { rounds, isQuick } = fewer(effort);
    const all: Round[] = [];
    for (let times = 0; times < (isQuick ? 1 : rounds); times++) {
      all.push(await round(isQuick ? 10 : 60));
    }
    return all;
  };
  measured ??= measure();
  return spreadOf((await measured).map((each) => ratioOf((kind) => each[`${kind} ${place}`])));
}

const aboveIdle = (of: (kind: Kind) => Done) =>
  Math.max(0, of('ours').workedMs - of('idle').workedMs) /
  (of('interval').workedMs - of('idle').workedMs);
const fired = (of: (kind: Kind) => Done) => of('ours').fired / of('interval').fired;

export const metrics: readonly Metric[] = [
  {
    name: 'cold load to the first event, from the import of the script',
    baseline: 'a client written by hand, in one file too',
    measure: (effort) => cold('import', effort),
  },
  {
    name: 'cold load to the first event, from the start of the navigation',
    baseline: 'a client written by hand, in one file too',
    measure: (effort) => cold('navigation', effort),
  },
  ...[1, 100, 10_000].map(
    (count): Metric => ({
      name: `lockouts restored from IndexedDB: ${count.toLocaleString('en')}`,
      baseline: 'a bare read of the same records by idb-keyval',
      measure: (effort) => restored(count, effort),
    }),
  ),
  ...(['in front', 'behind'] as const).flatMap((place): readonly Metric[] => [
    {
      name: `a countdown on a page ${place}: time of the main thread above idle`,
      baseline: 'an interval of 1 s that shows the same',
      measure: (effort) => countdown(effort, aboveIdle, place),
    },
    {
      name: `a countdown on a page ${place}: timers that fire`,
      baseline: 'an interval of 1 s that shows the same',
      measure: (effort) => countdown(effort, fired, place),
    },
  ]),
];
