// Why an action is locked. Comes in: the action. Goes out: the sentence of the error that locks it, which counts along; nothing where the page
// itself locked it. The same after a reload: it is made of what the engine has stored.
import { resolve } from 'igap-reactions';
import { useLockout, useReactionEngine } from 'igap-reactions/react';
import { errorText } from 'igap-reactions/texts';
import { useSurroundings } from '../surroundings.js';
import { Icon } from './icon.js';

export interface LockoutNoteProps {
  readonly action: number;
  readonly subject?: string | undefined;
}

export function LockoutNote({ action, subject }: LockoutNoteProps) {
  const { texts } = useSurroundings();
  const { guard } = useReactionEngine();
  const { remainingMs } = useLockout(action, subject);
  const found = guard(action, subject);
  if (found.allowed || found.lockout.majorCode === undefined || remainingMs === 0) return null;
  const { majorCode } = found.lockout;
  return (
    <p className="note note-locked">
      <Icon name="lock" />
      <span>{errorText(resolve({ majorCode, action }), texts, remainingMs)}</span>
    </p>
  );
}
