// What every screen is surrounded by: the messenger, and the language. Comes in: both. Goes out: a context, and the provider of the hooks of
// `igap-reactions/react`. Next: every screen.
import { ReactionProvider } from 'igap-reactions/react';
import type { Language } from 'igap-reactions/texts';
import { en as textsInEnglish } from 'igap-reactions/texts/en';
import { fa as textsInPersian } from 'igap-reactions/texts/fa';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Messenger } from './messenger.js';
import { en } from './words/en.js';
import { fa } from './words/fa.js';
import type { Words } from './words/words.js';

const languages = {
  en: { words: en, texts: textsInEnglish },
  fa: { words: fa, texts: textsInPersian },
} as const satisfies Record<string, { readonly words: Words; readonly texts: Language }>;

export type LanguageName = keyof typeof languages;

interface Surroundings {
  readonly messenger: Messenger;
  readonly words: Words;
  /** The SDK's texts. */
  readonly texts: Language;
}

const Context = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(Context);
  if (!surroundings) throw new Error('No Surround above this component.');
  return surroundings;
}

export interface SurroundProps {
  readonly messenger: Messenger;
  readonly language: LanguageName;
  readonly children: ReactNode;
}

export function Surround({ messenger, language, children }: SurroundProps) {
  const value = useMemo(() => ({ messenger, ...languages[language] }), [messenger, language]);
  const { locale, direction } = value.texts;
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
  }, [locale, direction]);
  return (
    <Context value={value}>
      <ReactionProvider engine={messenger.engine} locale={locale}>
        {children}
      </ReactionProvider>
    </Context>
  );
}
