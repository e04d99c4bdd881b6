import { describe, expect, it } from 'vitest';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import { errorDocument } from '../seeds/committed.js';
import { figures } from '../seeds/figures.js';
import { renderAll } from './rendered.js';

const languages = [en, fa];

/** Ends of names that stand for a family: their sentences differ by the request that they name, and by nothing else. */
const suffixes = [
  'BAD_PAYLOAD',
  ...Object.keys(en.families),
  ...['INVALID', 'EXPIRED'].flatMap((what) =>
    ['CODE', 'OLD_PASSWORD', 'PASSWORD', 'TOKEN', 'ANSWERS'].map((of) => `${what}_${of}`),
  ),
];
const familyOf = (name: string) => suffixes.find((suffix) => name.endsWith(suffix));

describe.each(languages)('the sentences of all errors in $locale', (language) => {
  const all = renderAll(language);

  it('are there for every entry and every row', () => {
    expect(new Set(all.map(({ code }) => code)).size).toBe(figures.entries);
    expect(all.filter(({ place }) => !place.endsWith('/-'))).toHaveLength(figures.rows);
    for (const { text, place } of all) expect([place, text.length > 10]).toEqual([place, true]);
  });

  it('end as sentences, without gaps and doubled marks', () => {
    for (const { text, place } of all) {
      expect([place, text]).toEqual([place, expect.stringMatching(/[.]$/)]);
      expect([place, text]).not.toEqual([place, expect.stringMatching(/ {2}| [.:;،؛]|[.:]{2}|^ /)]);
    }
  });

  it('hold no code name, no name of a field, no placeholder, no bare undefined', () => {
    const fields = Object.keys({ ...language.fields, ...language.innerFields });
    const rawFields = fields.filter((field) => /[A-Z.]/.test(field));
    expect(rawFields.length).toBeGreaterThan(50);
    for (const { text, place, name } of all) {
      expect([place, text]).not.toEqual([
        place,
        expect.stringMatching(/[{}_#`/]|[a-z][A-Z]|[A-Z]{3}|undefined|null|NaN/),
      ]);
      expect(rawFields.filter((field) => text.includes(field))).toEqual([]);
      expect(text.toUpperCase()).not.toContain(name.includes('_') ? name : `${name}_`);
    }
  });

  it('are shared by no two entries, but within a family that names the request', () => {
    const byText = new Map<string, typeof all>();
    for (const each of all) byText.set(each.text, [...(byText.get(each.text) ?? []), each]);
    for (const [text, sharing] of byText) {
      if (new Set(sharing.map(({ code }) => code)).size === 1) continue;
      const families = new Set(sharing.map(({ name }) => familyOf(name) ?? name));
      expect([text, families.size]).toEqual([text, 1]);
    }
  });

  it('name the request wherever the family alone would say it', () => {
    const ofFamily = all.filter(
      ({ name, place, resolution }) =>
        familyOf(name) &&
        resolution.entry?.action &&
        !(name in language.errors || `${name}/${place.split('/')[1]}` in language.errors),
    );
    expect(ofFamily.length).toBeGreaterThan(700);
    for (const { text, resolution, place } of ofFamily) {
      const { action } = resolution.entry ?? {};
      const words = Object.entries(language.actions).find(([id]) => id === String(action))?.[1];
      expect([place, text]).toEqual([place, expect.stringContaining(words ?? 'no words')]);
    }
  });

  it('name the field of every row that has one, unless they are its own', () => {
    const words: Readonly<Record<string, string>> = { ...language.innerFields, ...language.fields };
    // Of 10134 nobody knows which of its two fields is wrong.
    for (const { name, text, resolution, place } of all) {
      const { field, fields = [field], minor } = resolution.minor ?? {};
      if (`${name}/${minor}` in language.errors) continue;
      const isEither = resolution.minor?.problem === 'incorrect' && fields.length === 2;
      for (const each of isEither ? ['unnamed'] : fields) {
        if (each)
          expect([place, text]).toEqual([place, expect.stringContaining(words[each] ?? '')]);
      }
    }
  });

  it('say of two rows of one error the same only where the document does', () => {
    const said = new Map<string, string>();
    for (const { code, text, resolution, place } of all) {
      const { problem, field, fields } = resolution.minor ?? {};
      const meaning = [problem, field, fields].join();
      const key = `${code} ${text}`;
      expect([place, said.get(key) ?? meaning]).toEqual([place, meaning]);
      said.set(key, meaning);
    }
  });
});

describe('English sentences', () => {
  it('begin with a capital and hold nothing but English', () => {
    for (const { text } of renderAll(en)) expect(text).toMatch(/^[A-Z][\x20-\x7e]+$/);
  });

  it('are none of the error document', () => {
    const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const ours = renderAll(en).map(({ text }) => words(text).join(' '));
    const sentences = errorDocument.entries
      .flatMap(({ description, rows }) => [description, ...rows.map(({ detail = '' }) => detail)])
      .map((text) => words(text.replace(/for (the )?request .*/, '')))
      .filter((sentence) => sentence.length >= 5)
      .map((sentence) => sentence.join(' '));
    expect(sentences.length).toBeGreaterThan(50);
    const taken = [...new Set(sentences)].filter((sentence) =>
      ours.some((text) => text.includes(sentence)),
    );
    expect(taken).toEqual([]);
  });
});

describe('Persian sentences', () => {
  /** The names that Persian readers know in Latin letters. */
  const names = ['QR'];

  it('hold no Latin letter but in names, no Latin digit, no Arabic letter', () => {
    const used = new Set<string>();
    for (const { text, place } of renderAll(fa)) {
      for (const [name] of text.matchAll(/[A-Za-z]+/g)) used.add(name);
      expect([place, text]).not.toEqual([place, expect.stringMatching(/[0-9٠-٩يكةى"'?,;]/)]);
      expect([place, text]).toEqual([
        place,
        expect.stringMatching(/^[آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئأؤءًٔ۰-۹A-Z\u200c .:،؛«»()]+$/),
      ]);
    }
    expect([...used]).toEqual(names);
  });

  it('have no stray half-space, and the plural and verb endings that want one have it', () => {
    for (const { text, place } of renderAll(fa)) {
      expect([place, text]).not.toEqual([
        place,
        expect.stringMatching(
          /\u200c(?=[\s.:،؛\u200c]|$)|(?<=[\s]|^)\u200c|(^| )(می|نمی) | (ها|های|هایی|ترین) /,
        ),
      ]);
    }
  });

  it('never say «شما» of an object whose subject is «شما» already', () => {
    for (const phrase of Object.values(fa.actions)) expect(phrase).not.toMatch(/شما$|شما /);
  });

  it('leave no ezafe open', () => {
    const phrases = [fa.actions, fa.fields, fa.innerFields].flatMap((each) => Object.values(each));
    for (const phrase of phrases) expect(phrase).not.toMatch(/(های|ٔ)$/);
  });
});
