// The entries of the package. Comes in: tsup.config.ts. Goes out: the name of each, `.` first, and where its files are. Next: exports.ts,
// commonjs.ts, stubs.ts.
import type { Options } from 'tsup';
import production from '../tsup.config.js';

/** `index`, `wire`, `texts/en`: the names of the built files, without what follows the dot. */
export const entries: readonly string[] = Object.keys((production as Options).entry ?? {}).sort(
  (a, b) => Number(b === 'index') - Number(a === 'index') || (a < b ? -1 : 1),
);

/** How an app imports it: `.`, `./wire`. */
export const subpathOf = (entry: string): string => (entry === 'index' ? '.' : `./${entry}`);
