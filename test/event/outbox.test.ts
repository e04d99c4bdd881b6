import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../src/event/outbox.js';

function opened(endTurn = () => {}) {
  const outbox = createOutbox(endTurn);
  outbox.open();
  return outbox;
}

describe('the outbox', () => {
  it('does what comes after a turn in order, also after a task that throws', () => {
    const outbox = opened();
    const seen: string[] = [];
    outbox.turn('app', () => {
      outbox.after(() => seen.push('first'));
      outbox.after(() => {
        throw new Error('a bad task');
      });
      outbox.after(() => seen.push('second'));
    });
    expect(seen).toEqual(['first', 'second']);
  });

  it('goes on where the end of a turn throws', () => {
    let fails = false;
    const outbox = opened(() => {
      if (fails) throw new Error('a bad end');
    });
    const seen: string[] = [];
    fails = true;
    expect(() => outbox.turn('app', () => outbox.after(() => seen.push('one')))).toThrow('a bad');
    fails = false;
    outbox.turn('app', () => outbox.after(() => seen.push('two')));
    expect(seen).toEqual(['one', 'two']);
  });

  it('emits events before what comes after, whatever was first', () => {
    const outbox = opened();
    const seen: string[] = [];
    outbox.on('login.started', () => seen.push('event'));
    outbox.turn('app', () => {
      outbox.after(() => seen.push('after'));
      outbox.emit('login.started', { attempt: 1 });
    });
    expect(seen).toEqual(['event', 'after']);
  });

  it('disposed, emits nothing and does what comes after all the same', () => {
    const outbox = opened();
    const seen: string[] = [];
    outbox.on('login.started', () => seen.push('event'));
    outbox.turn('app', () => {
      outbox.after(() => seen.push('abort'));
      outbox.emit('login.started', { attempt: 1 });
      outbox.dispose();
    });
    expect(seen).toEqual(['abort']);
  });
});
