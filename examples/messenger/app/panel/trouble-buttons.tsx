// Buttons that make the server misbehave. Comes in: the open room. Goes out: commands to the server, and for a burst the messages to it.
import type { ScreenEngine } from 'igap-reactions';
import { useReactionEngine, useReactionState } from 'igap-reactions/react';
import type { ReactNode } from 'react';
import { type Spoiling, spoilings } from '../../command.js';
import { ask } from '../ask.js';
import { device } from '../device.js';
import { openElsewhere } from '../elsewhere.js';
import { useSurroundings } from '../surroundings.js';
import { OneConnection } from './one-connection-switch.js';

const burst = 8;

export interface TroubleButtonsProps {
  readonly room: string | undefined;
  readonly openRoom: (room: string) => void;
  /** What a button does is to be seen: a sheet goes away. */
  readonly done?: () => void;
}

export function TroubleButtons({ room = '1', openRoom, done }: TroubleButtonsProps) {
  const { messenger, words, texts } = useSurroundings();
  const { panel, chats } = words;
  const isOpen = useReactionState((state) => state.connection === 'open');
  const session = useReactionState((state) => state.session);
  const signedIn = isOpen && session === 'ready';
  const comesBack = device.signedIn() !== undefined;
  const engine = useReactionEngine<ScreenEngine>();

  const sendBurst = async () => {
    openRoom(room);
    await ask({ name: 'expire' });
    const { format } = new Intl.NumberFormat(texts.locale);
    for (let nth = 1; nth <= burst; nth++) {
      messenger.chat.send(room, chats.burst(format(nth), format(burst)));
    }
  };
  const button = (label: string, press: () => void | Promise<void>, always = false): ReactNode => (
    <button
      type="button"
      className="trouble"
      aria-disabled={!signedIn && !always}
      onClick={() => {
        if (!signedIn && !always) return;
        done?.();
        void press();
      }}
    >
      {label}
    </button>
  );
  const spoil = (how: Spoiling) => ask({ name: 'spoil', how });
  return (
    <section className="trouble-section">
      <div className="trouble-head">
        <h2 id="trouble-title">{panel.trouble}</h2>
        <p>{signedIn ? panel.lead : comesBack ? panel.later : panel.signInFirst}</p>
      </div>
      <OneConnection />
      <div className="troubles">
        {button(panel.expire, () => ask({ name: 'expire' }))}
        {button(panel.burst, sendBurst)}
        {button(panel.endSession, () => endSession(engine.state.account ?? undefined))}
        {button(panel.elsewhere, () => openElsewhere(messenger.url))}
        {button(panel.limit, () => {
          openRoom(room);
          return ask({ name: 'limit', room });
        })}
        {button(panel.flood, () => ask({ name: 'flood' }), true)}
        {button(panel.disconnect, () => ask({ name: 'disconnect' }), true)}
        {button(panel.reload, () => location.reload(), true)}
      </div>
      <fieldset className="spoil">
        <legend>{panel.spoil}</legend>
        <div className="spoilings">
          {spoilings.map((how) => (
            <span key={how}>{button(panel.spoilings[how], () => spoil(how))}</span>
          ))}
        </div>
      </fieldset>
    </section>
  );
}

function endSession(account = device.signedIn()?.account): Promise<void> | undefined {
  return account === undefined ? undefined : ask({ name: 'endSession', account });
}
