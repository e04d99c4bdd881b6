// Frozen. A lockout as state charts suggest: a child of its own that waits `after`.
import { assign, createActor, setup } from 'xstate';

interface Wait {
  readonly waitMs: number;
}

const lockout = setup({
  types: { context: {} as Wait, input: {} as Wait },
  delays: { wait: ({ context }) => context.waitMs },
}).createMachine({
  initial: 'locked',
  context: ({ input }) => input,
  states: { locked: { after: { wait: 'over' } }, over: { type: 'final' } },
});

const lockouts = setup({
  actors: { lockout },
  types: { context: {}, events: {} as Wait & { readonly type: 'lock' } },
}).createMachine({
  context: {},
  on: {
    lock: {
      actions: assign(({ spawn, event: { waitMs } }) => {
        spawn('lockout', { input: { waitMs } });
        return {};
      }),
    },
  },
});

export const lockoutActor = () => createActor(lockouts).start();
