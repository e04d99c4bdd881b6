import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/faults.js';
import { type Resolution, resolve } from '../../src/index.js';
import { en } from '../../src/texts/en.js';
import { errorText, fieldText } from '../../src/texts/error-text.js';
import { extendLanguage } from '../../src/texts/extend-language.js';
import { fa } from '../../src/texts/fa.js';
import type { Language } from '../../src/texts/language.js';
import { said } from '../support/said.js';

describe('errorText', () => {
  const samples = [
    [{ majorCode: 234, wait: 20 }, /^You cannot write .*You can try again in 20 seconds\.$/],
    [{ majorCode: 164, minorCode: 3 }, /username is already taken\. Choose another one\.$/],
    [{ majorCode: 203, minorCode: 18 }, /the latitude of the location/],
    [{ majorCode: 203, minorCode: 29 }, /the message to reply to and the message to forward/],
    [{ majorCode: 124, minorCode: 4 }, /enter the first name or the last name\.$/],
    [{ majorCode: 152 }, /too many attempts\. Please try again in a little while\.$/],
    [{ majorCode: 111, minorCode: 4 }, /blocked/],
    [{ majorCode: 111, minorCode: 1 }, /register again\.$/],
    [{ majorCode: 202, minorCode: 3 }, /their account is blocked/],
    [
      { majorCode: 363 },
      /not allowed to edit this group\. Please ask one of its administrators for help\.$/,
    ],
  ] as const;
  it.each(samples)('says of %j what is wrong', (frame, sentence) => {
    expect(errorText(resolve(frame), en)).toMatch(sentence);
  });

  it('names the request of the frame where the error names none', () => {
    expect(errorText(resolve({ majorCode: 4, action: 201 }), en)).toBe(
      'You are not allowed to send a message in this chat.',
    );
    expect(errorText(resolve({ majorCode: 4, action: 65_000 }), en)).toBe(
      'You are not allowed to do this.',
    );
  });

  it('names an unknown error by its numbers, in the digits of the language', () => {
    const unknown = resolve({ majorCode: 20_001, minorCode: 7 });
    expect(errorText(unknown, en)).toContain('does not know error 20001/7.');
    expect(errorText(unknown, fa)).toContain('خطای ۲۰۰۰۱/۷ را');
    expect(errorText(resolve({ majorCode: -5 }), fa)).not.toMatch(/[0-9{}]/);
  });

  it('keeps the server’s own text out', () => {
    const message = 'token 12345 of 98912 refused';
    for (const majorCode of [205, 20_001, 10, 106]) {
      expect(errorText(resolve({ majorCode, message }), en)).not.toContain('12345');
    }
  });

  it('says of a minor that the document does not list what the error says', () => {
    expect(errorText(resolve({ majorCode: 205, minorCode: 99 }), en)).toBe(
      errorText(resolve({ majorCode: 205 }), en),
    );
    expect(errorText(resolve({ majorCode: 203, minorCode: 99 }), en)).toContain(
      'did not recognise the request',
    );
  });

  it('counts along with a countdown, and says when it is over', () => {
    const flood = resolve({ majorCode: 10, wait: 65 });
    expect(errorText(flood, en)).toMatch(/You can try again in 1 minute 5 seconds\.$/);
    expect(errorText(flood, en, 42_000)).toMatch(/You can try again in 42 seconds\.$/);
    expect(errorText(flood, fa, 42_000)).toMatch(/۴۲ ثانیه دیگر می‌توانید/);
    expect(errorText(flood, en, 0)).toMatch(/You can try again now\.$/);
  });

  it('adds a derived wait to what the error says, whatever its kind', () => {
    for (const majorCode of [204, 205, 614, 106]) {
      const text = errorText(resolve({ majorCode, wait: 30 }), en);
      expect(text).toMatch(/You can try again in 30 seconds\.$/);
      expect(text).not.toContain('little while');
    }
    expect(errorText(resolve({ majorCode: 205, wait: 30 }), en)).toContain('not allowed to send');
    expect(errorText(resolve({ majorCode: 20_001, wait: 30 }), en)).toContain('20001');
    expect(errorText(resolve({ majorCode: 602, wait: 30 }), en)).not.toContain('30');
  });

  it('says of an overridden error what its new reaction means', () => {
    const override = (kind: 'retryLater' | 'accountBlocked' | 'deny') =>
      resolve({ majorCode: 107 }, { overrides: { USER_VERIFY_EXPIRED_CODE: { kind } } });
    expect(errorText(override('retryLater'), en)).toBe(
      'Could not confirm your phone number just now. Please try again in a little while.',
    );
    expect(errorText(override('accountBlocked'), en)).toBe(en.reactions.accountBlocked);
    expect(errorText(override('deny'), en)).toBe('You cannot confirm your phone number.');
    const overrides = { CHAT_SEND_MESSAGE_FORBIDDEN: { kind: 'retryLater' } } as const;
    expect(errorText(resolve({ majorCode: 205 }, { overrides }), en)).toMatch(
      /^Could not send a message in this chat just now\. Please/,
    );
  });

  it('says of an override to correctInput the field and problem that it names', () => {
    const text = (field?: string) =>
      errorText(
        resolve(
          { majorCode: 614 },
          {
            overrides: {
              CLIENT_GET_ROOM_NOT_FOUND: { kind: 'correctInput', field, problem: 'incorrect' },
            },
          },
        ),
        { ...en, fields: { ...en.fields, room: 'the room' } },
      );
    expect(text('room')).toContain('the room is not correct');
    expect(text('username')).toContain('the username is not correct');
    expect(text('constructor')).toContain('what you entered is not correct');
    expect(text('elsewhere')).toContain('what you entered is not correct');
    expect(text()).toContain('what you entered is not correct');
  });

  it('knows our fields under the names of the app', () => {
    const fieldNames = { phone: 'phone_no', firstName: 'given', lastName: 'family' };
    expect(errorText(resolve({ majorCode: 118, minorCode: 1 }, { fieldNames }), en)).toBe(
      errorText(resolve({ majorCode: 118, minorCode: 1 }), en),
    );
    expect(errorText(resolve({ majorCode: 124, minorCode: 4 }, { fieldNames }), en)).toContain(
      'enter the first name or the last name',
    );
    expect(
      errorText(resolve({ majorCode: 106 }, { fieldNames: { code: 'otp' } }), en),
    ).not.toContain('otp');
  });

  it('asks to correct an input also where the error names no problem of it', () => {
    expect(errorText(resolve({ majorCode: 112, minorCode: 9 }), en)).toContain(
      'the nickname was not accepted. Check or change it',
    );
    expect(errorText(resolve({ majorCode: 147, minorCode: 9 }), en)).toContain(
      'the server did not recognise this person. Restart the app',
    );
  });

  it('blames none of two inputs of which one is wrong', () => {
    const answers = resolve({ majorCode: 10134 });
    expect(errorText(answers, en)).toBe(
      'Could not recover your two-step password with your answers: what you entered is not correct. Check it and try again.',
    );
    expect(errorText(answers, en, { short: true })).toBe(
      'Check what you entered: it is not correct.',
    );
  });

  it('puts a sentence of the app before all others, and lets it stand alone', () => {
    const ours: Language = {
      ...en,
      replaced: {
        INTERNAL_SERVER_ERROR: 'We cannot {action}. Back in {time}, says {constructor}.',
        FORBIDDEN: 'No ({code}).',
        CHAT_SEND_MESSAGE_BAD_PAYLOAD: 'Not this message.',
        'CHAT_SEND_MESSAGE_BAD_PAYLOAD/32': 'Too long!',
        USER_VERIFY_EXPIRED_CODE: '',
      },
    };
    expect(errorText(resolve({ majorCode: 7, wait: 5 }), ours)).toBe(
      'We cannot do this. Back in 5 seconds, says {constructor}.',
    );
    expect(errorText(resolve({ majorCode: 4 }), ours)).toBe('No (4).');
    expect(errorText(resolve({ majorCode: 203, minorCode: 1 }), ours)).toBe('Not this message.');
    expect(errorText(resolve({ majorCode: 203, minorCode: 32 }), ours)).toBe('Too long!');
    expect(errorText(resolve({ majorCode: 107 }), ours)).toBe('');
    expect(errorText(resolve({ majorCode: 106 }), ours)).toBe(
      errorText(resolve({ majorCode: 106 }), en),
    );
  });

  it('says of a time-out whether the server or the connection was missing', () => {
    const said = (minorCode?: number) => errorText(resolve({ majorCode: 5, minorCode }), en);
    expect(said(1)).toContain('the server did not answer in time');
    expect(said()).toBe(said(1));
    expect(said(2)).toContain('there is no connection');
    expect(said(3)).toContain('there is no connection');
    expect(new Set([said(1), said(2), said(3)]).size).toBe(3);
    const ours: Language = { ...en, replaced: { 'TIMEOUT/2': 'Offline.' } };
    expect(errorText(resolve({ majorCode: 5, minorCode: 2 }), ours)).toBe('Offline.');
  });

  it('is not misled by an entry of the app whose name every object has', () => {
    const added = { ...resolve({ majorCode: 205 }), entry: { name: 'constructor', action: 201 } };
    expect(errorText(added as unknown as Resolution, en)).toBe(
      'You cannot send a message in this chat.',
    );
  });

  it('names a wrong argument, and what to pass instead', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const frame = { majorCode: 205 };
    const wrong = [undefined, null, frame, { frame }, { frame, reaction: { kind: 'nap' } }, proxy];
    for (const resolution of wrong) {
      expect(() => errorText(resolution as unknown as Resolution, en)).toThrow(
        said('resolution must be what resolve(frame) returns'),
      );
    }
    const sound = resolve(frame);
    for (const language of [undefined, null, 'en', {}, proxy]) {
      expect(() => errorText(sound, language as never)).toThrow(
        said('language must be a whole language: en of igap-reactions/texts/en'),
      );
    }
    expect(() => errorText(sound, en, { get: () => 0 } as never)).toThrow(OptionError);
    expect(() => errorText(null as never, en)).toThrow(
      expect.objectContaining({ option: 'resolution' }),
    );
  });
});

describe('fieldText', () => {
  it('is short, for the input that the error is about, and empty for any other', () => {
    const resolution = resolve({ majorCode: 118, minorCode: 2 });
    expect(fieldText(resolution, en, 'firstName')).toBe('Check the first name.');
    expect(fieldText(resolution, en, 'lastName')).toBe('');
  });

  it('is for each of two inputs where it may be either', () => {
    const resolution = resolve({ majorCode: 124, minorCode: 4 });
    const [first, last] = ['firstName', 'lastName'].map((field) =>
      fieldText(resolution, en, field),
    );
    expect(first).toMatch(/the first name or the last name/);
    expect(last).toBe(first);
  });

  it('is empty where the error is about no input', () => {
    expect(fieldText(resolve({ majorCode: 8 }), en, 'firstName')).toBe('');
  });

  it('throws for what is no input, and for what is no resolution', () => {
    const resolution = resolve({ majorCode: 118, minorCode: 2 });
    expect(() => fieldText(resolution, en, 5 as never)).toThrow(
      expect.objectContaining({ option: 'field' }),
    );
    const wrong = { frame: { majorCode: 1 }, reaction: { kind: 'none' } } as never;
    expect(() => fieldText(wrong, en, 'firstName')).toThrow(
      expect.objectContaining({ option: 'resolution' }),
    );
  });
});

it('words that are given without a protocol are those of the language from then on', () => {
  const words = { actions: { 500: 'look at the weather' }, problems: { invalid: 'Have a look.' } };
  const own = extendLanguage(en, words);
  expect(own.actions[500]).toBe('look at the weather');
  expect(errorText(resolve({ majorCode: 118, minorCode: 2 }), own)).toMatch(/^Have a look\./);
  expect(errorText(resolve({ majorCode: 118, minorCode: 2 }), en)).not.toContain('Have a look');
});
