import { describe, expect, it } from 'vitest';
import { en } from '../../../src/texts/en.js';
import { fa } from '../../../src/texts/fa.js';
import type { Language } from '../../../src/texts.js';
import { run } from './guide.js';

describe('in docs/guides/adding-a-language.md', () => {
  it('untranslated lists what is still the same as in the language that it began with', async () => {
    const { untranslated } = await run<{
      untranslated: (language: Language, from: Language) => string[];
    }>('adding-a-language', 'untranslated(');
    expect(untranslated(fa, en)).toEqual([]);
    const { 201: _, ...session } = { 201: '', ...fa.session };
    const mixed = { ...fa, session: { ...session, replaced: en.session.replaced } };
    expect(untranslated(mixed, en)).toEqual(['session.replaced']);
    expect(untranslated(en, en).length).toBeGreaterThan(300);
  });

  it('languageOf loads the language of a tag, and English where there is none', async () => {
    const { languageOf } = await run<{ languageOf: (tag: string) => Promise<Language> }>(
      'adding-a-language',
      'languageOf',
    );
    const locales = await Promise.all(
      ['fa-IR', 'en', 'xx'].map(async (tag) => (await languageOf(tag)).locale),
    );
    expect(locales).toEqual(['fa', 'en', 'en']);
  });
});
