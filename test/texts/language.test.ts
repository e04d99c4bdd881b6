import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import type { Language } from '../../src/texts/language.js';
import { bundle } from '../docs/bundle.js';
import { errorDocument } from '../seeds/committed.js';
import { figures } from '../seeds/figures.js';

/** What a language says, by group and name. */
function textsOf(language: Language): [string, string][] {
  return Object.entries(language).flatMap(([group, texts]): [string, string][] =>
    typeof texts === 'object'
      ? Object.entries(texts).map(([name, text]) => [`${group}.${name}`, String(text)])
      : [[group, String(texts)]],
  );
}

/** What may stand in braces, by group. */
const placeholders: Readonly<Record<string, readonly string[]>> = {
  problems: ['action', 'field', 'second'],
  notes: ['field', 'second'],
  families: ['action'],
  errors: ['action'],
  reactions: ['action', 'code'],
  closings: ['action', 'time'],
};

describe('the languages', () => {
  it('say the same things', () => {
    expect(textsOf(fa).map(([name]) => name)).toEqual(
      expect.arrayContaining(textsOf(en).map(([name]) => name)),
    );
    expect(textsOf(fa)).toHaveLength(textsOf(en).length);
    expect([en.direction, fa.direction]).toEqual(['ltr', 'rtl']);
  });

  it.each([en, fa])('know every action, field and problem of the document: $locale', (language) => {
    const { entries } = errorDocument;
    const actions = new Set(entries.flatMap(({ action }) => action ?? []));
    expect(Object.keys(language.actions).map(Number).sort()).toEqual([...actions].sort());
    expect(actions.size).toBe(figures.actions);
    const rows = entries.flatMap((entry) => entry.rows);
    const words = { ...language.fields, ...language.innerFields };
    for (const { field, fields = [field] } of rows) {
      for (const each of fields) if (each) expect(words).toHaveProperty([each]);
    }
    for (const { problem } of rows) if (problem) expect(language.problems).toHaveProperty(problem);
  });

  it.each([en, fa])('give each request words of its own: $locale', (language) => {
    const words = Object.values(language.actions);
    expect(new Set(words).size).toBe(words.length);
    expect(words).not.toContain(language.anyAction);
  });

  it.each([en, fa])('hold no text that is empty or padded: $locale', (language) => {
    for (const [name, text] of textsOf(language)) expect([name, text]).toEqual([name, text.trim()]);
    expect(textsOf(language).filter(([, text]) => text === '')).toEqual([]);
  });

  it.each([en, fa])('hold only placeholders that are filled in: $locale', (language) => {
    for (const [name, text] of textsOf(language)) {
      const allowed = placeholders[name.split('.')[0] ?? ''] ?? [];
      const used = [...text.matchAll(/\{(.*?)\}/g)].map(([, word = '']) => word);
      expect([name, used.filter((word) => !allowed.includes(word))]).toEqual([name, []]);
      expect([name, text.replaceAll(/\{\w+\}/g, '')]).not.toEqual([
        name,
        expect.stringMatching(/[{}]/),
      ]);
    }
  });

  it.each([en, fa])('name the request in every family: $locale', (language) => {
    for (const text of Object.values(language.families)) expect(text).toContain('{action}');
    for (const text of Object.values(language.problems)) expect(text).toContain('{action}');
  });
});

describe('the weight of the texts', () => {
  const gzip = async (text: string) => gzipSync(await bundle(text), { level: 9 }).length;

  it.each(['en', 'fa'])('is at most 8 kB for %s', async (name) => {
    const bytes = await gzip(`export * from '../../src/texts/${name}.js';`);
    expect(bytes).toBeGreaterThan(4000);
    expect(bytes).toBeLessThanOrEqual(8000);
  });

  it('is at most 0.8 kB for remainingText alone, and holds no sentence', async () => {
    const code = `export { remainingText } from '../../src/texts.js';`;
    expect(await gzip(code)).toBeLessThanOrEqual(800);
    expect(await bundle(code)).not.toContain('action');
  });

  it('is none for the core', async () => {
    const code = await bundle(`export * from '../../src/index.js';`);
    expect(code).not.toContain(en.closings.again);
    expect(code).not.toContain('innerFields');
  });
});
