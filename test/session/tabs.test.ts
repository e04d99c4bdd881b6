// Sign-ins between tabs: they are about the account, never about the connection of a tab.
import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../src/index.js';
import {
  allSituations,
  heldLogin,
  heldRig,
  type RigOptions,
  rigIn,
  type Situation,
  situations,
} from '../support/session.js';
import { settled, tabHub } from '../support/tab-hub.js';

/** A tab in a situation, and one that speaks to it. */
function tabs(
  situation: Situation,
  account: string | null = 'a',
  other = account,
  options: RigOptions = {},
) {
  const hub = tabHub();
  const here = rigIn(situation, { account, channel: hub.channel(), ...options });
  const there = rigIn('ready', { account: other, channel: hub.channel() });
  return { hub, here, there };
}

/** What the sign-in of another tab takes a tab out of. */
const leaves: readonly SessionState[] = ['registrationRequired', 'terminated', 'loginFailed'];
const standsStill: readonly SessionState[] = ['replaced', 'accountBlocked'];
const moves = allSituations.filter((name) => !standsStill.includes(situations[name].session));

describe('a sign-in in another tab', () => {
  it.each(allSituations)('of this account: %s', async (situation) => {
    const { here, there } = tabs(situation);
    const before = here.engine.state;
    void there.engine.signedIn();
    await settled();
    const { session } = situations[situation];
    if (leaves.includes(session)) {
      expect(here.news()).toEqual(['state.changed']);
      expect(here.emitted.at(-1)?.payload).toMatchObject({
        session: 'ready',
        account: 'a',
        cause: 'tab',
      });
    } else {
      expect(here.engine.state).toBe(before);
      expect(here.news()).toEqual([]);
    }
  });

  it.each(allSituations)(
    'of another account leaves a tab of an account alone: %s',
    async (from) => {
      const { here, there } = tabs(from, 'a', 'b');
      const before = here.engine.state;
      void there.engine.signedIn();
      void there.engine.signedIn({ account: 'c' });
      await settled();
      expect(here.engine.state).toBe(before);
      expect(here.news()).toEqual([]);
    },
  );

  it.each(allSituations)('is entered by an anonymous tab that is idle: %s', async (situation) => {
    const { here, there } = tabs(situation, null, 'a');
    void there.engine.signedIn();
    await settled();
    const { session } = situations[situation];
    const isIdle = session === 'ready' || session === 'registrationRequired';
    expect(here.engine.state).toMatchObject(
      isIdle ? { session: 'ready', account: 'a' } : { session, account: null },
    );
  });

  it('is not entered by an anonymous tab with a request under way or held', async () => {
    for (const isHeld of [false, true]) {
      const { here, there } = tabs('registrationRequired', null, 'a');
      if (isHeld) here.engine.disconnected();
      const request = here.engine.request(101, () => new Promise(() => {}));
      void there.engine.signedIn();
      await settled();
      expect(here.engine.state).toMatchObject({ session: 'registrationRequired', account: null });
      expect(here.engine.cancel({ action: 101 })).toBe(1);
      await expect(request).rejects.toMatchObject({ name: 'AbortError' });
    }
  });

  it.each(leaves)('starts a login at once where the connection is open: %s', async (from) => {
    const held = heldLogin();
    const options = { login: held.login, loginBackoff: { maxAttempts: 1 } };
    const hub = tabHub();
    const here = heldRig({ account: 'a', channel: hub.channel(), ...options });
    const there = rigIn('ready', { account: 'a', channel: hub.channel() });
    here.engine.connected();
    if (from === 'loginFailed') held.last.fail({ majorCode: 110 });
    else here.engine.receive({ majorCode: from === 'terminated' ? 8 : 111 });
    await here.clock.advance(60_000);
    expect(here.engine.state.session).toBe(from);
    here.news();
    const before = held.calls.length;
    void there.engine.signedIn();
    await settled();
    expect(held.calls.length).toBe(before + 1);
    expect(here.news()).toEqual(['login.started', 'state.changed']);
    expect(here.emitted.at(-1)?.payload).toMatchObject({ session: 'loggingIn', cause: 'tab' });
    expect(here.engine.state.reason).toBeUndefined();
  });

  it.each([
    ['is closed', (engine) => engine.disconnected()],
    ['is unknown', () => {}],
  ] satisfies [string, (engine: ReturnType<typeof rigIn>['engine']) => void][])(
    'starts no login where the connection %s',
    async (_, bring) => {
      const held = heldLogin();
      const { here, there } = tabs('terminated', 'a', 'a', { login: held.login });
      bring(here.engine);
      void there.engine.signedIn();
      await settled();
      expect(here.engine.state.session).toBe('ready');
      expect(held.login).not.toHaveBeenCalled();
    },
  );

  it('touches no login in flight: its own answer counts, and no second goes out', async () => {
    const held = heldLogin();
    const { here, there } = tabs('loggingIn', 'a', 'a', { login: held.login });
    void there.engine.signedIn();
    await settled();
    here.engine.receive({ majorCode: 2 });
    expect(held.calls.map(({ signal }) => signal.aborted)).toEqual([false]);
    held.last.succeed();
    await here.clock.advance(0);
    expect(here.news()).toEqual(['reaction', 'login.succeeded', 'state.changed']);
  });

  it('is no success of this tab: a 2 right after it starts the login at once', async () => {
    const held = heldLogin();
    const { here, there } = tabs('ready', 'a', 'a', { login: held.login });
    void there.engine.signedIn();
    await settled();
    here.engine.receive({ majorCode: 2 });
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('does not make errors of requests late: an 8 still ends the session', async () => {
    const { here, there } = tabs('ready');
    here.engine.track({ requestId: 'r', action: 201 });
    void there.engine.signedIn();
    await settled();
    here.engine.receive({ majorCode: 8, requestId: 'r' });
    expect(here.engine.state.session).toBe('terminated');
  });

  it('means that somebody is signed in: a 105 is of a number that was only typed', async () => {
    const { here, there } = tabs('ready', null, 'a');
    void there.engine.signedIn();
    await settled();
    here.news();
    here.engine.receive({ majorCode: 105 });
    expect(here.news()).toEqual(['reaction', 'request.denied']);
  });

  it("lists that account's lockouts", async () => {
    const { here, there } = tabs('ready', null, 'a');
    void there.engine.signedIn();
    await settled();
    there.engine.receive({ majorCode: 136, wait: 30 });
    await settled();
    expect(here.engine.lockouts().map(({ key }) => key)).toEqual(['100']);
  });
});

describe('a sign-out in another tab', () => {
  it.each(moves)("counts as this tab's own: %s", async (situation) => {
    const { here, there } = tabs(situation);
    void there.engine.signedOut();
    await settled();
    expect(here.engine.state).toMatchObject({ session: 'registrationRequired', account: null });
    expect(here.news()).toEqual(['state.changed']);
    expect(here.emitted.at(-1)?.payload).toMatchObject({ cause: 'tab' });
  });

  it('settles what was asked for here', async () => {
    const { here, there } = tabs('ready');
    const request = here.engine.request(201, () => new Promise(() => {}));
    void there.engine.signedOut();
    await expect(request).rejects.toMatchObject({ name: 'AccountChangedError' });
  });

  it.each(standsStill)('does not move a tab that is %s', async (situation) => {
    const { here, there } = tabs(situation as Situation);
    const before = here.engine.state;
    void there.engine.signedOut();
    await settled();
    expect(here.engine.state).toBe(before);
    expect(here.news()).toEqual([]);
  });

  it('of another account does not move a tab', async () => {
    const { here, there } = tabs('twoStepRequired', 'a', 'b');
    void there.engine.signedOut();
    await settled();
    expect(here.engine.state).toMatchObject({ session: 'twoStepRequired', account: 'a' });
  });
});

describe('followSignIns: false', () => {
  it('follows no sign-in and no sign-out, sends its own, and shares lockouts', async () => {
    const { hub, here, there } = tabs('registrationRequired', 'a', 'a', { followSignIns: false });
    const before = here.engine.state;
    void there.engine.signedIn();
    void there.engine.signedOut();
    void there.engine.signedIn({ account: 'a' });
    await settled();
    expect(here.engine.state).toBe(before);
    there.engine.receive({ majorCode: 136, wait: 30 });
    await settled();
    expect(here.engine.lockouts().map(({ key }) => key)).toEqual(['100']);
    void here.engine.signedIn();
    expect(hub.sent.at(-1)).toEqual({ version: 2, kind: 'signedIn', account: 'a' });
  });
});

describe('other tabs', () => {
  it.each([2, 3, 8, 9, 111, 105, 184])('are sent nothing of a received %s', async (majorCode) => {
    const { hub, here, there } = tabs('ready');
    there.engine.receive({ majorCode });
    await settled();
    expect(hub.sent).toEqual([]);
    expect(here.engine.state.session).toBe('ready');
  });

  it('are sent nothing of connections and logins: each logs its own socket in', async () => {
    const { hub, here, there } = tabs('ready');
    there.engine.connected();
    there.engine.disconnected({ connecting: true });
    expect(there.engine.logIn()).toBe(true);
    await settled();
    expect(here.news()).toEqual([]);
    expect(hub.sent).toEqual([]);
  });

  it('do not repeat what they received', async () => {
    const { hub, there } = tabs('ready');
    void there.engine.signedIn({ account: 'b' });
    void there.engine.signedOut();
    await settled();
    expect(hub.sent).toEqual([
      { version: 2, kind: 'signedIn', account: 'b' },
      { version: 2, kind: 'signedOut', account: 'b' },
    ]);
  });
});
