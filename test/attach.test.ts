import { describe, expect, it, vi } from 'vitest';
import { attach } from '../src/attach.js';
import { development } from '../src/development.js';
import { encodeErrorFrame } from '../src/wire.js';
import { rig } from './support/engine.js';
import { gate } from './support/session.js';

/** What a WebSocket does with listeners, and nothing else. */
function socket() {
  const target = new EventTarget();
  return {
    target: target as Pick<WebSocket, 'addEventListener' | 'removeEventListener'>,
    send: (data: unknown) => target.dispatchEvent(new MessageEvent('message', { data })),
  };
}

const eight = encodeErrorFrame({ majorCode: 8, requestId: 'a' });
/** A frame of another action: a pushed update. */
const other = Uint8Array.of(0x61, 0xea, 1, 2, 3);

describe('attach', () => {
  it.each([
    ['a Uint8Array', eight],
    ['an ArrayBuffer', eight.slice().buffer],
    ['a Buffer', Buffer.from(eight)],
    ['a view with an offset', Uint8Array.of(9, 9, ...eight, 9).subarray(2, 2 + eight.length)],
  ])('hands %s to the engine', (_, data) => {
    const { engine, news } = rig();
    const { target, send } = socket();
    attach(engine, target);
    send(data);
    expect(news()).toEqual(['reaction', 'session.terminated', 'state.changed']);
  });

  it('takes frames of other actions for no trouble', () => {
    const { engine, news } = rig();
    const { target, send } = socket();
    attach(engine, target);
    send(other);
    expect(news()).toEqual([]);
  });

  it('reports a frame that cannot be read, and goes on', () => {
    const { engine, emitted } = rig();
    const { target, send } = socket();
    attach(engine, target);
    send(eight.subarray(0, 5));
    send(8);
    expect(emitted.map(({ payload }) => payload)).toEqual([
      { code: 'frame.invalid', message: 'Truncated at byte 5' },
      { code: 'frame.invalid', message: expect.stringMatching(/no integer majorCode/i) },
    ]);
    send(eight);
    expect(engine.state.session).toBe('terminated');
  });

  it.each([
    ['without decrypt', undefined],
    ['with decrypt', (bytes: Uint8Array) => bytes],
  ])('takes texts for keepalives, which are no faults, %s', (_, decrypt) => {
    const { engine, news } = rig();
    const { target, send } = socket();
    attach(engine, target, { decrypt });
    for (const text of ['ping', '', '{"type":"pong"}']) send(text);
    expect(news()).toEqual([]);
  });

  it('reports all Blobs as one fault, which says to set binaryType', () => {
    const { engine, emitted } = rig();
    const { target, send } = socket();
    attach(engine, target);
    for (let n = 0; n < 5; n++) send(new Blob([Uint8Array.from(eight)]));
    expect(emitted).toHaveLength(1);
    expect(emitted[0]).toMatchObject({ name: 'fault', payload: { code: 'frame.invalid' } });
    expect(JSON.stringify(emitted[0])).toContain("set binaryType to 'arraybuffer'");
    // A Blob has no bytes to be wrong at.
    if (development) expect(JSON.stringify(emitted[0])).not.toContain('at byte');
  });

  it('leaves the handlers and settings of the app as they are', () => {
    const { engine } = rig();
    const { target, send } = socket();
    const received = vi.fn();
    const fake = Object.assign(target, { onmessage: received, binaryType: 'blob' });
    fake.addEventListener('message', received);
    const before = { ...fake };
    const detach = attach(engine, fake);
    send(eight);
    detach();
    send(other);
    expect({ ...fake }).toEqual(before);
    expect(received).toHaveBeenCalledTimes(2);
  });

  it('detached, hands on nothing: frames of that socket do not change the session', () => {
    const { engine, news } = rig();
    const { target, send } = socket();
    const detach = attach(engine, target);
    detach();
    detach();
    send(eight);
    expect(news()).toEqual([]);
    expect(engine.state.session).toBe('ready');
  });

  it('attached twice emits an error once', () => {
    const { engine, news } = rig();
    const { target, send } = socket();
    attach(engine, target);
    attach(engine, target);
    send(eight);
    expect(news()).toEqual(['reaction', 'session.terminated', 'state.changed']);
  });

  it('of a disposed engine does no harm', async () => {
    const { engine, news } = rig();
    const { target, send } = socket();
    attach(engine, target);
    await engine.dispose();
    send(eight);
    expect(news()).toEqual([]);
  });
});

describe('with decrypt', () => {
  /** Turns every byte around. */
  const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff);

  it('that answers at once, a frame acts at once', () => {
    const { engine, news } = rig();
    const { target, send } = socket();
    const decrypt = vi.fn(turned);
    attach(engine, target, { decrypt });
    send(turned(eight).slice().buffer);
    expect(decrypt.mock.calls[0]?.[0]).toBeInstanceOf(Uint8Array);
    expect(news()).toEqual(['reaction', 'session.terminated', 'state.changed']);
  });

  it('frames act in the order in which they came, whatever the order of the answers', async () => {
    const { engine, clock, emitted } = rig();
    const { target, send } = socket();
    const gates = [gate<Uint8Array | undefined>(), gate<Uint8Array | undefined>()];
    let calls = 0;
    attach(engine, target, { clock, decrypt: (bytes) => gates[calls++]?.promise ?? bytes });
    for (let n = 0; n < 3; n++) send(encodeErrorFrame({ majorCode: 304, requestId: `r${n}` }));
    expect(calls).toBe(3);
    gates[1]?.open(encodeErrorFrame({ majorCode: 304, requestId: 'r1' }));
    await clock.advance(0);
    expect(emitted).toEqual([]);
    gates[0]?.open(encodeErrorFrame({ majorCode: 304, requestId: 'r0' }));
    await clock.advance(0);
    const reactions = emitted.flatMap((event) =>
      event.name === 'reaction' ? [event.payload] : [],
    );
    expect(reactions.map(({ frame }) => frame.requestId)).toEqual(['r0', 'r1', 'r2']);
    expect(clock.pending).toBe(0);
    send(eight);
    expect(engine.state.session).toBe('terminated');
  });

  it('undefined says that a message is none for the engine', async () => {
    const { engine, clock, news } = rig();
    const { target, send } = socket();
    attach(engine, target, { clock, decrypt: () => undefined });
    send(eight);
    attach(engine, socket().target, { clock, decrypt: async () => undefined });
    await clock.advance(0);
    expect(news()).toEqual([]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('key abc');
      },
    ],
    ['rejects', () => Promise.reject(new Error('key abc'))],
    ['never answers', () => new Promise<Uint8Array>(() => {})],
  ])(
    'that %s loses its message, is reported once in a row, and holds up no other',
    async (_, broken) => {
      const { engine, clock, emitted } = rig();
      const { target, send } = socket();
      let works = false;
      attach(engine, target, { clock, decrypt: (bytes) => (works ? bytes : broken()) });
      send(other);
      send(other);
      works = true;
      send(encodeErrorFrame({ majorCode: 304 }));
      await clock.advance(9999);
      await clock.advance(1);
      expect(emitted.map(({ name }) => name)).toEqual(['fault', 'reaction', 'error.reported']);
      expect(emitted[0]?.payload).toEqual({
        code: 'frame.invalid',
        message: 'Decryption failed at byte 0',
      });
      works = false;
      send(other);
      await clock.advance(10_000);
      expect(emitted.filter(({ name }) => name === 'fault')).toHaveLength(2);
      expect(JSON.stringify(emitted)).not.toContain('abc');
      expect(clock.pending).toBe(0);
    },
  );

  it('that answers after the detach changes nothing', async () => {
    const { engine, clock, news } = rig();
    const { target, send } = socket();
    const late = gate<Uint8Array>();
    const detach = attach(engine, target, { clock, decrypt: () => late.promise });
    send(eight);
    detach();
    late.open(eight);
    await clock.advance(0);
    expect(news()).toEqual([]);
    expect(engine.state.session).toBe('ready');
  });
});
