// `hasToken` is asked at once while the connection is closed: it may answer later, or change the connection itself.
import { describe, expect, it } from 'vitest';
import { gate, heldRig } from '../support/session.js';

/** An engine without a connection. */
function closed(has: Promise<boolean>) {
  const made = heldRig({ hasToken: () => has });
  made.engine.disconnected();
  made.news();
  return made;
}

describe('a hasToken that answers later, while the connection is closed', () => {
  it('is waited for in loggingIn, and the login is offline then', async () => {
    const token = gate<boolean>();
    const { engine, clock, held, news } = closed(token.promise);
    engine.logIn();
    expect(engine.state.session).toBe('loggingIn');
    expect(news()).toEqual(['state.changed']);
    token.open(true);
    await clock.advance(0);
    expect(engine.state.session).toBe('loginDelayed');
    expect(news()).toEqual(['login.delayed', 'state.changed']);
    expect(held.login).not.toHaveBeenCalled();
  });

  it('lets the login start where a connection has begun meanwhile', async () => {
    const token = gate<boolean>();
    const { engine, clock, held } = closed(token.promise);
    engine.logIn();
    engine.connected();
    expect(held.login).not.toHaveBeenCalled();
    token.open(true);
    await clock.advance(0);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(engine.state.session).toBe('loggingIn');
  });

  it('keeps no new connection from keeping its distance', async () => {
    let token = gate<boolean>();
    const { engine, clock, held } = heldRig({ hasToken: () => token.promise });
    engine.connected();
    token.open(true);
    await clock.advance(0);
    held.last.succeed();
    await clock.advance(100);
    token = gate();
    engine.disconnected({ connecting: true });
    expect(engine.state.session).toBe('loggingIn');
    engine.connected();
    token.open(true);
    await clock.advance(899);
    expect(engine.state.session).toBe('loginDelayed');
    expect(held.login).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(2);
  });
});

describe('a hasToken that itself changes the connection', () => {
  it('by connected(): the login starts', () => {
    const at = heldRig({
      hasToken: () => {
        at.engine.connected();
        return true;
      },
    });
    at.engine.disconnected({ connecting: true });
    expect(at.engine.state).toMatchObject({ session: 'loggingIn', connection: 'open' });
    expect(at.held.login).toHaveBeenCalledTimes(1);
  });

  it('by disconnected(): the login is offline', () => {
    const at = heldRig({
      hasToken: () => {
        at.engine.disconnected();
        return true;
      },
    });
    at.engine.connected();
    expect(at.engine.state).toMatchObject({ session: 'loginDelayed', connection: 'closed' });
    expect(at.held.login).not.toHaveBeenCalled();
  });

  it('by locking #102 out: the login waits', async () => {
    const at = heldRig({
      hasToken: () => {
        at.engine.lockOut({ action: 102, waitMs: 5000 });
        return true;
      },
    });
    at.engine.logIn();
    expect(at.engine.state.session).toBe('loginDelayed');
    expect(at.held.login).not.toHaveBeenCalled();
  });
});
