// Truth 5: every promise settles in every path, and nothing is left of it.
import { describe, expect, it } from 'vitest';
import { type RequestRig, requestRig } from '../support/request.js';

/** How a request is brought where it ends. */
const places: Record<string, (at: RequestRig) => void | Promise<void>> = {
  'in flight': ({ ask }) => void ask('one'),
  'held, never sent': ({ engine, ask }) => {
    engine.logIn();
    ask('one');
  },
  'held, refused with 2': async ({ ask, last, settle }) => {
    ask('one');
    last('one').refuse({ majorCode: 2 });
    await settle();
  },
  replayed: async ({ held, ask, last, settle }) => {
    ask('one');
    last('one').refuse({ majorCode: 2 });
    await settle();
    held.last.succeed();
    await settle();
  },
  'waiting for a lockout': ({ engine, ask }) => {
    engine.lockOut({ action: 201, waitMs: 20_000 });
    ask('one', 201, { whileLockedOut: 'wait' });
  },
  'first after a lockout': async ({ engine, ask, clock }) => {
    engine.lockOut({ action: 201, waitMs: 500 });
    ask('one', 201, { whileLockedOut: 'wait' });
    await clock.advance(500);
  },
  'behind the first after a lockout': async ({ engine, ask, clock }) => {
    engine.lockOut({ action: 201, waitMs: 500 });
    ask('zero', 201, { whileLockedOut: 'wait' });
    ask('one', 201, { whileLockedOut: 'wait' });
    await clock.advance(500);
  },
  'waiting for its turn': async ({ engine, held, ask, settle }) => {
    engine.logIn();
    for (const name of ['a', 'b', 'c', 'd', 'one']) ask(name);
    held.last.succeed();
    await settle();
  },
};

/** What may then happen. */
const ends: Record<string, (at: RequestRig) => unknown> = {
  'the login fails': ({ held }) => held.calls.at(-1)?.fail({ majorCode: 109, minorCode: 2 }),
  'the session is terminated': ({ engine }) => engine.receive({ majorCode: 8 }),
  'the session is replaced': ({ engine }) => engine.receive({ majorCode: 3 }),
  'the account is blocked': ({ engine }) => engine.receive({ majorCode: 105 }),
  'registration is required': ({ engine }) => engine.receive({ majorCode: 111 }),
  'the two-step password is asked for': ({ engine }) => engine.receive({ majorCode: 184 }),
  'the account changes': ({ engine }) => engine.signedIn({ account: 'b' }),
  'the person signs out': ({ engine }) => engine.signedOut(),
  'everything is locked for long': ({ engine }) => engine.receive({ majorCode: 10, wait: 99 }),
  'nobody ever answers': () => {},
  'the engine is disposed': ({ engine }) => engine.dispose(),
};

const paths = Object.keys(places).flatMap((place) =>
  Object.keys(ends).map((end) => ({ place, end })),
);

describe('a request', () => {
  it.each(paths)('$place settles where $end', async ({ place, end }) => {
    const made = requestRig({ account: 'a' });
    const { engine, clock } = made;
    const outcomes: ReturnType<typeof made.ask>[] = [];
    const ask = made.ask;
    const at: RequestRig = {
      ...made,
      ask: (...args) => {
        const outcome = ask(...args);
        outcomes.push(outcome);
        return outcome;
      },
    };
    await places[place]?.(at);
    const heldBefore = outcomes.at(-1)?.settled;
    expect(heldBefore).toBe(false);
    void ends[end]?.(at);
    // Answers in time, holding, waiting, a login that is not answered: none takes longer.
    for (let second = 0; second < 120; second++) await clock.advance(1000);
    expect(outcomes.filter(({ settled }) => !settled)).toEqual([]);
    await engine.dispose();
    expect(clock.pending).toBe(0);
  });

  it.each(Object.keys(places))(
    '%s is rejected by dispose, which aborts what is in flight',
    async (place) => {
      const made = requestRig();
      await places[place]?.(made);
      const outcome = made.ask('last', 100);
      const { signal } = made.last('last');
      const disposed = made.engine.dispose();
      expect(signal.aborted).toBe(true);
      await made.settle();
      await disposed;
      expect(outcome.error).toMatchObject({ name: 'DisposedError' });
      expect(made.clock.pending).toBe(0);
    },
  );
});

describe('after dispose', () => {
  it('a request and track throw', async () => {
    const { engine } = requestRig();
    await engine.dispose();
    const disposed = expect.objectContaining({ name: 'DisposedError' });
    expect(() => engine.request(201, async () => {})).toThrow(disposed);
    expect(() => engine.track({ requestId: 'a', action: 201 })).toThrow(disposed);
  });

  it('a late answer does nothing', async () => {
    const { engine, ask, last, settle, emitted } = requestRig();
    ask('one');
    ask('two');
    await engine.dispose();
    const before = emitted.length;
    last('one').answer();
    last('two').refuse({ majorCode: 8 });
    await settle();
    expect(emitted).toHaveLength(before);
  });
});
