import { describe, expect, it } from 'vitest';
import { createConnection } from '../src/connection.js';

function watched() {
  const said: string[] = [];
  const connection = createConnection({
    began: () => said.push(`began ${connection.state()}`),
    ended: () => said.push(`ended ${connection.state()}`),
  });
  const begin = () =>
    connection.begin((end) => {
      said.push('turn');
      end();
    });
  return { connection, begin, said };
}

describe('a connection', () => {
  it('is unknown until one begins', () => {
    const { connection, said } = watched();
    expect([connection.state(), said]).toEqual(['unknown', []]);
  });

  it('is open before it is said that it began, and closed before it is said that it ended', () => {
    const { connection, begin, said } = watched();
    begin();
    connection.end();
    expect(said).toEqual(['began open', 'ended closed']);
  });

  it('may end although none is known to have begun', () => {
    const { connection, said } = watched();
    connection.end();
    expect([connection.state(), said]).toEqual(['closed', ['ended closed']]);
  });

  it('ends once', () => {
    const { connection, said } = watched();
    connection.end();
    connection.end();
    expect(said).toEqual(['ended closed']);
  });

  it('ends the former one where another begins', () => {
    const { begin, said } = watched();
    begin();
    begin();
    expect(said).toEqual(['began open', 'ended closed', 'began open']);
  });

  it('ends nothing where one begins after another has ended', () => {
    const { connection, begin, said } = watched();
    connection.end();
    begin();
    expect(said).toEqual(['ended closed', 'began open']);
  });

  it('is ended in a turn of its own by what its beginning has given', () => {
    const { connection, begin, said } = watched();
    const end = begin();
    expect(end.isPresent).toBe(true);
    end();
    expect([end.isPresent, connection.state()]).toEqual([false, 'closed']);
    end();
    expect(said).toEqual(['began open', 'turn', 'ended closed', 'turn']);
  });

  it('is not ended by what a former one has given', () => {
    const { connection, begin } = watched();
    const former = begin();
    const present = begin();
    former();
    expect([former.isPresent, present.isPresent, connection.state()]).toEqual([
      false,
      true,
      'open',
    ]);
  });
});
