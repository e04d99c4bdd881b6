// The whole page: a bar, the messenger, and what happens inside beside it (on a phone, in a sheet above it). Comes in: the messenger. Goes out:
// what people see. Next: screen.tsx chooses what is in the messenger.
import { useState } from 'react';
import type { Messenger } from './messenger.js';
import { InsideBeside, InsideSheet } from './panel/inside.js';
import { useLanguage, useTheme, useWide } from './preferences.js';
import { Screen } from './screens/screen.js';
import { Surround } from './surroundings.js';
import { TopBar } from './top-bar.js';

export function App({ messenger }: { readonly messenger: Messenger }) {
  const [language, switchLanguage] = useLanguage();
  const [theme, switchTheme] = useTheme();
  const [room, setRoom] = useState<string>();
  const [sheet, setSheet] = useState(false);
  const wide = useWide();
  return (
    <Surround messenger={messenger} language={language}>
      <TopBar
        theme={theme}
        switchTheme={switchTheme}
        switchLanguage={switchLanguage}
        openPanel={wide ? undefined : () => setSheet(true)}
      />
      <div className="stage">
        <main id="messenger" className="window" tabIndex={-1}>
          <Screen room={room} openRoom={setRoom} />
        </main>
        {wide ? (
          <InsideBeside room={room} openRoom={setRoom} />
        ) : (
          <InsideSheet room={room} openRoom={setRoom} open={sheet} close={() => setSheet(false)} />
        )}
      </div>
    </Surround>
  );
}
