import {
  ReactionProvider,
  useAnnouncement,
  useGuardedAction,
  useLockout,
  useLockoutText,
  useReaction,
  useReactionState,
} from 'igap-reactions/react';
import type { ButtonProps, DeskProps } from './desk-props.js';

function Button({ id, room, text, desk }: ButtonProps & { readonly desk: DeskProps }) {
  const options = { subject: room };
  const { run, pending, locked, error, fieldErrors } = useGuardedAction(201, desk.send, options);
  const { remainingText } = useLockout(201, room);
  const sentence = useLockoutText(201, room, desk.language);
  const time = useAnnouncement(201, room);
  const press = () => void run(text).then(desk.ended);
  return (
    <form id={id}>
      <button type="button" disabled={pending || locked} onClick={press}>
        {pending ? 'pending' : remainingText || 'Send'}
      </button>
      <button type="button" onClick={press}>
        again
      </button>
      <b>{error === undefined ? '' : `${Object(error).name}`}</b>
      <i>{Object.keys(fieldErrors).join()}</i>
      <q>{sentence}</q>
      <output>{time}</output>
    </form>
  );
}

export function Panel({ desk }: { readonly desk: DeskProps }) {
  const session = useReactionState((state) => state.session);
  const keys = useReactionState(
    (state) => state.lockouts.map(({ key }) => key),
    (a, b) => a.join() === b.join(),
  );
  useReaction('request.denied', ({ resolution }) => desk.denied(resolution.frame.majorCode));
  return (
    <>
      <h1>{session}</h1>
      <h2>{keys.join()}</h2>
      {desk.buttons.map((button) => (
        <Button key={button.id} {...button} desk={desk} />
      ))}
    </>
  );
}

export const Desk = (desk: DeskProps) => (
  <ReactionProvider engine={desk.engine} locale={desk.locale}>
    <Panel desk={desk} />
  </ReactionProvider>
);
