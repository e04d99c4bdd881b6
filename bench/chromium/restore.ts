// A page whose database holds lockouts. Comes in: its address, `?what=seed&count=100`. Goes out: `seed` stores them; `ours` and `bare` report
// how many ms it takes until they are there.
import { createStore, promisifyRequest } from 'idb-keyval';
import { createReactionEngine, idbStore } from 'igap-reactions';
import { bareRead } from '../baselines/bare-read.js';
import { type Numbers, report } from './report.js';

const asked = new URLSearchParams(location.search);
const count = Number(asked.get('count'));
const name = `restore-${count}`;
/** So many are written at once: a store answers within 2 s. */
const together = 100;

const doing: Record<string, () => Promise<Numbers>> = {
  async seed() {
    const engine = createReactionEngine({ store: idbStore({ name }) });
    await engine.restored;
    let failed = false;
    engine.on('fault', () => {
      failed = true;
    });
    const records = createStore(name, 'lockouts');
    const stored = () => records('readonly', (each) => promisifyRequest(each.count()));
    for (let subject = 0; subject < count; subject++) {
      engine.lockOut({ action: 201, subject, waitMs: 1e8 + subject });
      const due = subject + 1;
      if (due % together > 0 && due < count) continue;
      // What the storage has given up will never be there.
      while ((await stored()) < due) if (failed) throw new Error('not all lockouts were stored');
    }
    return {};
  },
  async ours() {
    const began = performance.now();
    const engine = createReactionEngine({ store: idbStore({ name }) });
    await engine.restored;
    const { length } = engine.state.lockouts;
    const ms = performance.now() - began;
    if (length !== count) throw new Error(`${length} of ${count} lockouts`);
    return { ms };
  },
  async bare() {
    const began = performance.now();
    const { length } = await bareRead(name);
    const ms = performance.now() - began;
    if (length !== count) throw new Error(`${length} of ${count} records`);
    return { ms };
  },
};

void report(doing[asked.get('what') ?? '']?.());
