// Which page is shown: the session says. Comes in: the engine's state. Goes out: one of the pages of this folder, or the chats. A login that is
// under way changes no page: what is held is sent after it. Who has no token is asked to register before a connection is open.
import { useReaction, useReactionEngine, useReactionState } from 'igap-reactions/react';
import { Chats } from '../chat/chats.js';
import { useSurroundings } from '../surroundings.js';
import { NicknamePage } from './nickname-page.js';
import { NoticePage } from './notice-page.js';
import { RegisterPage } from './register-page.js';
import { TwoStepPage } from './two-step-page.js';

export interface ScreenProps {
  readonly room: string | undefined;
  readonly openRoom: (room: string | undefined) => void;
}

export function Screen({ room, openRoom }: ScreenProps) {
  const session = useReactionState((state) => state.session);
  const { takeOver, logIn } = useReactionEngine();
  const { leave } = useSurroundings().messenger;
  useReaction('state.changed', ({ account, previous }) => {
    // What is opened while the first login is under way stays open.
    if (previous.account !== null && account !== previous.account) openRoom(undefined);
  });
  switch (session) {
    case 'registrationRequired':
      return <RegisterPage />;
    case 'twoStepRequired':
      return <TwoStepPage />;
    case 'nicknameRequired':
      return <NicknamePage />;
    case 'accountBlocked':
      return <NoticePage kind="blocked" state={session} icon="alert" go={leave} />;
    case 'terminated':
      return <NoticePage kind="terminated" state={session} icon="leave" go={leave} />;
    case 'replaced':
      return <NoticePage kind="replaced" state={session} icon="devices" go={takeOver} />;
    case 'loginFailed':
      return <NoticePage kind="loginFailed" state={session} icon="alert" go={() => logIn()} />;
    case 'ready':
    case 'loggingIn':
    case 'loginDelayed':
      return <Chats room={room} openRoom={openRoom} leave={leave} />;
  }
}
