// Buttons that make the server misbehave. Comes in: the open room. Goes out: orders to the server, and for a burst the messages to it. Folded
// until somebody has signed in: before, there is nothing to be seen of most of them.
import { useReactionState } from 'igap-reactions/react';
import { type ReactNode, useState } from 'react';
import { spoilings } from '../../command.js';
import type { Armed } from '../armed.js';
import { useRoom } from '../chat/room.js';
import { device } from '../device.js';
import { Icon } from '../parts/icon.js';
import { useLasting } from '../parts/lasting.js';
import { useStore } from '../store.js';
import { useSurroundings } from '../surroundings.js';
import { OneConnection } from './one-connection-switch.js';
import { troubleOf } from './trouble.js';

const burst = 8;

export interface TroubleButtonsProps {
  readonly room: string | undefined;
  readonly openRoom: (room: string) => void;
  /** What a button does is to be seen: a sheet goes away. */
  readonly done?: () => void;
}

export function TroubleButtons(props: TroubleButtonsProps) {
  const { messenger, words } = useSurroundings();
  const { panel } = words;
  const when = useWhen();
  const isArmed = useStore(messenger.armed.all).length > 0;
  const [chosen, setChosen] = useState<boolean>();
  const isOpen = chosen ?? when !== 'signedOut';
  const leads = { now: panel.lead, later: panel.later, signedOut: panel.signInFirst };
  return (
    <section className="trouble-section">
      <div className="trouble-head">
        <h2 id="trouble-title">
          <button type="button" aria-expanded={isOpen} onClick={() => setChosen(!isOpen)}>
            <Icon name="fold" />
            {panel.trouble}
          </button>
        </h2>
        <p role="status">{isArmed && when === 'now' ? panel.armed : leads[when]}</p>
        <OneConnection />
      </div>
      {isOpen && <Buttons {...props} isNow={when === 'now'} />}
    </section>
  );
}

/** Whether the buttons are of use. A login that is over soon changes nothing: what is pressed meanwhile is done. */
function useWhen(): 'now' | 'later' | 'signedOut' {
  const session = useReactionState((state) => state.session);
  const isReady = useReactionState((state) => state.connection === 'open') && session === 'ready';
  const passes = isReady || session === 'loggingIn' || session === 'loginDelayed';
  const isAway = useLasting(!isReady, 1000);
  const isSignedIn = device.signedIn() !== undefined && session !== 'terminated';
  if (!isSignedIn && !isReady) return 'signedOut';
  return passes && !isAway ? 'now' : 'later';
}

type ButtonsProps = TroubleButtonsProps & { readonly isNow: boolean };

function Buttons({ room: open = '1', openRoom, done, isNow }: ButtonsProps) {
  const { messenger, words, texts } = useSurroundings();
  const { panel, chats } = words;
  const armed = useStore(messenger.armed.all);
  const trouble = troubleOf(messenger);
  // A group has nobody who could limit, and neither have notes.
  const recipient = useRoom(open).contact ? open : '1';

  const button = (label: string, press: () => void, how: Look = {}): ReactNode => {
    const isArmed = how.arms !== undefined && armed.includes(how.arms);
    const isOff = !isNow && !how.always;
    return (
      <button
        type="button"
        className="trouble"
        aria-disabled={isOff}
        aria-pressed={how.arms && isArmed}
        onClick={() => {
          if (isOff || isArmed) return;
          done?.();
          press();
        }}
      >
        {label}
      </button>
    );
  };
  const arming = (label: string, arms: Armed, opens?: string) =>
    button(
      label,
      () => {
        if (opens) openRoom(opens);
        void trouble.arm(arms);
      },
      { arms },
    );
  const sendBurst = async () => {
    openRoom(open);
    await trouble.arm('expire');
    const { format } = new Intl.NumberFormat(texts.locale);
    for (let nth = 1; nth <= burst; nth++) {
      messenger.chat.send(open, chats.burst(format(nth), format(burst)));
    }
  };
  return (
    <>
      <div className="troubles">
        {button(panel.burst, () => void sendBurst())}
        {arming(panel.expire, 'expire')}
        {arming(panel.limit, `limit/${recipient}`, recipient)}
        {button(panel.flood, () => void trouble.flood(), { always: true })}
        {button(panel.endSession, () => void trouble.endSession())}
        {button(panel.elsewhere, () => trouble.elsewhere())}
        {button(panel.disconnect, () => void trouble.disconnect(), { always: true })}
        {button(panel.reload, () => location.reload(), { always: true })}
      </div>
      <fieldset className="spoil">
        <legend>{panel.spoil}</legend>
        <div className="spoilings">
          {spoilings.map((how) => (
            <span key={how}>{arming(panel.spoilings[how], how)}</span>
          ))}
        </div>
      </fieldset>
    </>
  );
}

interface Look {
  /** It stays pressed until it is used up. */
  readonly arms?: Armed;
  /** Also while nobody is signed in. */
  readonly always?: boolean;
}
