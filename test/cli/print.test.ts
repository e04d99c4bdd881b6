import { afterEach, describe, expect, it, vi } from 'vitest';
import { colorsOf, toJson } from '../../cli/print.js';

afterEach(() => vi.unstubAllEnvs());

describe('colours', () => {
  it.each([
    ['are on a terminal', true, {}, true],
    ['are not in a pipe', undefined, { FORCE_COLOR: '1', CI: '1' }, false],
    ['are not where NO_COLOR is set', true, { NO_COLOR: '1' }, false],
    ['are not on a terminal that knows none', true, { TERM: 'dumb' }, false],
  ])('%s', (_, isTTY, env, expected) => {
    for (const [name, value] of Object.entries({ NO_COLOR: '', TERM: 'xterm', ...env })) {
      vi.stubEnv(name, value);
    }
    expect(colorsOf({ isTTY }).red('x') !== 'x').toBe(expected);
  });
});

describe('JSON', () => {
  it('has big integers as text, and bytes in hex', () => {
    const text = toJson({ id: 2n ** 64n, bytes: Uint8Array.of(0, 16, 255) }, 0);
    expect(text).toBe('{"id":"18446744073709551616","bytes":"0010ff"}');
  });
});
