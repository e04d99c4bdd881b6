// A span per login. Comes in: events of the session. Goes out: one span from `login.started` to the event that says how that login ended. Next:
// the app's tracer.
import type { SessionEvents } from '../event/events.js';
import type { Resolution } from '../reaction/resolve.js';
import { errorNameOf } from './attributes.js';
import type { Listening } from './listening.js';
import type { EndSpans } from './request-spans.js';
import type { OpenSpan, Spans } from './spans.js';

/** What ends a login, and whether that is an error of its. Where people are asked for something, it did what it could. */
const ends: { readonly [Name in Exclude<keyof SessionEvents, 'login.started'>]: boolean } = {
  'login.succeeded': false,
  'login.delayed': true,
  'login.failed': true,
  'registration.required': true,
  'nickname.required': false,
  'twoStep.required': false,
  'account.blocked': true,
  'session.replaced': true,
  'session.terminated': true,
};

export function traceLogins({ on }: Pick<Listening, 'on'>, spans: Spans): EndSpans {
  let open: OpenSpan | undefined;
  const end: OpenSpan['end'] = (known, hasFailed) => {
    open?.end(known, hasFailed);
    open = undefined;
  };

  on('login.started', ({ attempt }) => {
    end({ 'igap.outcome': 'abandoned' }, false);
    // Most begin by a timer or a frame: the span that happens to be active is none of theirs.
    open = spans.start('login', { 'igap.attempt': attempt }, { root: true });
  });
  for (const [name, isError] of Object.entries(ends)) {
    on(name as keyof typeof ends, (payload) => {
      const { resolution, reason } = payload as {
        readonly resolution?: Resolution | undefined;
        readonly reason?: string | undefined;
      };
      const error = resolution && errorNameOf(resolution.entry);
      end({ 'igap.outcome': name, 'igap.reason': reason, 'igap.error': error }, isError);
    });
  }
  // A sign-out, or another account, ends a login without an event of its own.
  on('state.changed', ({ session }) => {
    if (session !== 'loggingIn') end({ 'igap.outcome': 'abandoned' }, false);
  });

  return (outcome) => end({ 'igap.outcome': outcome }, false);
}
