// Why an action is locked. Comes in: the action. Goes out: the sentence of what locks it, which counts along. The same after a reload: it is
// made of what the engine has stored.
import { resolve, type ScreenEngine } from 'igap-reactions';
import { useLockout, useLockoutText, useReactionEngine } from 'igap-reactions/react';
import { errorText } from 'igap-reactions/texts';
import { useSurroundings } from '../surroundings.js';
import { Icon } from './icon.js';

export interface LockoutNoteProps {
  readonly action: number;
  readonly subject?: string | undefined;
}

export function LockoutNote({ action, subject }: LockoutNoteProps) {
  const { texts } = useSurroundings();
  return <Note text={useLockoutText(action, subject, texts)} />;
}

/** Without the time: a button beside it counts. */
export function LockoutReason({ action, subject }: LockoutNoteProps) {
  const { texts } = useSurroundings();
  const engine = useReactionEngine<ScreenEngine>();
  // Renders when it begins and ends.
  useLockout(action, subject);
  const found = engine.guard(action, subject);
  const { majorCode } = found.allowed ? {} : found.lockout;
  if (majorCode === undefined) return null;
  return <Note text={errorText(resolve({ majorCode, action }), texts, { short: true })} />;
}

function Note({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <p className="note note-locked">
      <Icon name="lock" />
      <span>{text}</span>
    </p>
  );
}
