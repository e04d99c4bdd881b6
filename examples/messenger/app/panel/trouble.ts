// Trouble, as it is ordered. Comes in: the messenger. Goes out: calls that each leave a line in the timeline, then ask the server; what waits for a
// message or a request is armed until that comes. Next: trouble-buttons.tsx has a button for each.
import { type Command, spoilings } from '../../command.js';
import type { Armed } from '../armed.js';
import { ask } from '../ask.js';
import { device } from '../device.js';
import { openElsewhere } from '../elsewhere.js';
import type { Messenger } from '../messenger.js';

export interface Trouble {
  /** What is used up by the next message or request. */
  arm(what: Armed): Promise<void>;
  flood(): Promise<void>;
  disconnect(): Promise<void>;
  endSession(): Promise<void>;
  elsewhere(): void;
}

/** As the timeline says it, which is in English as the code is. */
const rows = {
  expire: 'the session has expired: the next request is refused with 2',
  limit: 'the next message to this recipient is refused with 234',
  flood: 'everything is refused with 10',
  disconnect: 'all connections are cut',
  endSession: 'the session was ended from another device: 8',
  elsewhere: 'another device logs in to this session: 3',
  drop: 'the answer to the next message is lost',
  delay: 'the answer to the next message is 3 s late',
  duplicate: 'the answer to the next message comes twice',
  reorder: 'the answer to the next message comes behind the next one',
  garble: 'the answer to the next message is damaged',
} as const;

export function troubleOf({ inspection, armed, engine, url }: Messenger): Trouble {
  const order = (row: keyof typeof rows, command: Command) => {
    inspection.done(rows[row]);
    return ask(command);
  };
  return {
    arm(what) {
      armed.arm(what);
      if (what === 'expire') return order('expire', { name: 'expire' });
      const how = spoilings.find((each) => each === what);
      if (how) return order(how, { name: 'spoil', how });
      return order('limit', { name: 'limit', room: what.slice('limit/'.length) });
    },
    flood: () => order('flood', { name: 'flood' }),
    disconnect: () => order('disconnect', { name: 'disconnect' }),
    async endSession() {
      const account = engine.state.account ?? device.signedIn()?.account;
      if (account !== undefined) await order('endSession', { name: 'endSession', account });
    },
    elsewhere() {
      inspection.done(rows.elsewhere);
      openElsewhere(url);
    },
  };
}
