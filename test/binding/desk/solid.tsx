/** @jsxImportSource solid-js */
import {
  createAnnouncement,
  createGuardedAction,
  createLockout,
  createLockoutText,
  createReactionState,
  onReaction,
  ReactionProvider,
} from 'igap-reactions/solid';
import { Index } from 'solid-js';
import type { ButtonProps, DeskProps } from './desk-props.js';

function Button(props: { readonly of: ButtonProps; readonly desk: DeskProps }) {
  const room = () => props.of.room;
  const { run, pending, locked, error, fieldErrors } = createGuardedAction(
    201,
    props.desk.send,
    () => ({ subject: room() }),
  );
  const { remainingText } = createLockout(201, room);
  const sentence = createLockoutText(201, room, () => props.desk.language);
  const time = createAnnouncement(201, room);
  const press = () => void run(props.of.text).then(props.desk.ended);
  return (
    <form id={props.of.id}>
      <button type="button" disabled={pending() || locked()} onClick={press}>
        {pending() ? 'pending' : remainingText() || 'Send'}
      </button>
      <button type="button" onClick={press}>
        again
      </button>
      <b>{error() === undefined ? '' : `${Object(error()).name}`}</b>
      <i>{Object.keys(fieldErrors()).join()}</i>
      <q>{sentence()}</q>
      <output>{time()}</output>
    </form>
  );
}

export function Panel(props: { readonly desk: DeskProps }) {
  const session = createReactionState((state) => state.session);
  const keys = createReactionState(
    (state) => state.lockouts.map(({ key }) => key),
    (a, b) => a.join() === b.join(),
  );
  onReaction('request.denied', ({ resolution }) => props.desk.denied(resolution.frame.majorCode));
  return (
    <>
      <h1>{session()}</h1>
      <h2>{keys().join()}</h2>
      <Index each={props.desk.buttons}>
        {(button) => <Button of={button()} desk={props.desk} />}
      </Index>
    </>
  );
}

export const Desk = (props: { readonly desk: DeskProps }) => (
  <ReactionProvider engine={props.desk.engine} locale={props.desk.locale}>
    <Panel desk={props.desk} />
  </ReactionProvider>
);
