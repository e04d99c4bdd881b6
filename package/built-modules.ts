// The modules of the entries in a folder of built files. Comes in: the folder. Goes out: their paths in it. Used by: shared-chunk.ts, commonjs.ts.
import { readdirSync } from 'node:fs';

/** What the command is, and what is in folders of its own, is not of the entries' modules. */
const isOther = /^(cli\.js$|development|production)/;

/** Also those that several entries share. */
export const modulesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.js') && !isOther.test(file),
  );
