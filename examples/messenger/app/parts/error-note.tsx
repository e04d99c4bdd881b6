// Why a request failed, in a sentence. Comes in: what `useGuardedAction` or `engine.request` rejected with. Goes out: a note. What a lockout
// says, lockout-note.tsx shows; what a field has wrong stands beside the field.
import { isReactionError } from 'igap-reactions';
import type { GuardedActionView } from 'igap-reactions/react';
import { errorText, type Language, sessionText } from 'igap-reactions/texts';
import { useSurroundings } from '../surroundings.js';
import type { Words } from '../words/words.js';
import { Icon } from './icon.js';

/** Undefined: there is nothing to say that is not said elsewhere. */
export function sentenceOf(error: unknown, texts: Language, words: Words): string | undefined {
  if (error === undefined || isReactionError(error, 'LockedOutError')) return undefined;
  if (isReactionError(error, 'SessionEndedError')) return sessionText(error.session, texts);
  if (!isReactionError(error, 'RequestRefusedError')) return words.unanswered;
  const { kind } = error.resolution.reaction;
  if (kind === 'lockout' || kind === 'verifyTwoStep' || kind === 'accountBlocked') return undefined;
  return errorText(error.resolution, texts);
}

/** For a field that the server has named: what is wrong with it. Undefined: nothing. */
export function useFieldText(
  { error, fieldErrors }: Pick<GuardedActionView<never, unknown>, 'error' | 'fieldErrors'>,
  field: string,
): string | undefined {
  const { texts, words } = useSurroundings();
  return fieldErrors[field] && sentenceOf(error, texts, words);
}

export function ErrorNote({ error }: { readonly error: unknown }) {
  const { texts, words } = useSurroundings();
  const sentence = sentenceOf(error, texts, words);
  return (
    <div role="alert">
      {sentence && (
        <p className="note note-wrong">
          <Icon name="alert" />
          <span>{sentence}</span>
        </p>
      )}
    </div>
  );
}
