import { describe, expect, it } from 'vitest';
import * as attachEntry from '../../src/attach.js';
import * as elementEntry from '../../src/element.js';
import * as root from '../../src/index.js';
import * as keyValueEntry from '../../src/key-value-store.js';
import * as machineEntry from '../../src/machine.js';
import * as nativeEntry from '../../src/native.js';
import * as serverEntry from '../../src/testing/server.js';
import * as testingEntry from '../../src/testing.js';
import * as wireEntry from '../../src/wire.js';
import { rig } from '../support/engine.js';
import { revoked } from '../support/strangers.js';

const { createReactionEngine, isReactionError, memoryStore } = root;

/** What is given where the argument itself is right. */
const engine = () => rig().engine;
const socket = { addEventListener() {}, removeEventListener() {} };
const kv = { getItem: () => null, setItem() {}, removeItem() {} };
const appState = { addEventListener() {} };
const frame = { majorCode: 8 };
const bytes = wireEntry.encodeErrorFrame(frame);
const resolution = root.resolve(frame);
const send = async () => {};
const lockout = { action: 201, waitMs: 1000 };

type Call = (...args: never[]) => unknown;
/** Every public function with arguments that are right; `total`: it takes anything, and never throws. */
const functions: Record<string, { readonly call: Call; readonly args: unknown[]; total?: true }> = {
  createReactionEngine: { call: createReactionEngine, args: [{}] },
  extendProtocol: { call: root.extendProtocol as Call, args: [root.igap, {}] },
  findError: { call: root.findError as Call, args: ['USER_LOGIN_FAILED'], total: true },
  idbStore: { call: root.idbStore, args: [{}] },
  isReactionError: { call: isReactionError, args: [resolution, 'OptionError'], total: true },
  memoryStore: { call: memoryStore, args: [] },
  reactionErrorFrom: { call: root.reactionErrorFrom, args: [{}], total: true },
  resolve: { call: root.resolve, args: [frame, {}] },
  attach: { call: attachEntry.attach, args: [engine(), socket, {}] },
  appStateClock: { call: nativeEntry.appStateClock, args: [appState] },
  nativeStore: { call: nativeEntry.nativeStore, args: [kv, {}] },
  keyValueStore: { call: keyValueEntry.keyValueStore, args: [kv, {}] },
  defineReactionElements: { call: elementEntry.defineReactionElements, args: [engine(), {}] },
  decodeFrame: { call: wireEntry.decodeFrame, args: [bytes] },
  decodeErrorFrame: { call: wireEntry.decodeErrorFrame, args: [bytes] },
  encodeErrorFrame: { call: wireEntry.encodeErrorFrame, args: [frame] },
  manualClock: { call: testingEntry.manualClock, args: [{}] },
  testEngine: { call: testingEntry.testEngine, args: [{}] },
  errorFrame: { call: testingEntry.errorFrame as Call, args: ['USER_LOGIN_FAILED', {}, root.igap] },
  nextEvent: { call: testingEntry.nextEvent as Call, args: [engine(), 'reaction', {}] },
  memoryServer: { call: testingEntry.memoryServer, args: [{}] },
  startServer: { call: serverEntry.startServer, args: [{}] },
};

/** Every call of an engine with arguments that are right. `receive` takes anything. */
const calls: Record<string, unknown[]> = {
  receive: [frame],
  subscribe: [() => {}],
  on: ['reaction', () => {}],
  once: ['reaction', () => {}],
  waitFor: ['reaction', {}],
  lockouts: [],
  guard: [201, 'room'],
  countdown: [{ action: 201 }],
  lockOut: [lockout],
  clearLockout: [{ key: '201', id: 'lockout-1' }],
  request: [201, send, {}],
  batch: [[{ action: 201, send }], {}],
  requests: [],
  cancel: [{}],
  track: [{ requestId: 'a', action: 201 }],
  connected: [],
  disconnected: [{}],
  signedIn: [{}],
  signedOut: [],
  logIn: [{}],
  takeOver: [],
  nicknameRequired: [],
  nicknameSet: [],
  twoStepRequired: [],
  twoStepVerified: [],
  dispose: [],
};

const nameOf = (thrown: unknown) =>
  isReactionError(thrown, 'OptionError') ? 'OptionError' : String(thrown);

async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Each way to put one wrong value in the place of one argument. */
const wrongly = (args: readonly unknown[], ...values: readonly unknown[]) =>
  args.flatMap((_, at) =>
    values.map((wrong) => ({
      at,
      given: args.map((right, other) => (other === at ? wrong : right)),
    })),
  );

describe('every public function', () => {
  const entries = [
    root,
    attachEntry,
    elementEntry,
    keyValueEntry,
    machineEntry,
    nativeEntry,
    testingEntry,
    serverEntry,
    wireEntry,
  ];
  it('is tried', () => {
    const names = entries.flatMap((entry) =>
      Object.entries(entry).flatMap(([name, value]) =>
        typeof value === 'function' && !/^class/.test(String(value)) ? [name] : [],
      ),
    );
    expect(Object.keys(functions).sort()).toEqual(names.sort());
    const own = Object.entries(engine()).flatMap(([name, value]) =>
      typeof value === 'function' ? [name] : [],
    );
    expect(Object.keys(calls).sort()).toEqual(own.sort());
  });

  it.each(Object.entries(functions))(
    '%s: a wrong argument is an OptionError that names it',
    async (_, { call, args, total }) => {
      for (const { at, given } of wrongly(args, null, Symbol('s'))) {
        const thrown = await thrownBy(() => Reflect.apply(call, undefined, given));
        if (total) expect(thrown).toBeUndefined();
        else expect([at, nameOf(thrown)]).toEqual([at, 'OptionError']);
      }
    },
  );

  it.each(Object.entries(calls))('engine.%s: the same', async (name, args) => {
    for (const { at, given } of wrongly(args, null, Symbol('s'), revoked())) {
      const call = Reflect.get(engine(), name);
      const thrown = await thrownBy(() => Reflect.apply(call, undefined, given));
      if (name === 'receive') expect(thrown).toBeUndefined();
      else expect([at, nameOf(thrown)]).toEqual([at, 'OptionError']);
    }
  });

  it('countdown().subscribe: the same', () => {
    const countdown = engine().countdown({ action: 201 });
    expect(() => countdown.subscribe(null as never)).toThrow(
      expect.objectContaining({ name: 'OptionError' }),
    );
  });
});

describe('members of an argument', () => {
  const throwing = {
    get action(): never {
      throw new Error('getter');
    },
  };

  it('that cannot be read are an OptionError that names them', () => {
    const { lockOut, track, cancel, request, waitFor } = engine();
    const tries: readonly (readonly [string, () => unknown])[] = [
      ['lockOut.action', () => lockOut(throwing as never)],
      ['track.action', () => track(throwing as never)],
      ['cancel.action', () => cancel(throwing)],
      [
        'request.signal',
        () =>
          request(201, send, Object.defineProperty({}, 'signal', { get: () => throwing.action })),
      ],
      [
        'waitFor.filter',
        () =>
          waitFor('reaction', Object.defineProperty({}, 'filter', { get: () => throwing.action })),
      ],
      ['batch.members[1].action', () => engine().batch([{ action: 1, send }, throwing as never])],
    ];
    for (const [option, call] of tries) {
      expect(call).toThrow(expect.objectContaining({ name: 'OptionError', option }));
    }
  });
});
