import { describe, expectTypeOf, it } from 'vitest';
import {
  type Basis,
  type Cause,
  type ConnectionEnd,
  type ConnectionState,
  createReactionEngine,
  type DisposedError,
  type ErrorFrame,
  type ErrorName,
  type Fault,
  isReactionError,
  type Lockout,
  type OptionError,
  type Problem,
  type Reaction,
  type ReactionEngineOptions,
  type ReactionEventName,
  type ReactionEvents,
  type ReactionState,
  type Resolution,
  resolve,
  type SessionState,
  type WaitTimeoutError,
} from '../../src/index.js';

const engine = createReactionEngine();

/** True only for `any`. */
type IsAny<T> = 0 extends 1 & T ? true : false;
/** The paths at which `any` hides in a type, five levels deep. */
type AnyPaths<T, Path extends string = '', Depth extends 0[] = []> =
  IsAny<T> extends true
    ? Path
    : Depth['length'] extends 5
      ? never
      : T extends (...args: infer Args) => infer Returned
        ?
            | AnyPaths<Args[number], `${Path}(`, [...Depth, 0]>
            | AnyPaths<Returned, `${Path})`, [...Depth, 0]>
        : T extends readonly (infer Item)[]
          ? AnyPaths<Item, `${Path}[]`, [...Depth, 0]>
          : T extends AbortSignal | undefined
            ? never
            : T extends object
              ? {
                  [Key in keyof T]-?: AnyPaths<T[Key], `${Path}.${Key & string}`, [...Depth, 0]>;
                }[keyof T]
              : never;
type AnythingParsed = ReturnType<typeof JSON.parse>;

describe('no any', () => {
  it('is in a payload, a state, a resolution or an option', () => {
    expectTypeOf<
      { [Name in ReactionEventName]: AnyPaths<ReactionEvents[Name], Name> }[ReactionEventName]
    >().toBeNever();
    expectTypeOf<AnyPaths<ReactionState>>().toBeNever();
    expectTypeOf<AnyPaths<Resolution>>().toBeNever();
    expectTypeOf<
      AnyPaths<
        Pick<ReactionEngineOptions, 'account' | 'loginBackoff' | 'clock' | 'store' | 'fieldNames'>
      >
    >().toBeNever();
    expectTypeOf<AnyPaths<{ here: AnythingParsed[] }>>().toEqualTypeOf<'.here[]'>();
    expectTypeOf<AnyPaths<(event: AnythingParsed) => void>>().toEqualTypeOf<'('>();
  });
});

describe('on', () => {
  it('knows the payload of each event without an annotation', () => {
    engine.on('reaction', (payload) => expectTypeOf(payload).toEqualTypeOf<Resolution>());
    engine.on('login.started', (payload) =>
      expectTypeOf(payload).toEqualTypeOf<{ readonly attempt: number }>(),
    );
    engine.on('login.delayed', ({ reason, delayMs, lockout, resolution }) => {
      expectTypeOf(reason).toEqualTypeOf<'lockout' | 'backoff' | 'offline'>();
      expectTypeOf(delayMs).toEqualTypeOf<number | undefined>();
      expectTypeOf(lockout).toEqualTypeOf<Lockout | undefined>();
      expectTypeOf(resolution).toEqualTypeOf<Resolution | undefined>();
    });
    engine.on('lockout.started', ({ lockout, origin }) => {
      expectTypeOf(lockout).toEqualTypeOf<Lockout>();
      expectTypeOf(origin).toEqualTypeOf<'frame' | 'app' | 'storage' | 'tab'>();
    });
    engine.on('lockout.ended', ({ reason }) =>
      expectTypeOf(reason).toEqualTypeOf<'elapsed' | 'cleared'>(),
    );
    engine.once('input.rejected', ({ field, fields, problem }) => {
      expectTypeOf(field).toEqualTypeOf<string | undefined>();
      expectTypeOf(fields).toEqualTypeOf<readonly string[] | undefined>();
      expectTypeOf(problem).toEqualTypeOf<Problem>();
    });
    engine.once('state.changed', ({ session, account, connection, previous, cause }) => {
      expectTypeOf(session).toEqualTypeOf<SessionState>();
      expectTypeOf(account).toEqualTypeOf<string | null>();
      expectTypeOf(connection).toEqualTypeOf<ConnectionState>();
      expectTypeOf(cause).toEqualTypeOf<Cause>();
      expectTypeOf(previous.session).toEqualTypeOf<SessionState>();
    });
    engine.on('fault', (fault) => expectTypeOf(fault).toEqualTypeOf<Fault>());
    engine.on('reaction', async () => 'a listener may be async');
    expectTypeOf(engine.on('reaction', () => {})).toEqualTypeOf<() => void>();
  });

  it('takes the 23 names and no other', () => {
    expectTypeOf<ReactionEventName>().toEqualTypeOf<
      | 'reaction'
      | 'login.started'
      | 'login.succeeded'
      | 'login.delayed'
      | 'login.failed'
      | 'registration.required'
      | 'nickname.required'
      | 'twoStep.required'
      | 'account.blocked'
      | 'session.replaced'
      | 'session.terminated'
      | 'lockout.started'
      | 'lockout.extended'
      | 'lockout.ended'
      | 'input.rejected'
      | 'request.denied'
      | 'request.retryable'
      | 'error.reported'
      | 'request.held'
      | 'request.sent'
      | 'request.settled'
      | 'state.changed'
      | 'fault'
    >();
    // @ts-expect-error there is no such event
    engine.on('login.start', () => {});
    // @ts-expect-error there is no such event
    engine.once('*', () => {});
    // @ts-expect-error a listener is a function
    engine.on('reaction', 'listener');
    // @ts-expect-error this event has another payload
    engine.on('login.started', (payload: Fault) => payload);
    // @ts-expect-error this event has no field of that name
    engine.on('login.started', ({ delayMs }) => delayMs);
    // @ts-expect-error a payload is not to be changed
    engine.on('login.started', (payload) => (payload.attempt = 1));
  });
});

describe('waitFor', () => {
  it('promises the payload, and hands it to the filter', () => {
    expectTypeOf(engine.waitFor('fault')).resolves.toEqualTypeOf<Fault>();
    expectTypeOf(
      engine.waitFor('reaction', { filter: ({ frame }) => frame.majorCode === 8 }),
    ).resolves.toEqualTypeOf<Resolution>();
    const signal = new AbortController().signal;
    expectTypeOf(
      engine.waitFor('login.failed', {
        signal,
        timeoutMs: 5,
        filter: ({ attempt }) => attempt > 1,
      }),
    ).resolves.toEqualTypeOf<ReactionEvents['login.failed']>();
    void engine.waitFor('fault', { signal: undefined, timeoutMs: undefined, filter: undefined });
    // @ts-expect-error there is no such event
    void engine.waitFor('login');
    // @ts-expect-error the payload has no such field
    void engine.waitFor('fault', { filter: ({ attempt }) => attempt > 1 });
    // @ts-expect-error a filter says yes or no
    void engine.waitFor('fault', { filter: ({ code }) => code });
    // @ts-expect-error milliseconds are a number
    void engine.waitFor('fault', { timeoutMs: '5s' });
    // @ts-expect-error there is no such option
    void engine.waitFor('fault', { timeout: 5 });
  });
});

describe('receive', () => {
  it('takes a frame whose optional fields may be undefined', () => {
    engine.receive({ majorCode: 8 });
    engine.receive({
      majorCode: 8,
      minorCode: undefined,
      wait: undefined,
      requestId: undefined,
      action: undefined,
      subject: undefined,
      timestamp: undefined,
      message: undefined,
    });
    for (const subject of ['room', 42, 42n]) engine.receive({ majorCode: 234, subject });
    const frozen: Readonly<ErrorFrame> = Object.freeze({ majorCode: 8 });
    engine.receive(frozen);
    // @ts-expect-error the major code is required
    engine.receive({ minorCode: 8 });
    // @ts-expect-error the major code is a number
    engine.receive({ majorCode: '8' });
    // @ts-expect-error there is no such field
    engine.receive({ majorCode: 8, major: 8 });
    // @ts-expect-error a subject is no object
    engine.receive({ majorCode: 8, subject: {} });
    // @ts-expect-error null is no frame
    engine.receive(null);
    // @ts-expect-error a number is no frame
    engine.receive(8);
  });

  it('returns a union that its outcome narrows', () => {
    const received = engine.receive({ majorCode: 8 });
    expectTypeOf(received.outcome).toEqualTypeOf<'resolved' | 'fault' | 'notAnError'>();
    if (received.outcome === 'resolved') {
      expectTypeOf(received.resolution).toEqualTypeOf<Resolution>();
    }
    if (received.outcome === 'fault') expectTypeOf(received.fault).toEqualTypeOf<Fault>();
    // @ts-expect-error not known before outcome is looked at
    received.resolution;
  });
});

describe('a reaction', () => {
  it('is narrowed by its kind, and a switch over it can be complete', () => {
    const { reaction } = resolve({ majorCode: 8 });
    // @ts-expect-error not known before kind is looked at
    reaction.waitMs;
    if (reaction.kind === 'lockout') expectTypeOf(reaction.waitMs).toBeNumber();
    if (reaction.kind === 'correctInput') expectTypeOf(reaction.problem).toEqualTypeOf<Problem>();
    // @ts-expect-error there is no such kind
    if (reaction.kind === 'retry') return;
    const page = ({ kind }: Reaction): string => {
      switch (kind) {
        case 'login':
        case 'register':
        case 'accountBlocked':
        case 'sessionTerminated':
        case 'sessionReplaced':
        case 'setNickname':
        case 'verifyTwoStep':
        case 'lockout':
        case 'correctInput':
        case 'retryLater':
        case 'deny':
        case 'inform':
        case 'follow':
        case 'ignore':
        case 'unknown':
          return kind;
      }
    };
    expectTypeOf(page).returns.toBeString();
  });

  it('has an entry whose name and code are literals', () => {
    const { entry, basis } = resolve({ majorCode: 8 });
    expectTypeOf(entry?.name).toEqualTypeOf<ErrorName | undefined>();
    expectTypeOf(basis).toEqualTypeOf<Basis>();
  });
});

describe('guard', () => {
  it('is narrowed by allowed', () => {
    const guard = engine.guard(201, 42n);
    if (guard.allowed) {
      // @ts-expect-error nothing refuses it
      guard.lockout;
    } else {
      expectTypeOf(guard.lockout).toEqualTypeOf<Lockout>();
      expectTypeOf(guard.remainingMs).toBeNumber();
    }
    // @ts-expect-error not known before allowed is looked at
    guard.remainingMs;
    // @ts-expect-error an action is a number
    engine.guard('201');
    // @ts-expect-error a subject is no object
    engine.guard(201, {});
  });
});

describe('state', () => {
  it('cannot be changed, and neither can what it lists', () => {
    expectTypeOf(engine.state).toEqualTypeOf<ReactionState>();
    // @ts-expect-error state is the engine's
    engine.state = { session: 'ready', account: null, lockouts: [] };
    // @ts-expect-error state is immutable
    engine.state.session = 'ready';
    // @ts-expect-error its lockouts are immutable
    engine.state.lockouts.push();
    // @ts-expect-error there is no such state
    engine.state.session === 'loggedIn';
  });
});

describe('calls', () => {
  it('return what design says', () => {
    expectTypeOf(engine.signedIn({ account: 'a' })).toEqualTypeOf<Promise<void>>();
    expectTypeOf(engine.signedIn({ account: null })).toEqualTypeOf<Promise<void>>();
    expectTypeOf(engine.signedIn({ account: undefined })).toEqualTypeOf<Promise<void>>();
    expectTypeOf(engine.signedOut()).toEqualTypeOf<Promise<void>>();
    expectTypeOf(engine.logIn({ newToken: true })).toBeBoolean();
    expectTypeOf(engine.takeOver()).toBeBoolean();
    expectTypeOf(engine.connected()).toEqualTypeOf<ConnectionEnd>();
    expectTypeOf(engine.connected()()).toBeVoid();
    expectTypeOf(engine.disconnected({ connecting: true })).toBeVoid();
    expectTypeOf(engine.nicknameRequired()).toBeBoolean();
    expectTypeOf(engine.twoStepRequired()).toBeBoolean();
    expectTypeOf(engine.nicknameSet()).toBeBoolean();
    expectTypeOf(engine.twoStepVerified()).toBeBoolean();
    expectTypeOf(engine.dispose()).toEqualTypeOf<Promise<void>>();
    expectTypeOf(engine.restored).toEqualTypeOf<Promise<void>>();
    expectTypeOf(engine.lockouts()).toEqualTypeOf<readonly Lockout[]>();
    expectTypeOf(engine.subscribe(() => {})).toEqualTypeOf<() => void>();
    // @ts-expect-error an account is a string or null
    void engine.signedIn({ account: 8 });
    // @ts-expect-error a new token is said by yes or no, never handed over
    engine.logIn({ newToken: 'token' });
    // @ts-expect-error there is no such option
    engine.logIn({ token: 'token' });
    // @ts-expect-error waitMs is required
    engine.lockOut({ action: 100 });
    // @ts-expect-error a countdown is one of a lockout
    engine.countdown(100);
  });
});

describe('what is thrown', () => {
  it('is known by its name', () => {
    const error: unknown = undefined;
    if (isReactionError(error, 'OptionError')) expectTypeOf(error).toEqualTypeOf<OptionError>();
    if (isReactionError(error, 'DisposedError')) expectTypeOf(error).toEqualTypeOf<DisposedError>();
    if (isReactionError(error, 'WaitTimeoutError'))
      expectTypeOf(error).toEqualTypeOf<WaitTimeoutError>();
    // @ts-expect-error there is no such error
    isReactionError(error, 'ServerError');
  });
});
