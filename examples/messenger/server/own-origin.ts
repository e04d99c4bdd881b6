// Whether a request was made by the page itself. Comes in: its head. Goes out: yes or no. Other sites that are open in the same browser must
// not make the server misbehave. Used by: relay.ts, site.ts.
import type { IncomingMessage } from 'node:http';

export function isOwn({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin === undefined || origin === `http://${host}`;
}
