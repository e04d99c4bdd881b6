import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { course, type Played, type PlayedOverWire, played, playedOverWire } from './playing.js';

describe('the recorded day over a socket', () => {
  let without: Played;
  let over: PlayedOverWire;

  beforeAll(async () => {
    const day = readFileSync('examples/day.ndjson', 'utf8');
    without = await played(day);
    over = await playedOverWire(day);
  });

  it('emits the same events of the same lines at the same times as without a server', () => {
    expect(course(over)).toEqual(course(without));
    expect(over.ending).toMatchObject({ reason: 'played', atMs: without.ending.atMs });
  });

  it('has five requests in flight when the first 2 comes, and sends them again after the login', () => {
    expect(over.wire[0]).toMatchObject({ sent: 5, again: [] });
    const back = over.moments.findIndex(({ emitted }) =>
      emitted.some(({ name }) => name === 'login.succeeded'),
    );
    expect(over.wire[back - 1]?.again).toEqual([]);
    expect(over.wire.at(-1)?.again.slice(0, 5)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('leaves one request without an answer, the one that the client gave up', () => {
    expect(over.ending.requests).toEqual({
      sent: 35,
      refused: 26,
      answered: 8,
      again: ['a1', 'a2', 'a3', 'a4', 'a5', 'd1'],
    });
  });
});
