// Requests of another account, or of an earlier sign-in.
import { describe, expect, it } from 'vitest';
import { requestRig } from '../support/request.js';

const changed = expect.objectContaining({ name: 'AccountChangedError' });

describe('where the account changes', () => {
  it.each([
    ['signedIn with another', { account: 'b' }],
    ['signedIn with none', { account: null }],
    ['signedOut', undefined],
  ])('by %s, what is in flight, held or waiting is rejected', async (_, to) => {
    const { engine, ask, last, wire, settle, clock } = requestRig({ account: 'a' });
    engine.lockOut({ action: 300, waitMs: 9000 });
    const flying = ask('flying');
    const waiting = ask('waiting', 300, { whileLockedOut: 'wait' });
    const refused = ask('refused');
    last('refused').refuse({ majorCode: 2 });
    await settle();
    const held = ask('held');
    wire();
    if (to) void engine.signedIn(to);
    else void engine.signedOut();
    await settle();
    for (const outcome of [flying, waiting, refused, held]) expect(outcome.error).toEqual(changed);
    expect(last('flying').signal.aborted).toBe(true);
    await clock.advance(60_000);
    expect(wire()).toEqual([]);
  });

  it('signedOut ends the sign-in of the anonymous account too', async () => {
    const { engine, ask, settle } = requestRig();
    const outcome = ask('one');
    void engine.signedOut();
    await settle();
    expect(outcome.error).toEqual(changed);
  });

  it('what is asked for afterwards is of the new account', async () => {
    const { engine, ask, last, settle } = requestRig({ account: 'a' });
    void engine.signedIn({ account: 'b' });
    const outcome = ask('one');
    last('one').answer('of b');
    await settle();
    expect(outcome.value).toBe('of b');
  });

  it('late errors of the old one are resolved and emitted, and do no more', async () => {
    const { engine, ask, last, news } = requestRig({ account: 'a' });
    ask('one');
    ask('two');
    engine.track({ requestId: 'mine', action: 300 });
    void engine.signedIn({ account: 'b' });
    news();
    engine.receive({ majorCode: 10, wait: 60, requestId: last('one').requestId });
    engine.receive({ majorCode: 8, requestId: last('two').requestId });
    engine.receive({ majorCode: 2, requestId: 'mine' });
    expect(news()).toEqual(['reaction', 'reaction', 'reaction']);
    expect(engine.state).toMatchObject({ session: 'ready', lockouts: [] });
  });

  it('a late rejection of send does no more either', async () => {
    const { engine, ask, last, settle, news } = requestRig({ account: 'a' });
    ask('one');
    void engine.signedIn({ account: 'b' });
    news();
    last('one').refuse({ majorCode: 8 });
    await settle();
    expect(news()).toEqual(['reaction']);
    expect(engine.state.session).toBe('ready');
  });
});

describe('where it does not', () => {
  it('signedIn is the answer to the login: what is held is sent', async () => {
    const { engine, ask, last, wire, settle } = requestRig({ account: 'a', login: undefined });
    const outcome = ask('one');
    last('one').refuse({ majorCode: 2 });
    await settle();
    ask('two');
    wire();
    void engine.signedIn({ account: 'a' });
    expect(wire()).toEqual(['one', 'two']);
    last('one').answer('done');
    await settle();
    expect(outcome.value).toBe('done');
  });
});
