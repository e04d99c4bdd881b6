import { describe, expect, it } from 'vitest';
import { whyNoRecording } from '../../examples/no-recording.js';
import { parseScript } from '../../examples/script.js';

const good = '{ "atMs": 0, "frame": { "majorCode": 8 } }';
const why = (...lines: string[]) => whyNoRecording('mine', parseScript(lines.join('\n')));

describe('a file', () => {
  it('is a recording with one line that can be played, up to the fifth', () => {
    expect(why(good)).toBeUndefined();
    expect(why(good, 'a', 'b', 'c', 'd', 'e')).toBeUndefined();
    expect(why('a', 'b', 'c', 'd', good)).toBeUndefined();
  });

  it('is none where none of the first five can be played, whatever follows', () => {
    expect(why('', 'a', 'b', 'c', 'd', 'e', good)).toBe(
      'mine is no recording: none of its first 5 lines can be played; line 2 is no JSON: a',
    );
  });

  it('is none where it has fewer lines, and none of them can be played', () => {
    expect(why('a')).toBe(
      'mine is no recording: no line of it can be played; line 1 is no JSON: a',
    );
  });

  it('is none where it is empty', () => {
    expect(why('', ' ')).toBe('mine is empty: there is nothing to play');
  });
});
