// A frame in words. Comes in: what was seen of it. Goes out: its direction, action, name, id and size; nothing of its contents.
import { en } from 'igap-reactions/texts/en';
import { type Moment, nameOf } from '../timeline.js';

type FrameMoment = Extract<Moment, { readonly kind: 'in' | 'out' }>;

const actions: Readonly<Record<number, string | undefined>> = en.actions;

/** What the frame is about. */
function subjectOf({ kind, action, error, broken }: FrameMoment): string {
  if (broken === 'without id') return 'an answer without a readable id';
  if (broken) return 'cannot be read';
  if (error) return nameOf(error);
  return kind === 'in' ? `answers #${action - 30_000}` : (actions[action] ?? '');
}

/** A line may end behind any word of a name. */
const breakable = (text: string) => text.replaceAll('_', '_\u200b');

export function FrameText({ moment }: { readonly moment: FrameMoment }) {
  const { kind, action, requestId, bytes } = moment;
  return (
    <>
      <span className="moment-text">
        <span className="unseen">{kind === 'out' ? 'sent' : 'received'}</span>
        <b>#{action}</b> {breakable(subjectOf(moment))}
      </span>
      <small>
        <span title={requestId}>{requestId && `id ${requestId.slice(-6)}`}</span> {bytes} B
      </small>
    </>
  );
}
