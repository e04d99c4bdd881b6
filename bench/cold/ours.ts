// From nothing to the first event. Comes in: nothing. Goes out: how many events there were.
import { createReactionEngine } from 'igap-reactions';

const engine = createReactionEngine();
let events = 0;
engine.on('session.terminated', () => {
  events++;
});
engine.receive(new Uint8Array([0, 0, 16, 8]));

export { events };
