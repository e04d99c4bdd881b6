import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/faults.js';
import { type Resolution, resolve } from '../../src/reaction/resolve.js';
import { en } from '../../src/texts/en.js';
import { errorText } from '../../src/texts/error-text.js';
import { fa } from '../../src/texts/fa.js';
import type { Language } from '../../src/texts/language.js';
import { errorDocument } from '../seeds/committed.js';
import { renderAll } from './rendered.js';

const languages = [en, fa];

/** Ends of names that stand for a family: their sentences differ by the request that they name, and by nothing else. */
const suffixes = [
  'BAD_PAYLOAD',
  ...Object.keys(en.families),
  ...['INVALID', 'EXPIRED'].flatMap((what) =>
    ['CODE', 'OLD_PASSWORD', 'PASSWORD', 'TOKEN', 'ANSWERS'].map((of) => `${what}_${of}`),
  ),
];
const familyOf = (name: string) => suffixes.find((suffix) => name.endsWith(suffix));

describe.each(languages)('the sentences of all errors in $locale', (language) => {
  const all = renderAll(language);

  it('are there for 565 entries and 831 rows', () => {
    expect(new Set(all.map(({ code }) => code)).size).toBe(565);
    expect(all.filter(({ place }) => !place.endsWith('/-'))).toHaveLength(831);
    for (const { text, place } of all) expect([place, text.length > 10]).toEqual([place, true]);
  });

  it('end as sentences, without gaps and doubled marks', () => {
    for (const { text, place } of all) {
      expect([place, text]).toEqual([place, expect.stringMatching(/[.]$/)]);
      expect([place, text]).not.toEqual([place, expect.stringMatching(/ {2}| [.:;،؛]|[.:]{2}|^ /)]);
    }
  });

  it('hold no code name, no name of a field, no placeholder, no bare undefined', () => {
    const fields = Object.keys({ ...language.fields, ...language.innerFields });
    const rawFields = fields.filter((field) => /[A-Z.]/.test(field));
    expect(rawFields.length).toBeGreaterThan(50);
    for (const { text, place, name } of all) {
      expect([place, text]).not.toEqual([
        place,
        expect.stringMatching(/[{}_#`/]|[a-z][A-Z]|[A-Z]{3}|undefined|null|NaN/),
      ]);
      expect(rawFields.filter((field) => text.includes(field))).toEqual([]);
      expect(text.toUpperCase()).not.toContain(name.includes('_') ? name : `${name}_`);
    }
  });

  it('are shared by no two entries, but within a family that names the request', () => {
    const byText = new Map<string, typeof all>();
    for (const each of all) byText.set(each.text, [...(byText.get(each.text) ?? []), each]);
    for (const [text, sharing] of byText) {
      if (new Set(sharing.map(({ code }) => code)).size === 1) continue;
      const families = new Set(sharing.map(({ name }) => familyOf(name) ?? name));
      expect([text, families.size]).toEqual([text, 1]);
    }
  });

  it('name the request wherever the family alone would say it', () => {
    const ofFamily = all.filter(
      ({ name, place, resolution }) =>
        familyOf(name) &&
        resolution.entry?.action &&
        !(name in language.errors || `${name}/${place.split('/')[1]}` in language.errors),
    );
    expect(ofFamily.length).toBeGreaterThan(700);
    for (const { text, resolution, place } of ofFamily) {
      const { action } = resolution.entry ?? {};
      const words = Object.entries(language.actions).find(([id]) => id === String(action))?.[1];
      expect([place, text]).toEqual([place, expect.stringContaining(words ?? 'no words')]);
    }
  });

  it('name the field of every row that has one, unless they are its own', () => {
    const words: Readonly<Record<string, string>> = { ...language.innerFields, ...language.fields };
    for (const { name, text, resolution, place } of all) {
      const { field, fields = [field], minor } = resolution.minor ?? {};
      if (`${name}/${minor}` in language.errors) continue;
      if (resolution.minor?.problem === 'bothInvalid') continue;
      for (const each of fields) {
        if (each)
          expect([place, text]).toEqual([place, expect.stringContaining(words[each] ?? '')]);
      }
    }
  });

  it('say of two rows of one error the same only where the document does', () => {
    const said = new Map<string, string>();
    for (const { code, text, resolution, place } of all) {
      const { problem, field, fields } = resolution.minor ?? {};
      const meaning = [problem, field, fields].join();
      const key = `${code} ${text}`;
      expect([place, said.get(key) ?? meaning]).toEqual([place, meaning]);
      said.set(key, meaning);
    }
  });
});

describe('English sentences', () => {
  it('begin with a capital and hold nothing but English', () => {
    for (const { text } of renderAll(en)) expect(text).toMatch(/^[A-Z][\x20-\x7e]+$/);
  });

  it('are none of the error document', () => {
    const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const ours = renderAll(en).map(({ text }) => words(text).join(' '));
    const sentences = errorDocument.entries
      .flatMap(({ description, rows }) => [description, ...rows.map(({ detail = '' }) => detail)])
      .map((text) => words(text.replace(/for (the )?request .*/, '')))
      .filter((sentence) => sentence.length >= 5)
      .map((sentence) => sentence.join(' '));
    expect(sentences.length).toBeGreaterThan(50);
    const taken = [...new Set(sentences)].filter((sentence) =>
      ours.some((text) => text.includes(sentence)),
    );
    expect(taken).toEqual([]);
  });
});

describe('Persian sentences', () => {
  /** The names that Persian readers know in Latin letters. */
  const names = ['QR'];

  it('hold no Latin letter but in names, no Latin digit, no Arabic letter', () => {
    const used = new Set<string>();
    for (const { text, place } of renderAll(fa)) {
      for (const [name] of text.matchAll(/[A-Za-z]+/g)) used.add(name);
      expect([place, text]).not.toEqual([place, expect.stringMatching(/[0-9٠-٩يكةى"'?,;]/)]);
      expect([place, text]).toEqual([
        place,
        expect.stringMatching(/^[آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئأؤءًٔ۰-۹A-Z\u200c .:،؛«»()]+$/),
      ]);
    }
    expect([...used]).toEqual(names);
  });

  it('have no stray half-space, and the plural and verb endings that want one have it', () => {
    for (const { text, place } of renderAll(fa)) {
      expect([place, text]).not.toEqual([
        place,
        expect.stringMatching(
          /\u200c(?=[\s.:،؛\u200c]|$)|(?<=[\s]|^)\u200c|(^| )(می|نمی) | (ها|های|هایی|ترین) /,
        ),
      ]);
    }
  });

  it('never say «شما» of an object whose subject is «شما» already', () => {
    for (const phrase of Object.values(fa.actions)) expect(phrase).not.toMatch(/شما$|شما /);
  });

  it('leave no ezafe open', () => {
    const phrases = [fa.actions, fa.fields, fa.innerFields].flatMap((each) => Object.values(each));
    for (const phrase of phrases) expect(phrase).not.toMatch(/(های|ٔ)$/);
  });
});

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

  it('knows our fields under the names of the application', () => {
    const fieldNames = { phoneNumber: 'phone_no', firstName: 'given', lastName: 'family' };
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

  it('puts a sentence of the application before all others, and lets it stand alone', () => {
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
        /^resolution must be what resolve\(frame\) returns/,
      );
    }
    const sound = resolve(frame);
    for (const language of [undefined, null, 'en', {}, proxy]) {
      expect(() => errorText(sound, language as never)).toThrow(
        /^language must be a whole language: en of igap-reactions\/texts\/en/,
      );
    }
    expect(() => errorText(sound, en, { get: () => 0 } as never)).toThrow(OptionError);
    expect(() => errorText(null as never, en)).toThrow(
      expect.objectContaining({ option: 'resolution' }),
    );
  });
});
