import { describe, expectTypeOf, it } from 'vitest';
import type { Lockout, Problem, SendCall, SessionState } from '../../src/index.js';
import { useGuardedAction, useLockout, useReaction, useReactionState } from '../../src/react.js';

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
      (text: string, times: number) => Promise<{ id: string } | undefined>
    >();
    expectTypeOf(fieldErrors.nickname).toEqualTypeOf<Problem | undefined>();
    expectTypeOf(error).toEqualTypeOf<unknown>();
    // @ts-expect-error a number is missing
    void run('a');
    // @ts-expect-error what may be set is said by the core
    useGuardedAction(201, async () => {}, { replay: 'twice' });
  });

  it('take subjects that a request takes', () => {
    useLockout(201, 7n);
    // @ts-expect-error an object is no subject
    useLockout(201, {});
  });
});
