import { describe, expect, it } from 'vitest';
import { flow, portRig } from './rig.js';

describe('a page', () => {
  it('is joining until the worker has answered, and nothing is known against the session', async () => {
    const page = portRig().page();
    expect(page.engine.state).toEqual({
      session: 'ready',
      account: null,
      connection: 'unknown',
      lockouts: [],
      port: 'joining',
    });
    await page.engine.restored;
    expect(page.engine.state.port).toBe('joined');
  });

  it('has the state, the lockouts and the words of the protocol of its worker', async () => {
    const rig = portRig({ account: 'a7f3' });
    rig.engine.connected();
    rig.engine.lockOut({ action: 201, subject: 'room', waitMs: 20_000 });
    const page = rig.page();
    await flow();
    const { port, ...state } = page.engine.state;
    expect(port).toBe('joined');
    expect(state).toEqual({ ...rig.engine.state });
    expect(page.engine.lockouts()).toEqual(rig.engine.lockouts());
    expect(page.engine.protocol).toEqual({
      name: 'igap',
      facts: rig.engine.protocol.facts,
      texts: {},
    });
  });

  it('keeps one state as long as nothing in it changes', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const { state } = page.engine;
    rig.engine.receive({ majorCode: 205 });
    await flow();
    expect(page.engine.state).toBe(state);
    rig.engine.receive({ majorCode: 8 });
    await flow();
    expect(page.engine.state).not.toBe(state);
    expect(page.engine.state.session).toBe('terminated');
  });

  it('gets every event, in the order of the engine, with the state that it belongs to', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const states: unknown[] = [];
    page.engine.on('reaction', () => states.push(page.engine.state.session));
    page.engine.subscribe(() => states.push('subscribe'));
    page.engine.on('state.changed', () => states.push('state.changed'));
    rig.engine.receive({ majorCode: 8 });
    rig.engine.receive({ majorCode: 136, wait: 60 });
    rig.engine.receive({ majorCode: 205, requestId: 'r', action: 201 });
    await flow();
    expect(page.emitted).toEqual(rig.events);
    expect(page.emitted.map(({ name }) => name)).toContain('request.denied');
    expect(states).toEqual([
      ...['terminated', 'state.changed', 'subscribe'],
      ...['terminated', 'subscribe', 'terminated'],
    ]);
  });

  it('gets the events of requests from the moment at which it listens to them', async () => {
    const rig = portRig();
    const page = rig.page();
    const names: string[] = [];
    page.engine.on('request.sent', ({ action }) => names.push(`sent ${action}`));
    await flow();
    page.engine.on('request.settled', ({ outcome }) => names.push(outcome));
    await flow();
    void rig.engine.request(201, async () => {});
    await flow();
    expect(names).toEqual(['sent 201', 'resolved']);
  });

  it('waits for events as at an engine', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const next = page.engine.waitFor('session.terminated');
    const late = page.engine.waitFor('session.replaced', { timeoutMs: 500 });
    rig.engine.receive({ majorCode: 8 });
    expect((await next).resolution.frame.majorCode).toBe(8);
    const failed = expect(late).rejects.toMatchObject({ name: 'WaitTimeoutError' });
    await page.clock.advance(500);
    await failed;
    const once: number[] = [];
    page.engine.once('reaction', () => once.push(1));
    rig.engine.receive({ majorCode: 205 });
    rig.engine.receive({ majorCode: 205 });
    await flow();
    expect(once).toEqual([1]);
  });
});

describe('what is locked', () => {
  it('counts in the page by its own elapsed time, as in the worker', async () => {
    const rig = portRig();
    rig.engine.receive({ majorCode: 136, wait: 30 });
    await rig.clock.advance(10_400);
    const page = rig.page();
    await flow();
    expect(page.engine.guard(100)).toEqual(rig.engine.guard(100));
    const countdown = page.engine.countdown({ action: 100 });
    const shown: number[] = [];
    countdown.subscribe(() => shown.push(countdown.get()));
    expect(countdown.get()).toBe(20_000);
    await rig.pass(700, page);
    expect(shown).toEqual([19_000]);
    expect(page.engine.guard(100)).toEqual(rig.engine.guard(100));
    await rig.pass(18_900, page);
    expect(shown).toEqual([...Array(20).keys()].map((at) => (19 - at) * 1000));
    expect(page.engine.guard(100)).toEqual({ allowed: true });
    expect(page.engine.lockouts()).toEqual([]);
    expect(page.clock.pending).toBe(0);
  });

  it('sleeps with the page, whose wall clock says how long', async () => {
    const rig = portRig();
    rig.engine.receive({ majorCode: 136, wait: 30 });
    const page = rig.page();
    await flow();
    await page.clock.sleep(12_000);
    expect(page.engine.guard(100)).toMatchObject({ remainingMs: 18_000 });
    page.clock.jump(-3_600_000);
    expect(page.engine.guard(100)).toMatchObject({ remainingMs: 18_000 });
  });

  it('looks at all of a change, not at half of it, when it is called back', async () => {
    const rig = portRig({ account: 'a7f3' });
    const page = rig.page();
    for (const action of [201, 202]) rig.engine.lockOut({ action, waitMs: 30_000 });
    await flow();
    const seen: unknown[] = [];
    page.engine.countdown({ action: 201 }).subscribe(() => seen.push(page.engine.state.lockouts));
    await rig.engine.signedIn({ account: 'b' });
    await flow();
    expect(seen).toEqual([[]]);
    expect(page.engine.state).toMatchObject({ account: 'b', lockouts: [] });
  });

  it('is another at once where it is extended, cleared, or of another account', async () => {
    const rig = portRig({ account: 'a7f3' });
    const page = rig.page();
    rig.engine.receive({ majorCode: 136, wait: 30 });
    await flow();
    const [lockout] = page.engine.lockouts();
    if (!lockout) throw new Error('nothing is locked');
    const countdown = page.engine.countdown(lockout);
    const shown: number[] = [];
    countdown.subscribe(() => shown.push(countdown.get()));
    rig.engine.lockOut({ action: 100, waitMs: 45_000 });
    await flow();
    expect(countdown.get()).toBe(45_000);
    expect(page.engine.lockouts()).toEqual(rig.engine.lockouts());
    expect(await page.engine.clearLockout(lockout)).toBe(true);
    expect(shown).toEqual([45_000, 0]);
    rig.engine.receive({ majorCode: 136, wait: 30 });
    await flow();
    expect(page.engine.guard(100).allowed).toBe(false);
    await page.engine.signedIn({ account: 'b' });
    expect(page.engine.lockouts()).toEqual([]);
    expect(page.engine.guard(100).allowed).toBe(true);
  });

  it('by several at once refuses for the longest, exactly as long as in the worker', async () => {
    const rig = portRig();
    rig.engine.receive({ majorCode: 10, wait: 40 });
    rig.engine.receive({ majorCode: 136, wait: 30 });
    await rig.clock.advance(1234);
    const page = rig.page();
    await flow();
    expect(page.engine.guard(100)).toEqual(rig.engine.guard(100));
    const [flood] = rig.engine.lockouts();
    if (flood) rig.engine.clearLockout(flood);
    await flow();
    expect(page.engine.guard(100)).toMatchObject({ remainingMs: 28_766 });
    expect(page.engine.guard(100)).toEqual(rig.engine.guard(100));
  });
});

describe('calls', () => {
  it('return promises of what they return there', async () => {
    const rig = portRig();
    const { engine } = rig.page();
    expect(await engine.logIn()).toBe(true);
    expect(rig.engine.state.session).toBe('loggingIn');
    expect(engine.state.session).toBe('loggingIn');
    expect(await engine.takeOver()).toBe(false);
    expect(await engine.signedIn({ account: 'a7f3' })).toBe(undefined);
    expect(engine.state).toMatchObject({ session: 'ready', account: 'a7f3' });
    expect(await engine.nicknameRequired()).toBe(true);
    expect(await engine.nicknameSet()).toBe(true);
    expect(await engine.twoStepVerified()).toBe(false);
    expect(await engine.twoStepRequired()).toBe(true);
    expect(await engine.signedOut()).toBe(undefined);
    expect(engine.state.session).toBe('registrationRequired');
    const locked = await engine.lockOut({ action: 201, subject: 5n, waitMs: 9000 });
    expect(locked).toEqual(rig.engine.lockouts()[0]);
    expect(locked?.key).toBe('201/5');
    expect(await engine.lockOut({ action: 201, waitMs: 0 })).toBe(undefined);
  });

  it('with wrong arguments throw at once, as at the engine', async () => {
    const { engine } = portRig().page();
    const wrong = [
      () => engine.guard('201' as never),
      () => engine.request(0, async () => {}),
      () => engine.request(201, 'send' as never),
      () => engine.request(201, async () => {}, { replay: 'twice' as never }),
      () => engine.lockOut({ action: 201 } as never),
      () => engine.clearLockout({} as never),
      () => engine.signedIn({ account: 5 as never }),
      () => engine.logIn({ newToken: 'yes' as never }),
      () => engine.countdown(5 as never),
      () => engine.on('' as 'fault', () => {}),
      () => engine.subscribe('listener' as never),
    ];
    for (const call of wrong)
      expect(call).toThrow(expect.objectContaining({ name: 'OptionError' }));
  });
});
