// The ten states of the session. Comes in: the engine's state. Goes out: a list with the current one lit, and what that means.
import type { SessionState } from 'igap-reactions';
import { useReactionState } from 'igap-reactions/react';
import { sessionText } from 'igap-reactions/texts';
import { useSurroundings } from '../surroundings.js';

/** By how much they ask of the person. The type says that none is left out. */
const states: Readonly<Record<SessionState, 'good' | 'busy' | 'asks' | 'stops'>> = {
  ready: 'good',
  loggingIn: 'busy',
  loginDelayed: 'busy',
  registrationRequired: 'asks',
  nicknameRequired: 'asks',
  twoStepRequired: 'asks',
  replaced: 'stops',
  terminated: 'stops',
  accountBlocked: 'stops',
  loginFailed: 'stops',
};

export function StateList() {
  const { words, texts } = useSurroundings();
  const session = useReactionState((state) => state.session);
  return (
    <section aria-labelledby="states-title">
      <h3 id="states-title">{words.panel.session}</h3>
      <ul className="states" lang="en" dir="ltr">
        {Object.entries(states).map(([state, tone]) => (
          <li
            key={state}
            className={`state state-${tone}`}
            aria-current={state === session ? 'true' : undefined}
          >
            {state}
          </li>
        ))}
      </ul>
      <p className="state-text" role="status">
        {sessionText(session, texts)}
      </p>
    </section>
  );
}
