// One socket, secured, from open to close.
import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '../../src/index.js';
import { heldRig, rig } from '../support/session.js';

describe('a connection', () => {
  it('is unknown until something is said, then open or closed', () => {
    const { engine } = rig();
    const seen: ConnectionState[] = [engine.state.connection];
    for (const act of [engine.connected, engine.connected, engine.disconnected]) {
      act();
      seen.push(engine.state.connection);
    }
    expect(seen).toEqual(['unknown', 'open', 'open', 'closed']);
  });

  it('is ended by what connected() returned, once', () => {
    const { engine, emitted, news } = rig();
    const end = engine.connected();
    expect(end.isPresent).toBe(true);
    news();
    end();
    expect(end.isPresent).toBe(false);
    expect(engine.state).toMatchObject({ session: 'loginDelayed', connection: 'closed' });
    expect(emitted.at(-1)?.payload).toMatchObject({ cause: 'connection' });
    news();
    end();
    expect(news()).toEqual([]);
  });

  it('is not ended by what an earlier connected() returned', () => {
    const { engine, news } = rig();
    const end = engine.connected();
    const endLater = engine.connected();
    news();
    end();
    expect(news()).toEqual([]);
    expect([end.isPresent, endLater.isPresent]).toEqual([false, true]);
    engine.disconnected();
    engine.connected();
    endLater();
    expect(engine.state.connection).toBe('open');
  });

  it('does nothing any more after dispose()', async () => {
    const { engine, clock, held } = heldRig();
    const end = engine.connected();
    const { state } = engine;
    await engine.dispose();
    end();
    expect(engine.state).toBe(state);
    expect(clock.pending).toBe(0);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(() => engine.connected()).toThrow('disposed');
    expect(() => engine.disconnected()).toThrow('disposed');
  });
});
