import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createReactionEngine, type ErrorFrame, memoryStore } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { type Rig, rig } from '../support/engine.js';

/** What an app in JavaScript may hand over. */
function receiveAnything({ engine }: Pick<Rig, 'engine'>, input: unknown) {
  const receive: (frame: never) => ReturnType<typeof engine.receive> = engine.receive;
  return receive(input as never);
}

const trap = (): never => {
  throw new Error('trap');
};

describe('receive', () => {
  const noFrames: [string, unknown][] = [
    ['null', null],
    ['undefined', undefined],
    ['a number', 8],
    ['a text', '8'],
    ['a bigint', 8n],
    ['a boolean', true],
    ['a symbol', Symbol('8')],
    ['a function', () => 8],
    ['an empty object', {}],
    ['a list', [8]],
    ['a majorCode of text', { majorCode: '8' }],
    ['a majorCode with a fraction', { majorCode: 8.5 }],
    ['a majorCode that is NaN', { majorCode: Number.NaN }],
    ['a majorCode that is Infinity', { majorCode: Number.POSITIVE_INFINITY }],
    ['a majorCode of bigint', { majorCode: 8n }],
    ['bytes', new Uint8Array([0, 0, 8])],
    [
      'a majorCode that throws',
      {
        get majorCode() {
          return trap();
        },
      },
    ],
    [
      'a Proxy whose traps throw',
      new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap }),
    ],
    [
      'a revoked Proxy',
      (() => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      })(),
    ],
  ];

  it.each(noFrames)('takes %s for a fault, and does nothing with it', (_, input) => {
    const at = rig();
    const received = receiveAnything(at, input);
    expect(received).toMatchObject({ outcome: 'fault', fault: { code: 'frame.invalid' } });
    expect(at.news()).toEqual(['fault']);
    expect(at.emitted[0]?.payload).toBe(received.outcome === 'fault' ? received.fault : undefined);
    expect(at.engine.state.session).toBe('ready');
  });

  const dropped: [string, unknown, string][] = [
    ['minorCode', 'SECRET', 'SECRET'],
    ['minorCode', -1234567, '1234567'],
    ['minorCode', 0.1234567, '1234567'],
    ['wait', 'SECRET', 'SECRET'],
    ['wait', -1234567, '1234567'],
    ['wait', Number.NaN, 'NaN'],
    ['wait', 2 ** 32 + 1234567, '4296201863'],
    ['requestId', 1234567, '1234567'],
    ['requestId', { id: 'SECRET' }, 'SECRET'],
    ['action', 'SECRET', 'SECRET'],
    ['action', 1234567, '1234567'],
    ['subject', { phone: 'SECRET' }, 'SECRET'],
    ['subject', Number.POSITIVE_INFINITY, 'Infinity'],
    ['timestamp', 'SECRET', 'SECRET'],
    ['message', { text: 'SECRET' }, 'SECRET'],
    ['message', null, 'null'],
  ];
  it.each(dropped)(
    'drops a wrong %s (%s) and reports that, without the value',
    (name, value, secret) => {
      const at = rig();
      const received = receiveAnything(at, { majorCode: 8, [name]: value });
      expect(received).toEqual({
        outcome: 'resolved',
        resolution: expect.objectContaining({ frame: { majorCode: 8 } }),
      });
      expect(at.news()).toEqual(['reaction', 'session.terminated', 'state.changed', 'fault']);
      const fault = at.emitted.at(-1)?.payload;
      expect(fault).toMatchObject({ code: 'frame.field' });
      expect(JSON.stringify(fault)).toContain(name);
      expect(JSON.stringify(fault)).not.toContain(secret);
    },
  );

  it('drops a field that throws, as one of a wrong kind', () => {
    const at = rig();
    const frame = {
      majorCode: 8,
      get wait() {
        return trap();
      },
    };
    expect(receiveAnything(at, frame)).toMatchObject({ outcome: 'resolved' });
    expect(at.news()).toEqual(['reaction', 'session.terminated', 'state.changed', 'fault']);
    expect(at.emitted.at(-1)?.payload).toMatchObject({ code: 'frame.field' });
  });

  it('reports several wrong fields of a frame in one fault', () => {
    const at = rig();
    receiveAnything(at, { majorCode: 2, wait: 'x', minorCode: 'x', action: -1 });
    expect(at.news().filter((name) => name === 'fault')).toHaveLength(1);
  });

  it.each([0, -1, 2 ** 32, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    'takes the integer %d for an unknown error',
    (majorCode) => {
      const { engine, news } = rig();
      expect(engine.receive({ majorCode })).toMatchObject({ outcome: 'resolved' });
      expect(news()).toEqual(['reaction', 'error.reported']);
    },
  );

  it('takes the ends of every range, frozen, with fields that it does not know', () => {
    const at = rig();
    const frame = Object.freeze({
      majorCode: 10,
      minorCode: 2 ** 32 - 1,
      wait: 2 ** 32 - 1,
      requestId: 'r',
      action: 65_535,
      subject: 2n ** 64n,
      timestamp: 2 ** 32,
      message: '',
      newer: 'field',
    });
    expect(receiveAnything(at, frame)).toMatchObject({ outcome: 'resolved' });
    expect(at.news()).toEqual(['reaction', 'lockout.started']);
    expect(at.engine.guard(65_535).allowed).toBe(false);
  });

  it('takes an instance of a class with getters, and one without a prototype', () => {
    class Decoded {
      get majorCode() {
        return 8;
      }
    }
    const at = rig();
    expect(receiveAnything(at, new Decoded())).toMatchObject({ outcome: 'resolved' });
    const bare: unknown = Object.assign(Object.create(null), { majorCode: 4 });
    expect(receiveAnything(at, bare)).toMatchObject({ outcome: 'resolved' });
  });

  it('returns notAnError for the bytes of another frame, and emits nothing', () => {
    const at = rig();
    expect(at.engine.receive(new Uint8Array([0x29, 0x75]))).toEqual({ outcome: 'notAnError' });
    expect(at.news()).toEqual([]);
  });

  it('after dispose() returns the fault disposed, and emits nothing', async () => {
    const at = rig();
    await at.engine.dispose();
    at.news();
    expect(at.engine.receive({ majorCode: 8 })).toEqual({
      outcome: 'fault',
      fault: { code: 'disposed', message: expect.any(String) },
    });
    expect(at.news()).toEqual([]);
  });

  it('takes a virtual error for a fault, unless the app has a reaction to it', () => {
    const at = rig();
    at.engine.receive({ majorCode: 602 });
    expect(at.news()).toEqual(['reaction', 'fault']);
    expect(at.emitted.at(-1)?.payload).toMatchObject({ code: 'frame.virtual' });
    const own = rig({ overrides: { 602: { kind: 'ignore' } } });
    own.engine.receive({ majorCode: 602 });
    expect(own.news()).toEqual(['reaction']);
  });

  it('leaves out of an event what is not known of its error', () => {
    const at = rig();
    const keysOf = (frame: ErrorFrame) => {
      at.engine.receive(frame);
      return Object.keys(at.emitted.at(-1)?.payload ?? {});
    };
    expect(keysOf({ majorCode: 203, minorCode: 18 })).toEqual(['field', 'problem', 'resolution']);
    expect(keysOf({ majorCode: 4 })).toEqual(['resolution']);
  });

  it('is not misled by what is changed in the frame later', () => {
    const { engine, emitted } = rig();
    const frame = { majorCode: 8, minorCode: 1 };
    engine.receive(frame);
    frame.majorCode = 3;
    expect(emitted[0]?.payload).toMatchObject({ frame: { majorCode: 8 } });
  });

  it('never throws, whatever it is given', () => {
    const at = rig();
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (input) => {
        expect(['resolved', 'fault', 'notAnError']).toContain(receiveAnything(at, input).outcome);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the fields of a frame are', () => {
    const at = rig();
    const anything = fc.anything({ withBigInt: true });
    fc.assert(
      fc.property(
        fc.record(
          {
            majorCode: fc.oneof(fc.integer({ min: 1, max: 200 }), anything),
            minorCode: anything,
            wait: fc.oneof(fc.nat(), anything),
            requestId: anything,
            action: fc.oneof(fc.constant(102), anything),
            subject: anything,
            timestamp: anything,
            message: anything,
          },
          { requiredKeys: [] },
        ),
        (input) => {
          const { outcome } = receiveAnything(at, input);
          expect(outcome).toBe(Number.isSafeInteger(input.majorCode) ? 'resolved' : 'fault');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throws where the clock, the store and every listener do', () => {
    const engine = createReactionEngine({
      store: { read: trap, write: trap, remove: trap },
      clock: { now: trap, monotonic: trap, setTimeout: trap, clearTimeout: trap, onWake: trap },
      login: trap,
      hasToken: trap,
      inspect: trap,
    });
    for (const name of ['reaction', 'lockout.started', 'login.started', 'fault'] as const) {
      engine.on(name, trap);
    }
    engine.subscribe(trap);
    const frames: ErrorFrame[] = [{ majorCode: 136, wait: 5 }, { majorCode: 2 }, { majorCode: 8 }];
    for (const frame of frames) expect(engine.receive(frame).outcome).toBe('resolved');
    expect(engine.state.session).toBe('terminated');
  });

  it('asks nothing of the platform but what was injected', () => {
    const now = vi.spyOn(Date, 'now');
    const timer = vi.spyOn(globalThis, 'setTimeout');
    try {
      const engine = createReactionEngine({ clock: manualClock(), store: memoryStore() });
      engine.on('login.started', () => {});
      engine.receive({ majorCode: 136, wait: 5 });
      engine.receive({ majorCode: 2 });
      expect([now.mock.calls.length, timer.mock.calls.length]).toEqual([0, 0]);
    } finally {
      now.mockRestore();
      timer.mockRestore();
    }
  });
});
