// Frozen. The same by a client that is written by hand; its table is a file, as a client would have it.
import table from 'naive-table';
import { naiveClient } from '../baselines/naive-client.js';

const client = naiveClient(table);
let events = 0;
client.onEvent(() => {
  events++;
});
client.receive(new Uint8Array([0, 0, 16, 8]));

export { events };
