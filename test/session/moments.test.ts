// Truth 4: errors of requests that were sent before the session became what it is do not change it.
import { describe, expect, it } from 'vitest';
import type { ReactionEngine } from '../../src/index.js';
import { heldRig, rig } from '../support/session.js';

const aboutSession = [2, 3, 8, 9, 111];
const aboutNumber = [105, 184];
const changing = [...aboutSession, ...aboutNumber];

/** What the app or its login does, from `ready`. */
const since: Record<string, (engine: ReactionEngine) => void> = {
  signedIn: (engine) => void engine.signedIn(),
  'an own login': (engine) => {
    engine.logIn();
    engine.receive({ majorCode: 10170, action: 102 });
  },
};

describe.each(Object.entries(since))('an error of a request sent before %s', (_, begin) => {
  it.each(changing)('%d does not change the session, and is emitted as a reaction', (majorCode) => {
    const { engine, news } = rig();
    engine.track({ requestId: 'a', action: 201 });
    begin(engine);
    expect(engine.state.session).toBe('ready');
    news();
    engine.receive({ majorCode, requestId: 'a' });
    expect(news()).toEqual(['reaction']);
    expect(engine.state.session).toBe('ready');
  });

  it.each(aboutSession)('%d changes it where the request was sent afterwards', (majorCode) => {
    const { engine } = rig({ loginBackoff: { resetAfterMs: 0 } });
    begin(engine);
    engine.track({ requestId: 'a', action: 201 });
    engine.receive({ majorCode, requestId: 'a' });
    expect(engine.state.session).not.toBe('ready');
  });

  it.each(aboutSession)('%d changes it where nothing is known of the request', (majorCode) => {
    const { engine } = rig({ loginBackoff: { resetAfterMs: 0 } });
    begin(engine);
    engine.receive({ majorCode, requestId: 'a' });
    expect(engine.state.session).not.toBe('ready');
  });

  it.each(aboutNumber)('%d sent afterwards is of a number that was only typed', (majorCode) => {
    const { engine, news } = rig();
    begin(engine);
    engine.track({ requestId: 'a', action: 101 });
    news();
    engine.receive({ majorCode, requestId: 'a' });
    expect(news()).toEqual(['reaction', 'request.denied']);
    expect(engine.state.session).toBe('ready');
  });

  it('locks all the same', () => {
    const { engine } = rig();
    engine.track({ requestId: 'a', action: 201 });
    begin(engine);
    engine.receive({ majorCode: 8, wait: 9, requestId: 'a' });
    expect(engine.state.session).toBe('ready');
    expect(engine.guard(201).allowed).toBe(false);
  });
});

describe('an error of a request sent before takeOver', () => {
  it.each([3, 8, 9, 105, 111, 184])('%d does not change the session', (majorCode) => {
    const { engine, news } = heldRig();
    engine.track({ requestId: 'a', action: 201 });
    engine.receive({ majorCode: 3 });
    engine.takeOver();
    news();
    engine.receive({ majorCode, requestId: 'a' });
    expect(news()).toEqual(['reaction']);
    expect(engine.state.session).toBe('loggingIn');
  });
});

describe('a login that is under way', () => {
  it.each([8, 3, 111])(
    'does not keep a %d of a request sent before it from ending the session',
    (majorCode) => {
      const { engine } = heldRig();
      engine.track({ requestId: 'a', action: 201 });
      engine.logIn();
      engine.receive({ majorCode, requestId: 'a' });
      expect(engine.state.session).not.toBe('loggingIn');
    },
  );

  it('is not answered by the late error of an earlier #102', async () => {
    const { engine, clock, held, news } = heldRig();
    engine.logIn();
    engine.track({ requestId: 'first', action: 102 });
    await clock.advance(10_000);
    held.last.fail(new Error('aborted'));
    await clock.advance(1000);
    expect(held.calls).toHaveLength(2);
    engine.track({ requestId: 'second', action: 102 });
    news();
    engine.receive({ majorCode: 110, requestId: 'first' });
    expect(engine.state.session).toBe('loggingIn');
    engine.receive({ majorCode: 110, requestId: 'second' });
    expect(engine.state.session).toBe('loginDelayed');
  });
});

describe('a 9 or 184 of a request sent before the person did what it asks for', () => {
  it('does not ask for the nickname again', () => {
    const { engine, news } = rig();
    engine.track({ requestId: 'a', action: 201 });
    engine.track({ requestId: 'b', action: 201 });
    engine.receive({ majorCode: 9 });
    engine.nicknameSet();
    news();
    engine.receive({ majorCode: 9, requestId: 'a' });
    expect(news()).toEqual(['reaction']);
    expect(engine.state.session).toBe('ready');
    engine.receive({ majorCode: 8, requestId: 'b' });
    expect(engine.state.session).toBe('terminated');
  });

  it('does not ask for the two-step password again', () => {
    const { engine, news } = heldRig();
    engine.track({ requestId: 'a', action: 101 });
    engine.receive({ majorCode: 184 });
    engine.twoStepVerified();
    news();
    engine.receive({ majorCode: 184, requestId: 'a' });
    expect(news()).toEqual(['reaction']);
    expect(engine.state.session).toBe('loggingIn');
  });

  it('counts where the call did not fit', () => {
    const { engine } = rig();
    engine.track({ requestId: 'a', action: 201 });
    engine.nicknameSet();
    engine.receive({ majorCode: 9, requestId: 'a' });
    expect(engine.state.session).toBe('nicknameRequired');
  });
});
