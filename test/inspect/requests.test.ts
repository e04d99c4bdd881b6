// @vitest-environment jsdom
// The requests that have not settled, in the panel. Comes in: requests that are sent, held, sent again, here and in a worker. Goes out: the list of
// them. Next: panel.test.ts, for the rest of it.
import { describe, expect, it } from 'vitest';
import { en } from '../../src/texts/en.js';
import { flow, portRig } from '../port/rig.js';
import { drawn, inspectorPage, made } from './inspector-page.js';

describe('requests', () => {
  it('are listed while they are under way, with why and for how long', async () => {
    const { engine, clock, seen } = inspectorPage(made());
    engine.lockOut({ action: 203, waitMs: 20_000 });
    const end = new AbortController();
    const { signal } = end;
    const never = () => new Promise<void>(() => {});
    const all = [
      engine.request(201, never, { subject: 'room-42', signal }),
      engine.request(203, never, { whileLockedOut: 'wait', signal }),
    ].map((each) => each.catch(() => {}));
    await drawn();
    await clock.advance(2000);
    expect(seen('.requests li')).toEqual([
      '#201 for room-42 request-10:02in flight',
      '#203 request-20:02waiting for a lockout',
    ]);
    end.abort();
    await Promise.all(all);
    await drawn();
    expect(seen('[part=requests] .empty')).toEqual(['None.']);
  });

  it('say how often they were sent, and what they are where a language is given', async () => {
    const { engine, clock, seen } = inspectorPage(made(), { language: en });
    const end = new AbortController();
    const asked = engine
      .request(
        201,
        async ({ attempt, requestId }) => {
          if (attempt === 1) throw { majorCode: 2, requestId };
          return new Promise(() => {});
        },
        end,
      )
      .catch(() => {});
    await clock.advance(10);
    await drawn();
    expect(seen('.requests li')).toEqual([
      `#201 request-1, try 20:00in flight · ${en.actions[201]}`,
    ]);
    end.abort();
    await asked;
  });

  it('are thirty at most: of the others it says how many', async () => {
    const { engine, seen } = inspectorPage(made());
    engine.disconnected();
    const all = Array.from({ length: 32 }, () => engine.request(201, async () => {}));
    await drawn();
    expect(seen('.requests li')).toHaveLength(31);
    expect(seen('.requests li').at(-1)).toBe('and 2 more');
    expect(seen('[part=requests] .count')).toEqual(['32']);
    await engine.dispose();
    await Promise.allSettled(all);
  });

  it('of a worker that wait for a lockout are said to', async () => {
    const worker = portRig();
    const page = worker.page();
    await flow();
    const { seen } = inspectorPage(page);
    await flow();
    const lockout = worker.engine.lockOut({ action: 201, waitMs: 9000 });
    const asked = worker.engine.request(201, async () => {}, { whileLockedOut: 'wait' });
    await flow();
    await drawn();
    expect(seen('.requests li.waiting')).toEqual(['#201 request-10:00waiting for a lockout']);
    if (lockout) worker.engine.clearLockout(lockout);
    await asked;
  });

  it('of a worker are known by what it emits', async () => {
    const worker = portRig({ login: async () => {} });
    const page = worker.page();
    await flow();
    const { seen } = inspectorPage(page);
    await flow();
    worker.engine.disconnected();
    const asked = worker.engine.request(201, async () => {});
    await flow();
    await drawn();
    expect(seen('.requests li')).toEqual(['#201 request-10:00held: no connection']);
    worker.engine.connected();
    await worker.clock.advance(1);
    await asked;
    await flow();
    await drawn();
    expect(seen('.requests li')).toEqual([]);
  });
});
