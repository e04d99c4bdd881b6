// A program whose protocol is registered: one per program, so these tests stand apart from the others.
import { extendProtocol, igap } from 'igap-reactions';

export const mine = extendProtocol(igap, {
  errors: {
    CLIENT_VOTE: {
      code: 677,
      action: 677,
      minors: {
        6: { kind: 'deny', problem: 'tooManyVotes' },
        7: { kind: 'inform', problem: 'votedAlready' },
      },
    },
    FORBIDDEN: { minors: { 9: { kind: 'deny' }, 14: { kind: 'deny' } } },
    USER_LOGIN_FAILED: { minors: { 4: { kind: 'register' }, 5: { kind: 'deny' } } },
  },
});

declare module 'igap-reactions' {
  interface Register {
    protocol: typeof mine;
  }
}
