// The bar above everything. Comes in: what its buttons do. Goes out: the brand, language, theme and, on a phone, the way to the panel.
import { Icon } from './parts/icon.js';
import type { Theme } from './preferences.js';
import { useSurroundings } from './surroundings.js';

export interface TopBarProps {
  readonly theme: Theme;
  readonly switchTheme: () => void;
  readonly switchLanguage: () => void;
  /** Absent: the panel is there anyway. */
  readonly openPanel: (() => void) | undefined;
}

export function TopBar({ theme, switchTheme, switchLanguage, openPanel }: TopBarProps) {
  const { words, texts } = useSurroundings();
  const other = texts.locale === 'en' ? 'fa' : 'en';
  return (
    <header className="bar">
      <a className="skip" href="#messenger">
        {words.skip}
      </a>
      <p className="brand">
        <span className="brand-mark">
          <Icon name="send" />
        </span>
        {words.brand}
      </p>
      <div className="bar-buttons">
        {openPanel && (
          <button type="button" className="chip-button" onClick={openPanel}>
            <Icon name="pulse" />
            {words.panel.open}
          </button>
        )}
        <button type="button" className="language-button" lang={other} onClick={switchLanguage}>
          {words.otherLanguage}
        </button>
        <button
          type="button"
          className="icon-button"
          onClick={switchTheme}
          aria-label={theme === 'dark' ? words.themes.light : words.themes.dark}
        >
          <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
        </button>
      </div>
    </header>
  );
}
