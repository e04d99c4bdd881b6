// What the model of wrong values has found, one by one.
import { describe, expect, it } from 'vitest';
import { idbStore, resolve } from '../../src/index.js';
import { keyValueStore } from '../../src/key-value-store.js';
import { en } from '../../src/texts/en.js';
import { errorText, lockoutText } from '../../src/texts.js';
import { trap } from '../support/strangers.js';

const kv = { getItem: () => null, setItem() {}, removeItem() {} };
const throwing = (name: string): object => Object.defineProperty({}, name, { get: trap });
const resolution = resolve({ majorCode: 10, wait: 3 });
const { reactions, ...withoutReactions } = en;

const cases: readonly (readonly [string, string, () => unknown])[] = [
  ['a frame whose getter throws', 'resolve.frame', () => resolve(throwing('majorCode') as never)],
  [
    'a resolution whose entry has no name',
    'resolution',
    () => errorText({ ...resolution, entry: { name: 0 } } as never, en),
  ],
  [
    'a lockout whose scope is none',
    'lockout',
    () => lockoutText({ majorCode: 10, scope: 0 } as never, en, 5),
  ],
  [
    'a language that lacks a group',
    'language',
    () => errorText(resolution, withoutReactions as never),
  ],
  ['options of a store that throw', 'idbStore(options)', () => idbStore(throwing('name'))],
  [
    'a clock of a store that throws',
    'clock',
    () => idbStore({ clock: throwing('setTimeout') as never }),
  ],
  [
    'a prefix of a store that throws',
    'keyValueStore(options)',
    () => keyValueStore(kv, throwing('prefix')),
  ],
];

describe('an argument that cannot be read', () => {
  it.each(cases)('%s: an OptionError that names it', (_, option, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'OptionError', option }));
  });
});
