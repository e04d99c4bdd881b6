// Why an action is locked. Comes in: the action. Goes out: the sentence of what locks it, which counts along. The same after a reload: it is
// made of what the engine has stored.
import { useLockoutText } from 'igap-reactions/react';
import { useSurroundings } from '../surroundings.js';
import { Icon } from './icon.js';

export interface LockoutNoteProps {
  readonly action: number;
  readonly subject?: string | undefined;
}

export function LockoutNote({ action, subject }: LockoutNoteProps) {
  const { texts } = useSurroundings();
  const text = useLockoutText(action, subject, texts);
  return text === '' ? null : (
    <p className="note note-locked">
      <Icon name="lock" />
      <span>{text}</span>
    </p>
  );
}
