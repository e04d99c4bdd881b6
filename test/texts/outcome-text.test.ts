import { describe, expect, it } from 'vitest';
import { DisposedError, OptionError, WaitTimeoutError, WireError } from '../../src/faults.js';
import { igap, resolve } from '../../src/index.js';
import { makeLockout } from '../../src/lockout/lockout.js';
import { reactionErrorFrom } from '../../src/reaction-error.js';
import {
  AccountChangedError,
  LockedOutError,
  NotSentError,
  RequestRefusedError,
  SessionEndedError,
} from '../../src/request/request-error.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import { errorText, lockoutText, outcomeText } from '../../src/texts.js';
import { said } from '../support/said.js';
import { sessionStates } from './session-states.js';

const lockout = makeLockout(igap, '1', '201/42', 0, 234, 20_000);
const refused = (majorCode: number, minorCode?: number, wait?: number) =>
  new RequestRefusedError(resolve({ majorCode, minorCode, wait, action: 201 }));

/** One of each that a request may reject with. */
const errors: readonly unknown[] = [
  refused(205),
  refused(10, undefined, 30),
  refused(5, 1),
  refused(5, 2),
  refused(5, 3),
  refused(20_001, 7),
  new LockedOutError(lockout, 20_000),
  new LockedOutError(makeLockout(igap, '2', '201', 0, undefined, 5000), 5000),
  ...(['offline', 'login', 'queue'] as const).map((reason) => new NotSentError(reason)),
  ...sessionStates.map((state) => new SessionEndedError(state)),
  new AccountChangedError(),
  new DisposedError(),
  new WaitTimeoutError('login.succeeded', 1000),
  new WireError('No frame', 3),
  new OptionError('maxHoldMs', 'a number'),
  new DOMException('gone', 'AbortError'),
  new DOMException('late', 'TimeoutError'),
  new Error('own'),
];

const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
const throwing = (name: string) => ({
  get name() {
    return name;
  },
  get resolution(): never {
    throw new Error('resolution');
  },
  get lockout(): never {
    throw new Error('lockout');
  },
});

/** What is none of ours, or only looks like one. */
const strangers: readonly unknown[] = [
  undefined,
  null,
  0,
  'AbortErro',
  {},
  new Error('own'),
  { name: 'toString' },
  { name: { toString: () => 'AbortError' } },
  { name: 'NotSentError', reason: 'constructor' },
  { name: 'NotSentError' },
  { name: 'SessionEndedError', session: 'valueOf' },
  { name: 'SessionEndedError', session: proxy },
  { name: 'RequestRefusedError' },
  { name: 'RequestRefusedError', resolution: proxy },
  {
    name: 'RequestRefusedError',
    resolution: { reaction: { kind: 'nap' }, frame: { majorCode: 1 } },
  },
  { name: 'LockedOutError', lockout: proxy, remainingMs: 1000 },
  { name: 'LockedOutError', lockout: {}, remainingMs: 1000 },
  { name: 'LockedOutError', lockout, remainingMs: proxy },
  throwing('RequestRefusedError'),
  throwing('LockedOutError'),
  proxy,
];

describe.each([en, fa])('the sentence of what a request rejected with, in $locale', (language) => {
  const texts = errors.map((error) => outcomeText(error, language));

  it('is there for every error, and is whole', () => {
    for (const text of texts) {
      expect(text).toMatch(/^\S.+[.…]$/);
      expect(text).not.toMatch(/[{}]|undefined|NaN| {2}/);
      if (language === fa) expect(text).not.toMatch(/[A-Za-z0-9يك]/);
    }
  });

  it('is never good news', () => {
    expect(texts).not.toContain(language.session.ready);
    expect(outcomeText(new SessionEndedError('ready'), language)).toBe(language.outcomes.other);
  });

  it('is that of the state of an ended session', () => {
    for (const state of sessionStates) {
      if (state === 'ready') continue;
      expect(outcomeText(new SessionEndedError(state), language)).toBe(language.session[state]);
    }
  });

  it('is another for each reason not to send, and never blames the server', () => {
    const reasons = (['offline', 'login', 'queue'] as const).map((reason) =>
      outcomeText(new NotSentError(reason), language),
    );
    expect(new Set(reasons).size).toBe(3);
    for (const text of reasons) expect(text).not.toMatch(/server|answer|سرور|پاسخ/);
  });

  it('is a general one for what is none of ours, and nothing of it makes it throw', () => {
    for (const stranger of strangers) {
      expect(outcomeText(stranger, language)).toBe(language.outcomes.other);
    }
  });
});

describe('outcomeText', () => {
  it.each([
    [refused(205), 'You are not allowed to send a message in this chat.'],
    [refused(5, 1), /the server did not answer in time/],
    [refused(5, 2), /: there is no connection\. It was lost before/],
    [refused(5, 3), /: there is no connection\. Check your internet connection\./],
    [new NotSentError('offline'), /: there is no connection\./],
    [new NotSentError('login'), /: signing in is taking longer than usual\./],
    [new NotSentError('queue'), /: other requests are still waiting before it\./],
    [new DOMException('', 'AbortError'), 'This was cancelled.'],
    [new DOMException('', 'TimeoutError'), 'This took too long. Please try again.'],
    [new OptionError('subject', 'a string'), /the app made a mistake/],
  ])('says of %s what it means', (error, sentence) => {
    if (typeof sentence === 'string') expect(outcomeText(error, en)).toBe(sentence);
    else expect(outcomeText(error, en)).toMatch(sentence);
  });

  it('says of a lost connection in Persian that there is none', () => {
    for (const error of [refused(5, 2), refused(5, 3), new NotSentError('offline')]) {
      expect(outcomeText(error, fa)).toContain('اتصال برقرار نیست');
    }
    expect(outcomeText(refused(5, 1), fa)).toContain('سرور به‌موقع پاسخ نداد');
  });

  it('is errorText of a refusal, which counts along', () => {
    const flood = refused(10, undefined, 30);
    expect(outcomeText(flood, en)).toBe(errorText(flood.resolution, en));
    expect(outcomeText(flood, en, 12_000)).toMatch(/in 12 seconds\.$/);
    expect(outcomeText(flood, en, 0)).toMatch(/try again now\.$/);
  });

  it('is lockoutText of a lockout, which counts along', () => {
    const locked = new LockedOutError(lockout, 20_000);
    expect(outcomeText(locked, en)).toBe(lockoutText(lockout, en, 20_000));
    expect(outcomeText(locked, en)).toMatch(/^You cannot write to this person .* in 20 seconds\.$/);
    expect(outcomeText(locked, fa, 12_000)).toMatch(/۱۲ ثانیه دیگر می‌توانید/);
    expect(outcomeText(new LockedOutError(lockout, 0), en)).toMatch(/try again now\.$/);
    expect(outcomeText({ name: 'LockedOutError', lockout }, en)).toMatch(/in 20 seconds\.$/);
  });

  it('is the same after a port, for every error of the SDK', () => {
    for (const error of errors) {
      if (!(error instanceof Error) || !('toJSON' in error)) continue;
      const sent = JSON.parse(JSON.stringify(error));
      expect(outcomeText(reactionErrorFrom(sent), en)).toBe(outcomeText(error, en));
    }
  });

  it('does not look at the class: an error of another copy has its sentence', () => {
    expect(outcomeText({ name: 'NotSentError', reason: 'offline' }, en)).toBe(en.outcomes.offline);
  });

  it('names a wrong language and a wrong time, whatever the error', () => {
    const wrong = [undefined, null, 'en', {}, { ...en, outcomes: undefined }, proxy];
    for (const language of wrong) {
      expect(() => outcomeText(proxy, language as never)).toThrow(
        said('language must be a whole lang'),
      );
    }
    for (const time of [null, '5', { get: () => 5 }]) {
      expect(() => outcomeText(proxy, en, time as never)).toThrow(
        said('remainingMs must be a number'),
      );
    }
  });
});
