// A device that is let in by another one, which is logged in. Comes in: #802 of the new device, #145 of the other. Goes out: 60000 or 60001,
// pushed to the new one. Next: behaviour.ts.
import type { Deeds, Holdings } from './deed.js';
import type { Peer } from './sessions.js';

/** For how long a code can be used, s. */
const expireTime = 60;

/** A device that shows a code. */
interface NewDevice {
  readonly peer: Peer;
  readonly untilMs: number;
}

export function newDeviceDeeds({ sessions, elapsed }: Holdings): Deeds {
  const shown = new Map<string, NewDevice>();
  let made = 0;
  return {
    // QrCodeNewDevice
    802: {
      accept(peer) {
        made++;
        const token = `new-device-${made}`;
        shown.set(token, { peer, untilMs: elapsed() + expireTime * 1000 });
        // No picture: the text that a reader would find in one.
        return { qrCodeImage: new TextEncoder().encode(token), expireTime };
      },
    },
    // UserVerifyNewDevice
    145: {
      check(_, { token = '' }) {
        const device = shown.get(token);
        if (!device)
          return token === '' ? { majorCode: 10150, minorCode: 1 } : { majorCode: 10152 };
        return device.untilMs > elapsed() ? undefined : { majorCode: 10153 };
      },
      accept({ session }, { token = '' }) {
        const device = shown.get(token)?.peer;
        shown.delete(token);
        if (!device || !session) return undefined;
        const { account } = session;
        const { name: username, userId, authorHash } = account;
        const person = { username, userId, authorHash };
        if (account.twoStepPassword === undefined) {
          device.push({ action: 60_000, token: sessions.create(account).token, ...person });
        } else {
          device.verifying = account;
          device.push({ action: 60_001, ...person });
        }
        return undefined;
      },
    },
  };
}
