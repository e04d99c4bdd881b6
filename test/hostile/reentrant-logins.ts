// How often `login` is called. Comes in: its calls, what answers them. Goes out: what was wrong. Used by: reentrant-model.ts.
import { findError } from '../../src/index.js';

export interface LoginWatch {
  /** It is called: at which time, on which connection, after how many impulses from outside. Returns what says that it has settled. */
  begin(atMs: number, connection: number, impulses: number): () => void;
  /** All are answered otherwise than by what `login` returns. */
  answered(): void;
  /** An error of #102 answers the one under way, however it arrives. */
  take(frame: unknown): void;
}

export function watchLogins(problems: string[]): LoginWatch {
  const logins: { readonly connection: number; readonly atMs: number; isOver: boolean }[] = [];
  let impulsesBefore = -1;
  const answered = () => {
    for (const login of logins) login.isOver = true;
  };
  return {
    answered,
    begin(atMs, connection, impulses) {
      // One that was given up counts on its connection until it has settled, or its time is up.
      const isOpen = logins.some(
        (each) => !each.isOver && each.connection === connection && atMs - each.atMs < 10_000,
      );
      if (isOpen) problems.push('two logins in flight');
      if (impulses === impulsesBefore) problems.push('two logins without anything in between');
      impulsesBefore = impulses;
      const login = { connection, atMs, isOver: false };
      logins.push(login);
      return () => {
        login.isOver = true;
      };
    },
    take(frame) {
      const { majorCode, action } = Object(frame);
      if ((findError(majorCode)?.action ?? action) === 102) answered();
    },
  };
}
