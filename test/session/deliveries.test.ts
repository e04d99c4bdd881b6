import { describe, expect, it } from 'vitest';
import type { ErrorFrame, Received } from '../../src/index.js';
import { heldLogin, rig, rigIn } from '../support/session.js';

function resolutionOf(received: Received) {
  if (received.outcome !== 'resolved') throw new Error(received.outcome);
  return received.resolution;
}

describe('a request id', () => {
  it('acts once: its second delivery is the same resolution and emits no event', () => {
    const { engine, news } = rig();
    const first = engine.receive({ majorCode: 203, minorCode: 18, requestId: 'r1' });
    expect(news()).toEqual(['reaction', 'input.rejected']);
    const second = engine.receive({ majorCode: 203, minorCode: 18, requestId: 'r1' });
    expect(resolutionOf(second)).toBe(resolutionOf(first));
    expect(news()).toEqual([]);
  });

  it('counts whatever the second frame says', () => {
    const { engine, news } = rig();
    const first = engine.receive({ majorCode: 1, requestId: 'r1' });
    news();
    for (const majorCode of [8, 2, 10]) {
      const again = engine.receive({ majorCode, wait: 5, requestId: 'r1' });
      expect(resolutionOf(again)).toBe(resolutionOf(first));
    }
    expect(news()).toEqual([]);
    expect(engine.state).toMatchObject({ session: 'ready', lockouts: [] });
  });

  it('extends no lockout when it comes again later', async () => {
    const { engine, clock } = rig();
    const frame = { majorCode: 136, wait: 10, requestId: 'r1' };
    engine.receive(frame);
    await clock.advance(5000);
    engine.receive(frame);
    expect(engine.guard(100)).toMatchObject({ remainingMs: 5000 });
  });

  it('acts once, also where login rejects with a frame that was received', async () => {
    const held = heldLogin();
    const { engine, clock, news } = rigIn('loggingIn', { login: held.login });
    const frame = { majorCode: 110, requestId: 'r1' };
    engine.receive(frame);
    news();
    held.last.fail(frame);
    await clock.advance(0);
    expect(news()).toEqual([]);
  });

  it('acts once, also where a frame is received that login rejected with', async () => {
    const held = heldLogin();
    const { engine, clock, news } = rigIn('loggingIn', { login: held.login });
    const frame = { majorCode: 10, wait: 5, action: 102, requestId: 'r1' };
    held.last.fail(frame);
    await clock.advance(0);
    expect(news()).toEqual(['reaction', 'lockout.started', 'login.delayed', 'state.changed']);
    engine.receive(frame);
    expect(news()).toEqual([]);
  });

  it('ends its login, also where the frame came first and named no action', async () => {
    const held = heldLogin();
    const { engine, clock, news } = rigIn('loggingIn', { login: held.login });
    const frame = { majorCode: 10, wait: 5, requestId: 'r1' };
    engine.receive(frame);
    expect(engine.state.session).toBe('loggingIn');
    news();
    held.last.fail(frame);
    await clock.advance(0);
    expect(engine.state.session).toBe('loginDelayed');
    expect(news().filter((name) => /reaction|lockout/.test(name))).toEqual([]);
    await clock.advance(5000);
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it.each([1, 2, 3])(
    'is not delivered by a client-made 5/%d: a late answer counts',
    (minorCode) => {
      const { engine, news } = rig();
      engine.receive({ majorCode: 5, minorCode, requestId: 'r1' });
      news();
      engine.receive({ majorCode: 8, requestId: 'r1' });
      expect(news()).toEqual(['reaction', 'session.terminated', 'state.changed']);
    },
  );

  it.each([
    { majorCode: 5 },
    { majorCode: 5, minorCode: 0 },
    { majorCode: 5, minorCode: 4 },
    { majorCode: 7, minorCode: 1 },
  ])('is delivered by $majorCode/$minorCode, which no client makes', (frame) => {
    const { engine, news } = rig();
    const first = engine.receive({ ...frame, requestId: 'r1' });
    news();
    expect(resolutionOf(engine.receive({ majorCode: 8, requestId: 'r1' }))).toBe(
      resolutionOf(first),
    );
    expect(news()).toEqual([]);
  });

  it('that was delivered takes no client-made 5 any more', () => {
    const { engine, news } = rig();
    const first = engine.receive({ majorCode: 1, requestId: 'r1' });
    news();
    const late = engine.receive({ majorCode: 5, minorCode: 1, requestId: 'r1' });
    expect(resolutionOf(late)).toBe(resolutionOf(first));
    expect(news()).toEqual([]);
  });

  it('is remembered for 1,000 ids, of which the oldest is forgotten', () => {
    const { engine, news } = rig();
    const receive = (id: number) => engine.receive({ majorCode: 1, requestId: `r${id}` });
    for (let id = 0; id < 1000; id++) receive(id);
    news();
    receive(0);
    receive(999);
    expect(news()).toEqual([]);
    receive(1000);
    expect(news()).toEqual(['reaction', 'error.reported']);
    receive(1);
    receive(1000);
    expect(news()).toEqual([]);
    receive(0);
    expect(news()).toEqual(['reaction', 'error.reported']);
  });

  const switches: [string, (engine: ReturnType<typeof rig>['engine']) => unknown, boolean][] = [
    ['signedIn of another account', (engine) => engine.signedIn({ account: 'b' }), true],
    ['signedIn of the anonymous account', (engine) => engine.signedIn({ account: null }), true],
    ['signedOut', (engine) => engine.signedOut(), true],
    ['signedIn of the same account', (engine) => engine.signedIn({ account: 'a' }), false],
    ['signedIn of no named account', (engine) => engine.signedIn(), false],
  ];
  it.each(switches)(
    'and %s: forgotten exactly when the account changes',
    (_, change, forgotten) => {
      const { engine, news } = rig({ account: 'a' });
      engine.receive({ majorCode: 1, requestId: 'r1' });
      change(engine);
      news();
      engine.receive({ majorCode: 1, requestId: 'r1' });
      expect(news()).toEqual(forgotten ? ['reaction', 'error.reported'] : []);
    },
  );

  const without: [string, ErrorFrame][] = [
    ['empty', { majorCode: 1, requestId: '' }],
    ['absent', { majorCode: 1 }],
    ['undefined', { majorCode: 1, requestId: undefined }],
  ];
  it.each(without)('that is %s merges no frames', (_, frame) => {
    const { engine, news } = rig();
    const first = engine.receive(frame);
    const second = engine.receive(frame);
    expect(resolutionOf(second)).not.toBe(resolutionOf(first));
    expect(news()).toEqual(['reaction', 'error.reported', 'reaction', 'error.reported']);
  });
});
