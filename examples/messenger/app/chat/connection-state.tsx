// Whether what is written can go out. Comes in: the engine's state. Goes out: one line, always of the same height; screen readers say it when it
// changes. Where it takes long, it says so, and not before.
import { useReactionState } from 'igap-reactions/react';
import { useLasting } from '../parts/lasting.js';
import { useSurroundings } from '../surroundings.js';

/** So long is usual, ms. */
const usualMs = 3000;

export function ConnectionState({ only = '' }: { readonly only?: 'only-narrow' | '' }) {
  const { chats } = useSurroundings().words;
  const session = useReactionState((state) => state.session);
  const isOpen = useReactionState((state) => state.connection === 'open');
  const isGood = isOpen && session === 'ready';
  const takesLong = useLasting(!isGood, usualMs);
  const waiting = isOpen ? chats.signingIn : chats.connecting;
  return (
    <p className={`connection connection-${isGood ? 'good' : 'waiting'} ${only}`} role="status">
      <span>{isGood ? chats.online : takesLong ? chats.takesLong : waiting}</span>
    </p>
  );
}
