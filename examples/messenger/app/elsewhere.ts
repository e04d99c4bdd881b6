// The same session on another device. Comes in: this device's token. Goes out: a second connection that logs in with it, so that the server
// sends the first one 3. Next: trouble-buttons.tsx has the button for it.
import { device } from './device.js';
import { encodeRequest } from './request-bytes.js';

/** How long the other device stays, ms: long enough that taking over is a decision. */
const stayMs = 60_000;

export function openElsewhere(url: string): void {
  const { token } = device.signedIn() ?? {};
  if (token === undefined) return;
  const other = new WebSocket(url);
  other.addEventListener('open', () => other.send(encodeRequest('elsewhere', 102, { token })));
  setTimeout(() => other.close(), stayMs);
}
