// What the person prefers. Comes in: the browser's word, and what was chosen before. Goes out: a language, a theme, whether the window is wide.
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LanguageName } from './surroundings.js';

export type Theme = 'light' | 'dark';

const places = { language: 'peyk-language', theme: 'peyk-theme' } as const;

function useKept<Value extends string>(
  place: string,
  values: readonly [Value, Value],
  preferred: () => Value,
): [Value, () => void] {
  const [value, setValue] = useState(() => {
    const kept = keptAt(place);
    return values.find((each) => each === kept) ?? preferred();
  });
  const other = value === values[0] ? values[1] : values[0];
  return [
    value,
    () => {
      setValue(other);
      keepAt(place, other);
    },
  ];
}

/** The language, and what switches to the other one. */
export function useLanguage(): [LanguageName, () => void] {
  return useKept(places.language, ['en', 'fa'], () =>
    navigator.language.startsWith('fa') ? 'fa' : 'en',
  );
}

/** The theme, and what switches to the other one. */
export function useTheme(): [Theme, () => void] {
  const kept = useKept<Theme>(places.theme, ['light', 'dark'], () =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  );
  const [theme] = kept;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return kept;
}

/** Whether there is room for the panel beside the messenger. styles/page.css says the same. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      wide.addEventListener('change', listener);
      return () => wide.removeEventListener('change', listener);
    },
    () => wide.matches,
  );
}

const wide = matchMedia('(min-width: 1080px)');

function keptAt(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function keepAt(place: string, value: string): void {
  try {
    localStorage.setItem(place, value);
  } catch {
    // Then it lasts as long as the page.
  }
}
