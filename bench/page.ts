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

/** What the README shows, eight at most: a figure, and what it compares, in words for those who do not know the scenes. */
const shown: readonly (readonly [scene: string, name: string, words: string])[] = [
  [
    'resolve',
    'a frame resolved, with its result',
    'look up what an error frame asks for / the same in a table written by hand',
  ],
  [
    'decode',
    'an error frame read, with an id',
    'read an error frame from its bytes / protobufjs, by reflection',
  ],
  [
    'frame',
    'from bytes to the event',
    'from the bytes to your listener / a client written by hand',
  ],
  [
    'request',
    'a request that meets nothing',
    'send a request that nothing holds back / a bare call with an AbortController and a timer',
  ],
  [
    'lockout',
    'one more lockout, 10,000 alive',
    'start a lockout while 10,000 others run / push its record to a bare heap',
  ],
  [
    'lockout',
    'memory of a lockout that nobody watches',
    'memory of a lockout / an entry of a Map with the same five fields',
  ],
  [
    'cold',
    'cold import to the first event, in one file',
    'from the import to the first event / a client written by hand',
  ],
  [
    'idle',
    'an idle engine, for an hour',
    'an idle engine for one hour: its timers, and its calls of storage and tabs',
  ],
];

/** The rows of the README's table. */
export function shownRows({ figures }: Pick<Measured, 'figures'>): readonly string[] {
  return shown.map(([scene, name, words]) => {
    const figure = figures.find((each) => each.scene === scene && each.name === name);
    if (!figure) throw new Error(`figures.json lacks '${name}'`);
    return `| ${words} | ${shortRatio(figure.median)} |`;
  });
}
