import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../support/request.js';
import { heldRig } from '../support/session.js';
import { titleOf } from './cell.js';
import { type LoginTrouble, loginCells } from './login.js';
import { faultsOf, refused } from './look.js';

type Made = ReturnType<typeof heldRig>;

const loginTimeoutMs = 10_000;

/** How a login is given up that is in flight. */
const ways: Readonly<Record<LoginTrouble, (made: Made) => unknown>> = {
  late: ({ clock }) => clock.advance(loginTimeoutMs),
  signedOut: ({ engine }) => void engine.signedOut(),
  elsewhere: ({ engine }) => engine.connected(),
};

describe('a login in trouble', () => {
  it.each(loginCells.map((cell) => [titleOf(cell), cell] as const))('%s', async (_, cell) => {
    const made = heldRig({ account: 'a' });
    const { engine, clock, held, news } = made;
    engine.connected();
    engine.lockOut({ action: 9, waitMs: 100_000 });
    const [call] = held.calls;
    news();
    await (cell.how ? ways[cell.how](made) : clock.advance(loginTimeoutMs));
    expect(call?.signal.aborted).toBe(true);
    const { session, account } = engine.state;
    if (cell.how) news();
    if (cell.how && cell.answer === undefined) call?.succeed();
    else if (cell.how) call?.fail(cell.answer === 'failure' ? new Error('secret') : cell.answer);
    await clock.advance(0);
    expect(engine.state).toMatchObject({ session, account });
    expect(news().filter((name) => cell.how || name !== 'reaction')).toEqual(cell.emits);

    // The next one is the only one, and counts.
    if (cell.how === 'signedOut') expect(engine.logIn({ newToken: true })).toBe(true);
    const request = outcomeOf(engine.request(201, async () => 'answer'));
    await clock.advance(20_000);
    const waiting = held.calls.filter(({ signal }) => !signal.aborted);
    if (cell.how !== 'elsewhere') expect(waiting.length).toBeLessThanOrEqual(1);
    expect(held.calls.length).toBeGreaterThan(1);
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('ready');
    expect(request.value).toBe('answer');
    expect(news().filter((name) => name === 'login.succeeded')).toHaveLength(1);

    if (cell.how !== 'signedOut') expect(refused(engine)).toEqual([9]);
    expect(faultsOf(made)).toEqual([]);
    await engine.dispose();
    expect(clock.pending).toBe(0);
  });
});
