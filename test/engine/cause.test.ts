import { describe, expect, it } from 'vitest';
import type { ReactionEvents } from '../../src/index.js';
import { type Rig, rig } from '../support/engine.js';
import { heldRig, rigIn } from '../support/session.js';
import { settled, tabHub } from '../support/tab-hub.js';

const changes = ({ emitted }: Rig) =>
  emitted.flatMap((each) => (each.name === 'state.changed' ? [each.payload] : []));

/** What the last change of the state began with. */
const last = (at: Rig) => changes(at).at(-1)?.cause;

describe('the cause of state.changed is what its turn began with:', () => {
  it.each([
    ['signedIn', 'terminated', ({ engine }: Rig) => engine.signedIn()],
    ['signedOut', 'ready', ({ engine }: Rig) => engine.signedOut()],
    ['logIn', 'ready', ({ engine }: Rig) => engine.logIn()],
    ['takeOver', 'replaced', ({ engine }: Rig) => engine.takeOver()],
    ['nicknameRequired', 'ready', ({ engine }: Rig) => engine.nicknameRequired()],
    ['nicknameSet', 'nicknameRequired', ({ engine }: Rig) => engine.nicknameSet()],
    ['twoStepRequired', 'ready', ({ engine }: Rig) => engine.twoStepRequired()],
    ['twoStepVerified', 'twoStepRequired', ({ engine }: Rig) => engine.twoStepVerified()],
  ] as const)('app, by %s', (_, from, call) => {
    const at = rigIn(from);
    void call(at);
    expect(last(at)).toBe('app');
  });

  it('connection, by connected, its end, and disconnected', () => {
    const at = rig();
    const end = at.engine.connected();
    end();
    at.engine.connected();
    at.engine.disconnected();
    at.engine.disconnected({ connecting: true });
    const causes = changes(at).map(({ cause, connection }) => [cause, connection]);
    expect(causes).toEqual([
      ['connection', 'open'],
      ['connection', 'closed'],
      ['connection', 'open'],
      ['connection', 'closed'],
    ]);
  });

  it.each([{ majorCode: 8 }, { majorCode: 9 }, { majorCode: 2 }])('frame, by %j', (frame) => {
    const at = rig();
    at.engine.receive(frame);
    expect(last(at)).toBe('frame');
  });

  it('login, by its answer, its time-out and its back-off', async () => {
    const at = heldRig();
    at.engine.logIn();
    at.held.last.fail({ majorCode: 110 });
    await at.clock.advance(0);
    expect(changes(at).at(-1)).toMatchObject({ session: 'loginDelayed', cause: 'login' });
    await at.clock.advance(1000);
    expect(changes(at).at(-1)).toMatchObject({ session: 'loggingIn', cause: 'login' });
    await at.clock.advance(10_000);
    expect(changes(at).at(-1)).toMatchObject({ session: 'loginDelayed', cause: 'login' });
    await at.clock.advance(60_000);
    at.held.last.succeed();
    await at.clock.advance(0);
    expect(changes(at).at(-1)).toMatchObject({ session: 'ready', cause: 'login' });
  });

  it.each([
    ['at once', () => false],
    ['later', async () => false],
  ])('noToken, where hasToken says no %s', async (_, hasToken) => {
    const at = rig({ hasToken });
    at.engine.logIn();
    await at.clock.advance(0);
    expect(changes(at).at(-1)).toMatchObject({ session: 'registrationRequired', cause: 'noToken' });
  });

  it('tab, where another tab signs the account out', async () => {
    const hub = tabHub();
    const [one, other] = ['a', 'a'].map((account) => rig({ account, channel: hub.channel() }));
    void other?.engine.signedOut();
    await settled();
    expect(one && changes(one)).toMatchObject([{ session: 'registrationRequired', cause: 'tab' }]);
  });

  it('its own, where a listener of another turn calls', () => {
    const at = rig();
    at.engine.once('session.terminated', () => void at.engine.signedIn());
    at.engine.receive({ majorCode: 8 });
    expect(changes(at).map(({ session, cause }) => [session, cause])).toEqual([
      ['terminated', 'frame'],
      ['ready', 'app'],
    ]);
  });
});

describe('state.changed', () => {
  it('has the present three and the previous three', () => {
    const at = rig({ account: 'a' });
    at.engine.connected();
    void at.engine.signedIn({ account: 'b' });
    const present = { session: 'ready', account: 'b', connection: 'open' } as const;
    expect(changes(at).at(-1)).toEqual<ReactionEvents['state.changed']>({
      ...present,
      previous: { session: 'loggingIn', account: 'a', connection: 'open' },
      cause: 'app',
    });
  });

  it('is not emitted where only the reason is another, but subscribe listeners are called', () => {
    const at = rig({ hasToken: () => false });
    at.engine.receive({ majorCode: 111 });
    const { state } = at.engine;
    expect(state.reason).toBe('registrationRequired');
    at.news();
    void at.engine.signedOut();
    expect(at.news()).toEqual([]);
    expect(at.engine.state.reason).toBe('registrationRequired');
  });
});

describe('a wake', () => {
  it('changes neither state nor its reference, and emits nothing', async () => {
    const { engine, clock, news } = rig();
    engine.receive({ majorCode: 136, wait: 600 });
    engine.connected();
    await clock.advance(0);
    const { state } = engine;
    const { lockouts } = state;
    news();
    await clock.sleep(5000);
    await clock.advance(0);
    expect(engine.state).toBe(state);
    expect(engine.state.lockouts).toBe(lockouts);
    expect(news()).toEqual([]);
  });
});
