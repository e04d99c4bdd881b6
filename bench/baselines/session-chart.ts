// Frozen. A bare chart of a session: no more than its states and the events between two of them.
import { createActor, createMachine } from 'xstate';

export function sessionActor() {
  const actor = createActor(
    createMachine({
      initial: 'ready',
      states: {
        ready: { on: { sessionTerminated: 'terminated' } },
        terminated: { on: { signedIn: 'ready' } },
      },
    }),
  );
  return actor.start();
}
