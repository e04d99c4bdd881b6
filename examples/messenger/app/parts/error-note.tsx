// Why a request failed, in a sentence. Comes in: what `useGuardedAction` or `engine.request` rejected with. Goes out: a note. What a lockout
// says, lockout-note.tsx shows; what a field has wrong stands beside the field.
import { isReactionError, type ReactionKind } from 'igap-reactions';
import type { GuardedActionView } from 'igap-reactions/react';
import { errorText, fieldText, type Language, outcomeText } from 'igap-reactions/texts';
import { useSurroundings } from '../surroundings.js';
import { Icon } from './icon.js';

/** What a page of its own says, or the note of the lockout. */
const saidElsewhere = new Set<ReactionKind>(['lockout', 'verifyTwoStep', 'accountBlocked']);

/** Undefined: there is nothing to say that is not said elsewhere. */
function sentenceOf(error: unknown, texts: Language): string | undefined {
  if (error === undefined || isReactionError(error, 'LockedOutError')) return undefined;
  const isSaid =
    isReactionError(error, 'RequestRefusedError') &&
    saidElsewhere.has(error.resolution.reaction.kind);
  return isSaid ? undefined : outcomeText(error, texts);
}

/** The same in few words, for a bubble. */
export function shortSentenceOf(error: unknown, texts: Language): string | undefined {
  const sentence = sentenceOf(error, texts);
  const isRefused = sentence !== undefined && isReactionError(error, 'RequestRefusedError');
  return isRefused ? errorText(error.resolution, texts, { short: true }) : sentence;
}

/** For a field that the server has named: what is wrong with it. Undefined: nothing. */
export function useFieldText(
  { error }: Pick<GuardedActionView<never, unknown>, 'error'>,
  field: string,
): string | undefined {
  const { texts } = useSurroundings();
  if (!isReactionError(error, 'RequestRefusedError')) return undefined;
  return fieldText(error.resolution, texts, field) || undefined;
}

export function ErrorNote({ error }: { readonly error: unknown }) {
  const { texts } = useSurroundings();
  const sentence = sentenceOf(error, texts);
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
