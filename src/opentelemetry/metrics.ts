// Counters and histograms. Comes in: reactions, lockouts, requests, faults. Goes out: measurements, all times in ms. Next: the app's meter.
// Nothing is kept but when each lockout began that has not ended.
import type { EngineClock } from '../clock.js';
import type { Lockout, LockoutOrigin } from '../lockout/lockout.js';
import type { ScreenEngine } from '../screen-engine.js';
import { attributesOf, errorNameOf } from './attributes.js';
import type { Listening } from './listening.js';
import type { MeterLike } from './telemetry.js';

type Known = Parameters<typeof attributesOf>[0];

/** Ends of buckets, ms: of a request from 5 ms to a minute, of a lockout from a second to a day. */
const requestBuckets = [
  5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000,
];
const lockoutBuckets = [
  1000, 5000, 10_000, 30_000, 60_000, 120_000, 300_000, 900_000, 3_600_000, 21_600_000, 86_400_000,
];

/** A lockout that has begun here. */
interface Begun {
  readonly atMs: number;
  readonly origin: LockoutOrigin;
}

export function measure(
  engine: Pick<ScreenEngine, 'lockouts'>,
  meter: MeterLike,
  clock: Pick<EngineClock, 'elapsed'>,
  { on, call }: Pick<Listening, 'on' | 'call'>,
): void {
  const counter = (name: string, unit: string, description: string) => {
    const made = call(() => meter.createCounter(name, { description, unit }));
    return (known: Known) => {
      if (made) call(() => made.add(1, attributesOf(known)));
    };
  };
  const histogram = (name: string, buckets: number[], description: string) => {
    const advice = { explicitBucketBoundaries: buckets };
    const made = call(() => meter.createHistogram(name, { description, unit: 'ms', advice }));
    return (ms: number, known: Known) => {
      if (made) call(() => made.record(ms, attributesOf(known)));
    };
  };

  const reactions = counter('igap.reactions', '{reaction}', 'Errors of the server, resolved');
  const replays = counter('igap.request.replays', '{request}', 'Requests that were sent again');
  const faults = counter('igap.faults', '{fault}', 'Trouble in or around the SDK');
  const locked = histogram(
    'igap.lockout.duration',
    lockoutBuckets,
    'How long something was locked',
  );
  const held = histogram('igap.request.held', requestBuckets, 'How long requests were held');
  const waited = histogram(
    'igap.request.waited',
    requestBuckets,
    'How long they waited for lockouts',
  );
  const flown = histogram('igap.request.flight', requestBuckets, 'How long the last answer took');

  on('reaction', ({ reaction, entry }) =>
    reactions({ 'igap.reaction': reaction.kind, 'igap.error': errorNameOf(entry) }),
  );
  on('fault', ({ code }) => faults({ 'igap.fault': code }));
  on('request.sent', ({ action, attempt }) => {
    if (attempt > 1) replays({ 'igap.action': action });
  });
  on('request.settled', ({ action, outcome, error, attempts, heldMs, waitedMs, flightMs }) => {
    const known = { 'igap.action': action, 'igap.outcome': outcome, 'error.type': error };
    held(heldMs, known);
    waited(waitedMs, known);
    if (attempts > 0) flown(flightMs, known);
  });

  const begun = new Map<Lockout['id'], Begun>();
  on('lockout.started', ({ lockout, origin }) =>
    begun.set(lockout.id, { atMs: clock.elapsed(), origin }),
  );
  on('lockout.ended', ({ lockout, reason }) => {
    const { id, scope } = lockout;
    const { atMs, origin } = begun.get(id) ?? {};
    begun.delete(id);
    // One that began before anybody measured.
    if (atMs === undefined) return;
    const action = scope.kind === 'action' || scope.kind === 'subject' ? scope.action : undefined;
    locked(clock.elapsed() - atMs, {
      'igap.action': action,
      'igap.scope': scope.kind,
      'igap.origin': origin,
      'igap.reason': reason,
    });
  });
  // Lockouts of an account that was left emit no end.
  on('state.changed', ({ account, previous }) => {
    if (account === previous.account) return;
    const listed = new Set(engine.lockouts().map(({ id }) => id));
    for (const id of begun.keys()) if (!listed.has(id)) begun.delete(id);
  });
}
