// The page of what things cost. Comes in: what a run has measured (figures.json). Goes out: docs/performance.md. `npm run docs` writes it.
import type { Figure } from './figure.js';
import type { Measured } from './run.js';

const titles: Readonly<Record<string, string>> = {
  resolve: 'To know what a frame asks for',
  decode: 'To read an error frame',
  frame: 'From a frame to the call of a listener',
  request: 'Requests',
  lockout: 'Lockouts',
  cold: 'The first event of a cold process',
  idle: 'Where nothing happens',
  chromium: 'Pages in a browser',
};

/** What else is to be said of a scene. */
const said: Readonly<Record<string, (measured: Measured) => string>> = {
  chromium: ({ chromium }) =>
    `${chromium}, headless. A cold load is a page of a profile of its own, nothing cached, each client one script; lockouts are stored by the engine,
then read in a page that is loaded anew; countdowns count for 60 s, all at the same time, each on a page of its own: in front, or in a tab behind
another, where \`document.visibilityState\` is \`hidden\`. \`npm run bench -- --only chromium\` measures it; CI does not.`,
};

/** A ratio with two digits that count. */
export const shortRatio = (value: number): string =>
  Number.isInteger(value) || value >= 100
    ? String(Math.round(value))
    : Number(value.toPrecision(2)).toString();

function rowOf({ name, baseline, median, low, high, goal }: Figure): string {
  const isMet = goal === undefined ? '' : median <= goal ? 'yes' : '**no**';
  const most = goal === undefined ? '' : `≤ ${goal}`;
  const spread = low === high ? '' : `${shortRatio(low)} to ${shortRatio(high)}`;
  return `| ${name} | ${baseline} | ${shortRatio(median)} | ${spread} | ${most} | ${isMet} |`;
}

function tableOf(scene: string, measured: Measured): string {
  const rows = measured.figures.filter((figure) => figure.scene === scene).map(rowOf);
  return [
    `## ${titles[scene] ?? scene}`,
    '',
    ...(said[scene] ? [said[scene](measured), ''] : []),
    '| what it costs | divided by | ratio | half of the rounds | goal | met |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** `notes`: what stands in the way of a goal that is not met, by hand. */
export function performancePage(measured: Measured, notes: string): string {
  const { date, machine, figures } = measured;
  const scenes = [...new Set(figures.map(({ scene }) => scene))];
  return `<!-- Written by \`npm run docs\` from bench/figures.json. Change bench/page.ts or bench/notes.md instead. -->
# Performance

What things cost, as ratios to a named baseline that was measured in the same run, in turn, in a process of its own. A ratio of 0.1 is ten
times as fast; times in ms would be those of one machine. The baselines are in [bench/baselines](../bench/baselines), written once and frozen.

Last measured on ${date}: ${machine}, the production build. \`npm run bench\` measures again; \`npm run bench -- --check\` compares a short run with these
figures, and fails where one is worse by more than 30 % in three runs of three. CI does that.

${scenes.map((scene) => tableOf(scene, measured)).join('\n\n')}

${notes.trim()}
`;
}

/** What the README shows: eight at most. */
const shown: readonly (readonly [scene: string, name: string])[] = [
  ['resolve', 'a frame resolved, with its result'],
  ['decode', 'an error frame read, with an id'],
  ['frame', 'from bytes to the event'],
  ['request', 'a request that meets nothing'],
  ['lockout', 'one more lockout, 10,000 alive'],
  ['lockout', 'memory of a lockout that nobody watches'],
  ['cold', 'cold import to the first event, in one file'],
  ['idle', 'an idle engine, for an hour'],
];

/** The rows of the README's table. */
export function shownRows({ figures }: Pick<Measured, 'figures'>): readonly string[] {
  return shown.map(([scene, name]) => {
    const figure = figures.find((each) => each.scene === scene && each.name === name);
    if (!figure) throw new Error(`figures.json lacks '${name}'`);
    return `| ${name} / ${figure.baseline} | ${shortRatio(figure.median)} |`;
  });
}
