// One scene, in a process of its own: what others compiled there would slow it. Comes in: its name, how often, whether quickly, which of its
// metrics. Prints a figure a line.
import type { Effort, Figure, Metric } from './figure.js';

const [scene = '', rounds = '', quick = ''] = process.argv.slice(2);
const { metrics }: { readonly metrics: readonly Metric[] } = await import(`./scenes/${scene}.ts`);
const effort: Effort = { rounds: Number(rounds), isQuick: quick !== '' };
for (const { measure, name, baseline, goal, isLong } of metrics) {
  if (isLong && quick) continue;
  const figure: Figure = {
    ...{ scene, name, baseline },
    ...(goal !== undefined && { goal }),
    ...(await measure(effort)),
  };
  console.log(JSON.stringify(figure));
}
process.exit();
