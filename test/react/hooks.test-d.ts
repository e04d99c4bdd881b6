import { describe, expectTypeOf, it } from 'vitest';
import type { Lockout, Problem, SendCall, SessionState } from '../../src/index.js';
import {
  type ActionOutcome,
  useGuardedAction,
  useLockout,
  useLockoutText,
  useReaction,
  useReactionState,
} from '../../src/react.js';
import { en } from '../../src/texts/en.js';

describe('the hooks', () => {
  it('infer what a selector selects', () => {
    expectTypeOf(useReactionState(({ session }) => session)).toEqualTypeOf<SessionState>();
    expectTypeOf(useReactionState().lockouts).toEqualTypeOf<readonly Lockout[]>();
    // @ts-expect-error the state has no such part
    useReactionState(({ token }) => token);
  });

  it('infer the payload of an event, and know its names', () => {
    useReaction('input.rejected', ({ problem }) => expectTypeOf(problem).toEqualTypeOf<Problem>());
    // @ts-expect-error no such event
    useReaction('session.ended', () => {});
  });

  it('infer the arguments and the answer of a request', () => {
    const { run, fieldErrors, error } = useGuardedAction(
      201,
      async (_: SendCall, text: string, times: number) => ({ id: text.repeat(times) }),
    );
    expectTypeOf(run).toEqualTypeOf<
      (text: string, times: number) => Promise<ActionOutcome<{ id: string }>>
    >();
    expectTypeOf(fieldErrors.nickname).toEqualTypeOf<Problem | undefined>();
    expectTypeOf(error).toEqualTypeOf<unknown>();
    // @ts-expect-error a number is missing
    void run('a');
    // @ts-expect-error the core says what may be set
    useGuardedAction(201, async () => {}, { replay: 'twice' });
  });

  it('give the answer of a request only where it has one', async () => {
    const { run } = useGuardedAction(201, async () => ({ id: 'a' }));
    const outcome = await run();
    // @ts-expect-error it may have none
    void outcome.value;
    if (outcome.ok) expectTypeOf(outcome.value).toEqualTypeOf<{ id: string }>();
    else expectTypeOf(outcome.error).toEqualTypeOf<unknown>();
  });

  it('take the subjects that a request takes', () => {
    useLockout(201, 7n);
    useLockout(201, { low: 42, high: 0, unsigned: true });
    // @ts-expect-error an object is no subject
    useLockout(201, {});
  });

  it('want a language for a sentence', () => {
    expectTypeOf(useLockoutText(201, undefined, en)).toEqualTypeOf<string>();
    // @ts-expect-error a name is no language
    useLockoutText(201, 'room', 'en');
  });
});
