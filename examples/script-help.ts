// What a recording holds, for the help of whatever plays one. Comes in: nothing. Goes out: a text. Used by: arguments.ts, and `igap-reactions
// play`.
import { callNames } from './script.js';

export const scriptHelp = `
Each line of a recording has its time, ms from the start, and one of these:
  { "atMs": 200, "frame": { "majorCode": 2, "action": 201 } }
      an error frame that arrives
  { "atMs": 300, "bytes": "00 00 10 08" }
      bytes that arrive, in hex
  { "atMs": 500, "login": "ok" }
      #102 is answered: "ok", or an error frame
  { "atMs": 900, "call": { "name": "guard", "args": [201, 42] } }
      a call of the app
and, if you like, a "note" to print above it. Calls:
  ${callNames.slice(0, 6).join(', ')},
  ${callNames.slice(6).join(', ')}`;
