// What must hold of everything that a client sends, and of everything that becomes of it. Comes in: calls of `send`, events of requests,
// rejections. Goes out: what was broken, in words. Next: the soak test expects nothing.
import { isReactionError, type ReactionEngine } from '../../src/index.js';
import { bound } from './soak-weather.js';
import type { Unanswered, WireClient, WireRequest } from './wire-client.js';

/** The default of `replayConcurrency`, and for how long what was held counts in it. */
const windowSize = 4;
const firstMs = 1000;

/** Actions below the login, which need no connection that is known. */
const heartbeat = 2;

export interface Checks {
  /** Something is sent, while others are unanswered. */
  onSend(request: Unanswered, unanswered: readonly Unanswered[]): void;
  /** Looks at what the requests of an engine emit, from now on. */
  watch(engine: ReactionEngine): void;
  /** What became of a request: its name. */
  outcomeOf(request: WireRequest, error: unknown): string;
}

/** `requests`: those that were made, by their names; `report` is called with what was broken. */
export function soakChecks(
  client: () => WireClient,
  requests: ReadonlyMap<string | undefined, WireRequest>,
  report: (what: string) => void,
): Checks {
  const keys = new Map<string, string>();
  const sent = new Set<WireRequest>();
  const check = (what: string, of: Pick<Unanswered, 'action' | 'name'>, holds: boolean) => {
    if (holds) return;
    const { engine, clock } = client();
    const { session, connection } = engine.state;
    report(
      `${what}: #${of.action} ${of.name ?? ''} at ${clock.monotonic()}, ${session}, ${connection}`,
    );
  };

  return {
    onSend(request, unanswered) {
      const { action, subject, attempt, name = '', idempotencyKey } = request;
      const { session, connection } = client().engine.state;
      const own = requests.get(name);
      const { replay, whileLockedOut = 'reject', signal } = own ?? {};
      const isOneOf = (counts: (each: Unanswered) => boolean) => unanswered.some(counts);
      check('locked out', request, client().engine.guard(action, subject).allowed);
      check('offline', request, action === heartbeat || connection === 'open');
      const isIn = ['ready', 'nicknameRequired'].includes(session);
      check('no session', request, isIn || !bound.includes(action));
      check('sent twice', request, name === '' || !isOneOf((each) => each.name === name));
      check('two logins', request, action !== 102 || !isOneOf((each) => each.action === 102));
      check('aborted', request, !signal?.aborted);
      // One for a 2, three for lost connections.
      const more = replay === 'never' || action === 102 ? 0 : replay === 'idempotent' ? 4 : 1;
      check('sent too often', request, whileLockedOut !== 'reject' || attempt <= 1 + more);
      if (!own) return;
      sent.add(own);
      check('another key', request, (keys.get(name) ?? idempotencyKey) === idempotencyKey);
      check(
        'the same key',
        request,
        keys.has(name) || ![...keys.values()].includes(idempotencyKey),
      );
      keys.set(name, idempotencyKey);
    },
    watch(engine) {
      /** Held, or refused with a 2, and not for a lockout: it counts in the window once it is sent. */
      const held = new Set<string>();
      const sentAtMs = new Map<string, number>();
      // The members of a batch are one.
      const unitOf = (id: string) => id.split('.')[0] ?? id;
      engine.on('request.held', ({ id, why }) => {
        sentAtMs.delete(unitOf(id));
        if (why === 'lockout') held.delete(unitOf(id));
        else held.add(unitOf(id));
      });
      engine.on('request.sent', ({ id, action }) => {
        const unit = unitOf(id);
        const nowMs = client().clock.monotonic();
        for (const [each, atMs] of sentAtMs) if (nowMs - atMs >= firstMs) sentAtMs.delete(each);
        if (!held.has(unit) || !bound.includes(action) || sentAtMs.has(unit)) return;
        check('stampede', { action, name: id }, sentAtMs.size < windowSize);
        sentAtMs.set(unit, nowMs);
      });
      engine.on('request.settled', ({ id }) => {
        sentAtMs.delete(unitOf(id));
      });
    },
    outcomeOf(request, error) {
      if (request.signal?.aborted && error === request.signal.reason) return 'aborted';
      if (isReactionError(error, 'RequestRefusedError')) {
        const { majorCode, minorCode } = error.frame;
        return majorCode === 5 ? `refused with 5/${minorCode}` : 'refused by the server';
      }
      if (isReactionError(error, 'NotSentError')) {
        if (sent.has(request)) report(`${error} was sent`);
        return `NotSentError: ${error.reason}`;
      }
      for (const name of [
        'LockedOutError',
        'SessionEndedError',
        'AccountChangedError',
        'DisposedError',
      ] as const) {
        if (isReactionError(error, name)) return name;
      }
      if (Object(error).name === 'AbortError') return 'cancelled';
      report(`a request ended with ${error}`);
      return 'other';
    },
  };
}
