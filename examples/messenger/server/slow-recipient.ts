// A recipient who takes few messages at a time. Comes in: requests. Goes out: 234 with its real wait, where one was too many. Next:
// messenger.ts gives it to the protocol server as an answer of its own.
import type { Answer, ServerRequest } from 'igap-reactions/testing/server';

const slowRoom = '3';
const most = 2;
const waitS = 20;

export function slowRecipient(): (request: ServerRequest) => Answer | undefined {
  /** By account: how many went through, and until when no more do. */
  const gates = new Map<string, { passed: number; untilMs: number }>();
  return ({ action, subject, account, atMs }) => {
    if (action !== 201 || subject !== slowRoom || account === undefined) return undefined;
    const gate = gates.get(account) ?? { passed: 0, untilMs: 0 };
    gates.set(account, gate);
    if (atMs >= gate.untilMs) {
      gate.passed++;
      if (gate.passed <= most) return undefined;
      gate.passed = 0;
      gate.untilMs = atMs + waitS * 1000;
    }
    return { error: { majorCode: 234, wait: Math.ceil((gate.untilMs - atMs) / 1000) } };
  };
}
