import { describe, expect, it } from 'vitest';
import { faultsOf, keysOf, receive, untilLocked } from './asking.js';
import { openProfile, type Tab } from './tab.js';

const stateOf = (tab: Tab) =>
  tab.run(({ engine }) => ({ session: engine.state.session, account: engine.state.account }));

const untilSession = (tab: Tab, session: string, account: string | null) =>
  tab.until(
    `the session is ${session} of ${account}`,
    ({ engine: { state } }, wanted, of) => state.session === wanted && state.account === of,
    session,
    account,
  );

describe('a sign-in in another tab', () => {
  it('counts as the own: ready, of that account, with its lockouts', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair();
    const other = await profile.open({ account: 'a7f3' });
    await receive(other, { majorCode: 136, wait: 90 });
    await receive(there, { majorCode: 111 });
    await here.run(({ engine }) => engine.signedIn({ account: 'a7f3' }));
    await untilSession(there, 'ready', 'a7f3');
    for (const tab of [here, there]) await untilLocked(tab, '100');
  });

  it('is entered by an idle anonymous tab only, and is none of who is asking for something', async () => {
    const profile = await openProfile();
    const [here, idle] = await profile.pair();
    const busy = await profile.open();
    await busy.run(({ engine }) => {
      engine.disconnected();
      engine.request(201, async () => {}).catch(() => {});
    });
    await here.run(({ engine }) => engine.signedIn({ account: 'a7f3' }));
    await untilSession(idle, 'ready', 'a7f3');
    expect(await stateOf(busy)).toEqual({ session: 'ready', account: null });
  });

  it('takes a tab out of loginFailed and terminated, and starts a login where its own connection is open', async () => {
    const profile = await openProfile();
    const [here, failed] = await profile.pair({ account: 'a' });
    const terminated = await profile.open({ account: 'a' });
    await failed.run((driver) => {
      driver.open({ account: 'a', login: () => new Promise(() => {}) });
      driver.engine.logIn();
      driver.engine.receive({ majorCode: 109, minorCode: 2 });
      driver.engine.connected();
    });
    await receive(terminated, { majorCode: 8 });
    expect((await stateOf(failed)).session).toBe('loggingIn');
    await receive(failed, { majorCode: 109, minorCode: 2 });
    expect((await stateOf(failed)).session).toBe('loginFailed');
    await here.run(({ engine }) => engine.signedIn());
    await untilSession(terminated, 'ready', 'a');
    await untilSession(failed, 'loggingIn', 'a');
  });

  it('is nothing to a tab that follows none, which lists the lockouts of its account all the same', async () => {
    const profile = await openProfile();
    const [here, own] = await profile.pair({ account: 'a' });
    const following = await profile.open({ account: 'a' });
    await own.run((driver) => driver.open({ account: 'a', followSignIns: false }));
    await receive(here, { majorCode: 136, wait: 90 });
    await untilLocked(own, '100');
    await here.run(({ engine }) => engine.signedOut());
    await untilSession(following, 'registrationRequired', null);
    expect(await stateOf(own)).toEqual({ session: 'ready', account: 'a' });
    expect(await keysOf(own)).toEqual(['100']);
  });
});

describe('a sign-out in another tab', () => {
  it('counts as the own: registration is required, of nobody, and nothing of the account is listed', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair({ account: 'a7f3' });
    await receive(there, { majorCode: 136, wait: 90 });
    await here.run(({ engine }) => engine.signedOut());
    await untilSession(there, 'registrationRequired', null);
    expect(await keysOf(there)).toEqual([]);
    const names = await there.run(({ emitted }) => emitted.map(({ name }) => name));
    expect(names).not.toContain('lockout.ended');
  });

  it('lets the app delete the database, though both tabs have it open, and both go on to lock and to store', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair({ account: 'a7f3' });
    await receive(there, { majorCode: 136, wait: 90 });
    await untilLocked(here, '100');
    const outcome = await here.run(async ({ engine }) => {
      await engine.signedOut();
      return new Promise<string>((resolve) => {
        const request = indexedDB.deleteDatabase('igap-reactions');
        request.onblocked = () => resolve('blocked');
        request.onsuccess = () => resolve('deleted');
        request.onerror = () => resolve(String(request.error));
      });
    });
    expect(outcome).toBe('deleted');
    await untilSession(there, 'registrationRequired', null);
    expect(await here.run(({ rows }) => rows())).toEqual({});
    await receive(here, { majorCode: 136, wait: 90 });
    await receive(there, { majorCode: 175, wait: 90 });
    for (const tab of [here, there]) {
      for (const key of ['100', '123']) await untilLocked(tab, key);
      expect(await faultsOf(tab)).toEqual([]);
    }
    await there.until('both are stored', async ({ records }) => {
      const stored = await records();
      return stored[' 100'] && stored[' 123'];
    });
  });
});

describe('a tab', () => {
  it('that is replaced or blocked stays so, whatever the others sign in or out', async () => {
    const profile = await openProfile();
    const [here, following] = await profile.pair({ account: 'a' });
    const [replaced, blocked] = await profile.pair({ account: 'a' });
    await receive(replaced, { majorCode: 3 });
    await receive(blocked, { majorCode: 111, minorCode: 4 });
    await here.run(async ({ engine }) => {
      await engine.signedIn();
      await engine.signedIn({ account: 'b' });
      await engine.signedIn({ account: 'a' });
      await engine.signedOut();
    });
    await untilSession(following, 'registrationRequired', null);
    expect(await stateOf(replaced)).toEqual({ session: 'replaced', account: 'a' });
    expect(await stateOf(blocked)).toEqual({ session: 'accountBlocked', account: 'a' });
  });

  it('of another account does not follow', async () => {
    const profile = await openProfile();
    const [here, following] = await profile.pair({ account: 'a' });
    const other = await profile.open({ account: 'b' });
    await here.run(({ engine }) => engine.signedOut());
    await untilSession(following, 'registrationRequired', null);
    expect(await stateOf(other)).toEqual({ session: 'ready', account: 'b' });
    expect(await other.run(({ emitted }) => emitted)).toEqual([]);
  });

  it('follows nothing else: no 2, 3, 8, 9, 111, 184, no login, no connection', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair({ account: 'a' });
    for (const majorCode of [9, 2, 184, 111, 8]) await receive(here, { majorCode });
    await here.run(({ engine }) => {
      engine.connected();
      engine.disconnected();
      return engine.signedIn();
    });
    await there.until('the sign-in has come', ({ emitted }) => emitted.length === 0);
    await receive(here, { majorCode: 3 });
    await here.run(({ engine }) => engine.takeOver());
    // What was sent after all of that has come: so would have what was sent before.
    await receive(here, { majorCode: 136, wait: 90 });
    await untilLocked(there, '100');
    expect(await stateOf(there)).toEqual({ session: 'ready', account: 'a' });
    expect(await there.run(({ emitted }) => emitted.map(({ name }) => name))).toEqual([
      'lockout.started',
    ]);
  });
});
