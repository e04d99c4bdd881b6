// The words of the project. Comes in: every page, source, test and example. Goes out: where one of them has a word that readers stumble over.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pages, root, textOf } from './page.js';

/** Words of no other project, and what is said instead. */
const unused: readonly (readonly [RegExp, string])[] = [
  [/\b(?:told|tells?)\b(?! support)/i, 'an event is emitted, a text says'],
  [/\b(?:hears?|heard|unheard)\b/i, 'a listener listens, an app is notified'],
  [/\bmend(?:s|ed|ing)?\b/i, 'a bug is fixed'],
  [/\bthe host(?:'s)?\b/i, 'the app'],
  [/\b(?:its|their) word\b/i, 'what it promised'],
  [/\b(?:heed|heeded|spoilt)\b/i, 'listened to, damaged'],
];

/** What these words are: here they are quoted. */
const self = 'test/docs/words.test.ts';
/** Texts for people, in which a person may be asked to tell somebody something. */
const forPeople = /^(?:src\/texts\/|examples\/messenger\/app\/words\/|test\/cli\/transcripts\/)/;

function filesOf(folder: string): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|tsx|mjs|cjs|svelte|vue)$/.test(name) && !/node_modules/.test(name))
    .map((name) => `${folder}/${name}`);
}

const files = ['src', 'test', 'examples', 'cli', 'bench', 'package', 'docs', 'seeds'].flatMap(
  filesOf,
);

describe.each(unused)('%s is not used', (word, instead) => {
  it(`in pages, sources, tests and examples: ${instead}`, () => {
    const found = [...pages, ...files]
      .filter((path) => path !== self && !forPeople.test(path))
      .flatMap((path) =>
        textOf(path)
          .split('\n')
          .flatMap((line, at) => (word.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
      );
    expect(found).toEqual([]);
  });
});
