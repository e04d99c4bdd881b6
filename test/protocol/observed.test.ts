import { describe, expect, it } from 'vitest';
import { extendProtocol, igap, resolve } from '../../src/index.js';
import { observed } from '../../src/observed.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import { errorText, extendLanguage } from '../../src/texts.js';

const protocol = extendProtocol(igap, observed);

/** What public clients take each key for; `*` where they say what the document says. */
const keys: Readonly<Record<string, string>> = {
  '4/9': 'deny restricted',
  '308/18': 'deny restricted',
  '4/14': 'deny',
  '118/7': 'inform tooManyContacts',
  '132': 'correctInput unspecified',
  '133': 'retryLater',
  '134': 'inform',
  '134/1': 'inform',
  '302/4': 'correctInput role',
  '320/3': 'deny notThisMember',
  '323/3': 'deny notThisMember',
  '420/3': 'deny notThisMember',
  '423/3': 'deny notThisMember',
  '337/1': 'inform alreadyLeft',
  '337/4': 'inform alreadyLeft',
  '337/8': 'inform alreadyLeft',
  '437/1': 'inform alreadyLeft',
  '437/4': 'inform alreadyLeft',
  '437/8': 'inform alreadyLeft',
  '358/2': 'deny onlyOwner',
  '411/2': 'deny onlyOwner',
  '629/1': 'inform linkInvalid',
  '629/2': 'inform linkInvalid',
  '629/3': 'inform linkInvalid',
  '638/1': 'inform usernameUnknown',
  '632/100': 'deny mayNotJoin',
  '637/2': 'deny mayNotJoin',
  '633/1': 'inform alreadyMember',
  '657/4': 'correctInput description',
  '663': 'correctInput unspecified',
  '664': 'retryLater',
  '203/34': 'correctInput additionalType',
  '306/34': 'correctInput additionalType',
  '406/34': 'correctInput additionalType',
  '203/35': 'correctInput additionalData',
  '306/35': 'correctInput additionalData',
  '406/35': 'correctInput additionalData',
  '672': 'inform',
  '677/6': 'deny tooManyVotes',
  '677/7': 'inform votedAlready',
  '713/5': 'correctInput offset',
  '904/6': 'deny blockedByPeer',
  '904/7': 'inform numberInactive',
  '904/8': 'deny inCallElsewhere',
  '904/9': 'inform busy',
  '10177/2': 'correctInput referralCode',
  '10178/2': 'inform',
  '10183/2': 'correctInput activityCode',
  '10184/1': 'inform',
};
const frameOf = (key: string) => {
  const [majorCode = 0, minorCode] = key.split('/').map(Number);
  return { majorCode, minorCode };
};

describe('the observed codes', () => {
  it.each(Object.entries(keys))('%s is %s', (key, expected) => {
    const { reaction, basis } = resolve(frameOf(key), { protocol });
    const { kind, field, problem } = { field: undefined, problem: undefined, ...reaction };
    expect([kind, field ?? problem].filter(Boolean).join(' ')).toBe(expected);
    expect(basis).toBe('observed');
  });

  it.each(['10/100', '111/1', '111/2', '111/3', '175/2', '614/1', '10105/101', '10113/2'])(
    '%s means what its error means: it is not added',
    (key) => {
      expect(resolve(frameOf(key), { protocol })).toEqual(resolve(frameOf(key)));
    },
  );

  it.each(['1038/1', '1100/1', '9115/3'])('%s stays unknown: nobody says what it is', (key) => {
    expect(resolve(frameOf(key), { protocol }).reaction.kind).toBe('unknown');
  });

  it('leave all that the document says as it is', () => {
    for (const code of Object.values(igap.codes)) {
      for (const minorCode of [undefined, 0, 1, 2, 3, 50]) {
        const frame = { majorCode: code, minorCode };
        if (keys[`${code}/${minorCode}`]) continue;
        expect(resolve(frame, { protocol }).reaction).toEqual(resolve(frame).reaction);
      }
    }
  });
});

describe('their texts', () => {
  const says = (key: string, language = en) =>
    errorText(resolve(frameOf(key), { protocol }), extendLanguage(language, protocol));
  it('say what is known', () => {
    expect(says('337/1')).toBe('You have left already.');
    expect(says('904/9')).toBe('This person is in another call. Try again later.');
    expect(says('677/6', fa)).toBe('بیش از تعداد مجاز گزینه انتخاب کرده‌اید.');
    expect(says('10177/2')).toBe(
      'Could not do this: the referral code is not correct. Check it and try again.',
    );
    expect(says('664')).toBe(
      'Could not load suggestions: something went wrong on the server. Please try again in a little while.',
    );
  });

  it('claim nothing that is not known where words are missing', () => {
    const bare = (key: string) => errorText(resolve(frameOf(key), { protocol }), en);
    // Not "You are not allowed to leave this group.", which is what the error says without this minor.
    expect(bare('337/1')).toBe('Could not leave this group.');
    expect(bare('904/9')).not.toContain('not allowed');
    expect(bare('4/14')).toBe('You are not allowed to do this.');
    expect(bare('677/6')).toBe('You cannot do this.');
  });

  it('are there in every language for every problem', () => {
    const problems = Object.values(observed.errors).flatMap((error) =>
      Object.values('minors' in error ? error.minors : {}).flatMap((row) =>
        'problem' in row ? row.problem : [],
      ),
    );
    for (const language of [en, fa]) {
      const known = extendLanguage(language, protocol).problems;
      expect(problems.filter((problem) => !Object.hasOwn(known, problem))).toEqual([]);
    }
  });
});
