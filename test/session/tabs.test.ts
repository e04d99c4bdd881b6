import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../src/index.js';
import { allSituations, rigIn, type Situation, situations } from '../support/session.js';
import { settled, tabHub } from '../support/tab-hub.js';

/** A tab in a situation, and one that speaks to it. */
function tabs(situation: Situation, account: string | null = 'a', other = account) {
  const hub = tabHub();
  const here = rigIn(situation, { account, channel: hub.channel() });
  const there = rigIn('ready', { account: other, channel: hub.channel() });
  return { hub, here, there };
}

const standsStill: readonly SessionState[] = ['replaced', 'accountBlocked'];
const moves = allSituations.filter((name) => !standsStill.includes(situations[name].session));

describe('a sign-in in another tab', () => {
  it.each(moves)("counts as this tab's own: %s", async (situation) => {
    const { here, there } = tabs(situation);
    void there.engine.signedIn({ account: 'b' });
    await settled();
    expect(here.engine.state).toMatchObject({ session: 'ready', account: 'b' });
  });

  it.each(moves)('of the same account as well: %s', async (situation) => {
    const { here, there } = tabs(situation);
    void there.engine.signedIn();
    await settled();
    expect(here.engine.state).toMatchObject({ session: 'ready', account: 'a' });
  });

  it('goes from the anonymous account to the one that was registered', async () => {
    const { here, there } = tabs('registrationRequired', null);
    void there.engine.signedIn({ account: 'a' });
    await settled();
    expect(here.engine.state).toMatchObject({ session: 'ready', account: 'a' });
  });

  it("lists that account's lockouts, and no more those of the account that was left", async () => {
    const { here, there } = tabs('ready');
    here.engine.receive({ majorCode: 136, wait: 90 });
    void there.engine.signedIn({ account: 'b' });
    await settled();
    there.engine.receive({ majorCode: 108, wait: 30 });
    await settled();
    expect(here.engine.lockouts().map(({ key }) => key)).toEqual(['101']);
  });
});

describe('a sign-out in another tab', () => {
  it.each(moves)("counts as this tab's own: %s", async (situation) => {
    const { here, there } = tabs(situation);
    void there.engine.signedOut();
    await settled();
    expect(here.engine.state).toMatchObject({ session: 'registrationRequired', account: null });
  });

  it('settles what was asked for here', async () => {
    const { here, there } = tabs('ready');
    const request = here.engine.request(201, () => new Promise(() => {}));
    void there.engine.signedOut();
    await expect(request).rejects.toMatchObject({ name: 'AccountChangedError' });
  });
});

describe('other tabs', () => {
  it.each(standsStill)('do not move a tab that is %s', async (situation) => {
    const { here, there } = tabs(situation as Situation);
    void there.engine.signedIn({ account: 'b' });
    void there.engine.signedIn({ account: 'a' });
    void there.engine.signedOut();
    await settled();
    expect(here.engine.state).toMatchObject({ session: situation, account: 'a' });
    expect(here.news()).toEqual([]);
  });

  it('of another account do not move a tab', async () => {
    const { here, there } = tabs('twoStepRequired', 'a', 'b');
    void there.engine.signedIn();
    void there.engine.signedIn({ account: 'a' });
    await settled();
    expect(here.engine.state).toMatchObject({ session: 'twoStepRequired', account: 'a' });
  });

  it.each([2, 3, 8, 9, 111, 105, 184])('are sent nothing of a received %s', async (majorCode) => {
    const { hub, here, there } = tabs('ready');
    there.engine.receive({ majorCode });
    await settled();
    expect(hub.sent).toEqual([]);
    expect(here.engine.state.session).toBe('ready');
  });

  it('do not repeat what they received', async () => {
    const { hub, there } = tabs('ready');
    void there.engine.signedIn({ account: 'b' });
    void there.engine.signedOut();
    await settled();
    expect(hub.sent).toEqual([
      { version: 1, account: 'a', kind: 'signedIn', next: 'b' },
      { version: 1, account: 'b', kind: 'signedOut' },
    ]);
  });

  it('are not asked to log in: each logs its own socket in', async () => {
    const { hub, here, there } = tabs('ready');
    expect(there.engine.logIn()).toBe(true);
    await settled();
    expect(here.news()).toEqual([]);
    expect(hub.sent).toEqual([]);
  });
});
