import { describe, expect, it, onTestFinished } from 'vitest';
import { engineOver, type PortEngine } from '../../src/port.js';
import { manualClock, testEngine } from '../../src/testing.js';
import { flow } from '../port/rig.js';
import { withoutLocks } from '../support/lock-manager.js';
import { type Outcome, outcomeOf } from '../support/request.js';
import { heldLogin } from '../support/session.js';
import { titleOf } from './cell.js';
import { lineTo } from './lines.js';
import { refused } from './look.js';
import { type PortCell, type PortMoment, portCells } from './port.js';

const answerMs = 100;

/** A worker that has locked 9, and a page on a line of its own. */
function workerAndPage(cell: PortCell) {
  withoutLocks();
  const held = heldLogin();
  const worker = testEngine({ account: 'a', login: held.login });
  onTestFinished(() => worker.engine.dispose());
  worker.engine.lockOut({ action: 9, waitMs: 100_000 });
  const isEarly = cell.moment === 'before it is joined';
  const isFirst = isEarly || cell.how === 'doubled';
  const line = lineTo(worker.engine, isFirst ? cell.how : undefined);
  const clock = manualClock();
  const page = engineOver(line.port, { clock });
  const faults: string[] = [];
  page.on('fault', ({ code }) => faults.push(code));
  let sends = 0;
  const send = () => {
    sends++;
    return new Promise((resolve) => clock.setTimeout(() => resolve('answer'), answerMs));
  };
  return {
    ...{ worker, held, page, clock, faults },
    sends: () => sends,
    ask: () => outcomeOf(page.request(201, send)),
    begin() {
      if (cell.how === 'dies') line.die();
      if (cell.how === 'older' && !isEarly) page.join(lineTo(worker.engine, 'older').port);
    },
    /** The answers of `send`, and of a login, arrive. */
    async answer() {
      await flow();
      held.calls.at(-1)?.succeed();
      await flow();
      await clock.advance(answerMs);
      await flow();
    },
  };
}
type Scene = ReturnType<typeof workerAndPage>;

/** What is under way when the trouble begins. */
const acts: Readonly<Record<PortMoment, (scene: Scene) => Promise<Outcome | undefined>>> = {
  'before it is joined': async () => undefined,
  'a lockout holds': async () => undefined,
  async 'a request is in flight'({ ask }) {
    const outcome = ask();
    await flow();
    return outcome;
  },
  async 'a request is held'({ ask, worker }) {
    worker.engine.logIn();
    await flow();
    const outcome = ask();
    await flow();
    return outcome;
  },
  'a call is under way': async ({ page }) => outcomeOf(Promise.resolve(page.logIn())),
};

const portOf = (page: PortEngine) => page.state.port;

describe('a port in trouble', () => {
  it.each(portCells.map((cell) => [titleOf(cell), cell] as const))('%s', async (_, cell) => {
    const scene = workerAndPage(cell);
    const { worker, held, page, clock, faults, begin, answer, ask } = scene;
    if (cell.moment !== 'before it is joined') await flow();
    const outcome = await acts[cell.moment](scene);
    begin();
    await flow();
    expect(portOf(page)).toBe(cell.isLost ? 'lost' : 'joined');
    expect(refused(page)).toEqual(cell.knows ? [9] : []);
    if (!cell.isLost) await answer();
    if (cell.end) expect(outcome?.settled).toBe(cell.end !== 'resolves later');

    // Another port to the same worker is used.
    if (cell.isLost) page.join(lineTo(worker.engine).port);
    await answer();
    expect(portOf(page)).toBe('joined');
    if (cell.end === 'RequestRefusedError') {
      expect(outcome?.error).toMatchObject({ frame: { majorCode: 5, minorCode: 2 } });
    } else if (cell.end) {
      expect(outcome?.value).toBe(cell.moment === 'a call is under way' ? true : 'answer');
    }
    const wasSent = cell.moment.startsWith('a request') ? 1 : 0;
    expect(scene.sends()).toBe(wasSent);
    expect(held.calls.length).toBeLessThanOrEqual(1);
    const after = ask();
    await answer();
    expect(after.value).toBe('answer');
    expect(scene.sends()).toBe(wasSent + 1);
    expect(faults).toEqual(cell.faults);

    // What the worker has locked ends in the page, in its time.
    expect(refused(page)).toEqual([9]);
    await clock.advance(100_000);
    expect(refused(page)).toEqual([]);
    await page.dispose();
    expect(clock.pending).toBe(0);
  });
});
