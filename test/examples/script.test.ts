import { describe, expect, it } from 'vitest';
import { parseScript } from '../../examples/script.js';

const step = (line: string) => parseScript(line)[0]?.step;
const broken = (problem: string) => ({ kind: 'broken', problem });

describe('a recording', () => {
  it('is one step per line, with its number and time', () => {
    const text = [
      '{ "atMs": 0, "frame": { "majorCode": 2 } }',
      '{ "atMs": 5, "login": "ok" }',
      '{ "atMs": 5, "login": { "majorCode": 10, "wait": 2 } }',
      '{ "atMs": 9.5, "call": { "name": "guard", "args": [201, 42] }, "note": "a heading" }',
    ].join('\n');
    expect(parseScript(text)).toEqual([
      { number: 1, atMs: 0, step: { kind: 'frame', frame: { majorCode: 2 } } },
      { number: 2, atMs: 5, step: { kind: 'login', answer: 'ok' } },
      { number: 3, atMs: 5, step: { kind: 'login', answer: { majorCode: 10, wait: 2 } } },
      {
        number: 4,
        atMs: 9.5,
        note: 'a heading',
        step: { kind: 'call', name: 'guard', args: [201, 42] },
      },
    ]);
  });

  it('is read with a byte order mark, with CRLF, without a last newline; blank lines only count', () => {
    const text = '\uFEFF{ "atMs": 1, "login": "ok" }\r\n\r\n  \n{ "atMs": 2, "login": "ok" }';
    expect(parseScript(text).map(({ number, atMs }) => [number, atMs])).toEqual([
      [1, 1],
      [4, 2],
    ]);
  });

  it('leaves what a frame is worth to the engine', () => {
    expect(step('{ "atMs": 0, "frame": { "majorCode": "eight" } }')).toEqual({
      kind: 'frame',
      frame: { majorCode: 'eight' },
    });
  });

  it('takes bytes in hex', () => {
    expect(step('{ "atMs": 0, "bytes": " 00 00  1F fe " }')).toEqual({
      kind: 'bytes',
      bytes: Uint8Array.of(0, 0, 0x1f, 0xfe),
    });
  });

  it.each([
    ['none', '{ "name": "logIn" }', []],
    [
      'one, without brackets',
      '{ "name": "logIn", "args": { "newToken": true } }',
      [{ newToken: true }],
    ],
    ['null', '{ "name": "logIn", "args": null }', [null]],
    ['several', '{ "name": "logIn", "args": [1, "2"] }', [1, '2']],
  ])('takes the arguments of a call: %s', (_, call, args) => {
    expect(step(`{ "atMs": 0, "call": ${call} }`)).toEqual({ kind: 'call', name: 'logIn', args });
  });

  it.each([
    ['{ "atMs": 1, ', 'no JSON: { "atMs": 1,'],
    ['hello\u001b[31m', 'no JSON: hello·[31m'],
    [`{ "atMs": 1, "frame": { "majorCode": 2, "message": "${'x'.repeat(99)}`, /^no JSON: .{39}…$/],
    ['[]', 'no object, but one with "atMs" and "frame", "bytes", "call" or "login"'],
    ['7', 'no object, but one with "atMs" and "frame", "bytes", "call" or "login"'],
    ['null', 'no object, but one with "atMs" and "frame", "bytes", "call" or "login"'],
    ['{ "frame": {} }', /^"atMs" must be the ms from the start, 0 to 2147483647, not nothing$/],
    ['{ "atMs": "5", "frame": {} }', /not "5"$/],
    ['{ "atMs": -1, "frame": {} }', /not -1$/],
    ['{ "atMs": 1e400, "frame": {} }', /^"atMs" must/],
    ['{ "atMs": 1700000000000, "frame": {} }', /not 1700000000000$/],
    ['{ "atMs": 1 }', 'one of "frame", "bytes", "call" and "login" must be there'],
    ['{ "atMs": 1, "fraem": {} }', 'one of "frame", "bytes", "call" and "login" must be there'],
    ['{ "atMs": 1, "frame": {}, "login": "ok" }', '"frame" and "login" cannot share a line'],
    ['{ "atMs": 1, "frame": 8 }', '"frame" must be an object, not 8'],
    ['{ "atMs": 1, "frame": [] }', '"frame" must be an object, not []'],
    ['{ "atMs": 1, "bytes": 8 }', '"bytes" must be hex, such as "00 00 10 08", not 8'],
    ['{ "atMs": 1, "bytes": "" }', /^"bytes" must be hex, .* not ""$/],
    ['{ "atMs": 1, "bytes": "00 1" }', /not "00 1"$/],
    ['{ "atMs": 1, "bytes": "00 xy" }', /not "00 xy"$/],
    ['{ "atMs": 1, "login": "no" }', '"login" must be "ok" or an object, not "no"'],
    ['{ "atMs": 1, "call": "logIn" }', '"call" must be an object, not "logIn"'],
    ['{ "atMs": 1, "call": {} }', /^nothing is no call of the engine: guard, lockouts, /],
    ['{ "atMs": 1, "call": { "name": "dispose" } }', /^"dispose" is no call of the engine: /],
    ['{ "atMs": 1, "call": { "name": "constructor" } }', /^"constructor" is no call /],
  ])('says what is wrong with %s', (line, problem) => {
    const expected = typeof problem === 'string' ? problem : expect.stringMatching(problem);
    expect(step(line)).toEqual(broken(expected));
  });

  it('goes on after a broken line, which keeps its number and takes the time of the one before', () => {
    const lines = parseScript('{ "atMs": 7, "login": "ok" }\noops\n{ "atMs": 9, "login": "ok" }');
    expect(lines.map(({ number, atMs, step: { kind } }) => [number, atMs, kind])).toEqual([
      [1, 7, 'login'],
      [2, 7, 'broken'],
      [3, 9, 'login'],
    ]);
  });

  it('plays a line that is out of order at once, with a warning', () => {
    const text =
      '{ "atMs": 7, "login": "ok" }\n{ "atMs": 3, "login": "ok" }\n{ "atMs": 7, "login": "ok" }';
    expect(parseScript(text).map(({ atMs, warning }) => [atMs, warning])).toEqual([
      [7, undefined],
      [7, 'atMs 3 is before 7, the time of an earlier line; it is played at once'],
      [7, undefined],
    ]);
  });
});
