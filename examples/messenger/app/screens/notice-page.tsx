// A page that says what became of the session, and offers the one thing to do. Comes in: which, and what the button does. Goes out: the page.
import type { SessionState } from 'igap-reactions';
import { sessionText } from 'igap-reactions/texts';
import type { IconName } from '../parts/icon.js';
import { Page } from '../parts/page.js';
import { useSurroundings } from '../surroundings.js';

export interface NoticePageProps {
  readonly kind: 'terminated' | 'replaced' | 'blocked' | 'loginFailed';
  readonly state: SessionState;
  readonly icon: IconName;
  readonly go: () => void;
}

export function NoticePage({ kind, state, icon, go }: NoticePageProps) {
  const { words, texts } = useSurroundings();
  const { title, go: label } = words[kind];
  return (
    <Page icon={icon} tone="warning" title={title} lead={sessionText(state, texts)}>
      <button type="button" className="button button-main" onClick={go}>
        {label}
      </button>
    </Page>
  );
}
