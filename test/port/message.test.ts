// What is read of a message: nothing but what is sound. Comes in: a sound message of each kind, and the same with one field of a wrong kind, or
// without it. Goes out: the message, or that it is none.
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/port/message.js';
import { readersOfWorker } from '../../src/port/to-page.js';
import { readersOfPage } from '../../src/port/to-worker.js';
import { welcome } from './rig.js';

type Body = Readonly<Record<string, unknown>>;

/** What a reader makes of a message, and whether it is reported. */
function read(readers: object, kind: unknown, body: unknown, version: unknown = 1) {
  let isInvalid = false;
  const message = readMessage(readers, ['igap-reactions', version, kind, body], () => {
    isInvalid = true;
  });
  return { message, isInvalid };
}

const lockout = { id: 'a', key: '201', scope: {}, untilMs: 1 };
const sending = { id: 1, sending: 'a' };
const state = { session: 'ready', account: 'a', connection: 'unknown' };
const news = (change: Body) => ({ change, name: 'reaction', payload: {} });
/** No text, but as long as a short one. */
const list: readonly unknown[] = [];
const long = 'x'.repeat(1025);

/** Of each field, what it must not be. `undefined`: it must be there. */
const ofWorker: readonly (readonly [string, Body, Readonly<Record<string, readonly unknown[]>>])[] =
  [
    ['here', { release: '1' }, { release: [undefined, 5, null, list, long] }],
    ['refused', { release: '1' }, { release: [undefined, 5, null, list, long] }],
    [
      'welcome',
      { ...welcome(), lock: 'a' },
      {
        release: [undefined, 5, list],
        at: [undefined, 0, '1'],
        lock: [5, list, long],
        protocol: [undefined, null, {}],
        change: [undefined, null],
      },
    ],
    [
      'news',
      news({}),
      { change: [undefined, 5], name: [5, {}, 'state', 'disposed'], payload: ['text', null] },
    ],
    [
      'answer',
      { id: 1, value: 5, error: {}, sending: 'a' },
      { id: [undefined, 0], error: ['text', null], sending: [5, list] },
    ],
    [
      'go',
      { ...sending, attempt: 1, key: 'k' },
      {
        id: [undefined, 0],
        sending: [undefined, 5, list],
        attempt: [undefined, 0],
        key: [undefined, 5],
      },
    ],
    ['send', sending, { id: [undefined, 0], sending: [undefined, 5, list] }],
    ['stop', sending, { id: [undefined, 0], sending: [undefined, 5, list] }],
    ['choose', { id: 1, lockout }, { id: [undefined, 0], lockout: [undefined, null, 5] }],
  ];

const ofPage: typeof ofWorker = [
  [
    'hello',
    { release: '1', at: 1, lock: 'a' },
    { release: [undefined, 5, list], at: [undefined, 0, '1'], lock: [5, list, long] },
  ],
  ['listen', { name: 'request.sent' }, { name: [undefined, 'reaction', 5] }],
  [
    'call',
    { id: 1, name: 'logIn', argument: {} },
    { id: [undefined, 0], name: [undefined, 'dispose'], argument: [5, null] },
  ],
  [
    'request',
    { id: 1, action: 201, options: {} },
    { id: [undefined, 0], action: [undefined, 0, 65_536], options: [undefined, 5] },
  ],
  ...['ready', 'alive', 'sent'].map((kind): (typeof ofWorker)[number] => [
    kind,
    sending,
    { id: [undefined, 0], sending: [undefined, 5, list] },
  ]),
  [
    'failed',
    { ...sending, frame: {} },
    { id: [undefined, 0], sending: [undefined, 5], frame: [5, null] },
  ],
  ['abort', { id: 1 }, { id: [undefined, 0, '1'] }],
  ['refuse', { id: 1 }, { id: [undefined, 0, '1'] }],
];

describe.each([
  ['worker', readersOfWorker(), ofWorker],
  ['page', readersOfPage(), ofPage],
] as const)('a message of a %s', (_, readers, kinds) => {
  it.each(kinds)(
    'of the kind %s is read, and is none with a field of a wrong kind',
    (kind, body, wrong) => {
      expect(read(readers, kind, body)).toEqual({
        message: { kind, body, version: 1 },
        isInvalid: false,
      });
      for (const [name, values] of Object.entries(wrong)) {
        for (const value of values) {
          const message = { ...body, [name]: value };
          expect(read(readers, kind, message), `${name}: ${value}`).toEqual({ isInvalid: true });
        }
      }
    },
  );

  it('is none where its kind is one of nobody, of whatever version', () => {
    for (const kind of ['nothing', 'toString', 'constructor', '__proto__', undefined, 5]) {
      for (const version of [1, 2]) {
        expect(read(readers, kind, { release: '1' }, version)).toEqual({ isInvalid: true });
      }
    }
  });
});

describe('of another version', () => {
  it('only the release is read, and must be a short text', () => {
    const readers = readersOfWorker();
    expect(read(readers, 'welcome', { release: '9', at: 'later' }, 2)).toEqual({
      message: { kind: 'welcome', body: { release: '9' }, version: 2 },
      isInvalid: false,
    });
    for (const release of [undefined, 5, list, long]) {
      expect(read(readers, 'welcome', { release }, 2)).toEqual({ isInvalid: true });
    }
    expect(read(readers, 'welcome', { release: '9' }, '2')).toEqual({ isInvalid: true });
  });
});

describe('what a page is to show', () => {
  const readers = readersOfWorker();

  it('is a text of at most 1024 characters', () => {
    const release = long.slice(1);
    expect(read(readers, 'here', { release }).message).toMatchObject({ body: { release } });
  });

  it('is a lockout by its id, key, scope and end', () => {
    const wrong = [
      ...['id', 'key'].flatMap((name) => [5, list].map((value) => ({ [name]: value }))),
      ...[undefined, null, 5].map((scope) => ({ scope })),
      ...[undefined, 'late', 0, -1].map((untilMs) => ({ untilMs })),
    ];
    for (const each of wrong) {
      const locked = [{ lockout: { ...lockout, ...each }, remainingMs: 5 }];
      expect(read(readers, 'news', news({ locked })).isInvalid, JSON.stringify(each)).toBe(true);
    }
    const locked = [{ lockout, remainingMs: 5 }];
    expect(read(readers, 'news', news({ locked })).message).toMatchObject({
      body: { change: { locked } },
    });
    for (const remainingMs of [undefined, -1, '5']) {
      const change = { locked: [{ lockout, remainingMs }] };
      expect(read(readers, 'news', news(change))).toEqual({ isInvalid: true });
    }
  });

  it('is a state of all its parts; why the session has ended may be absent', () => {
    const reads = (other: object) =>
      !read(readers, 'news', news({ state: { ...state, ...other } })).isInvalid;
    expect([{}, { account: null }, { reason: 'signedOut' }].map(reads)).toEqual([true, true, true]);
    const wrong = ['session', 'account', 'connection', 'reason'].flatMap((name) => [
      { [name]: 5 },
      { [name]: list },
    ]);
    for (const each of [...wrong, { session: undefined }, { account: undefined }]) {
      expect(reads(each), JSON.stringify(each)).toBe(false);
    }
  });

  it('is a protocol that knows its login and the loss of a connection', () => {
    const { protocol } = welcome();
    const { facts } = protocol;
    const lost = (majorCode: unknown) => ({
      ...facts,
      clientMade: { connectionLost: { majorCode } },
    });
    const wrong = [
      ...[0, -1, undefined, 'x'].map((action) => ({ facts: { ...facts, login: { action } } })),
      ...[0, -1, undefined, 'x'].map((majorCode) => ({ facts: lost(majorCode) })),
      { facts: null },
      { name: 5 },
      { texts: undefined },
    ];
    for (const each of wrong) {
      const body = { ...welcome(), protocol: { ...protocol, ...each } };
      expect(read(readers, 'welcome', body).isInvalid, JSON.stringify(each)).toBe(true);
    }
  });
});
