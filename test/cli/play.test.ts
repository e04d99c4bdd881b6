import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { end, run, start, workFolder } from './bin.js';

const folder = workFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const recording = readFileSync(new URL('fixtures/recording.ndjson', import.meta.url), 'utf8');

describe('igap-reactions play', () => {
  it('gives every moment with its events as JSON', async () => {
    const { code, out } = await run(['play', 'recording.ndjson', '--json'], folder);
    expect(code).toBe(0);
    const { moments, ending, state, lines } = JSON.parse(out);
    expect(lines).toBe(6);
    expect(moments[0]).toMatchObject({ atMs: 200, line: 1, step: { kind: 'frame' } });
    const names = moments[0].events.map(({ name }: { readonly name: string }) => name);
    expect(names).toEqual(['reaction', 'login.started', 'state.changed']);
    expect(moments.at(-1).step).toEqual({ kind: 'bytes', bytes: '00001008' });
    expect(ending).toMatchObject({ atMs: 6500, reason: 'played', locked: [] });
    expect(state).toMatchObject({ session: 'terminated', lockouts: [] });
  });

  it('reads standard input', async () => {
    const { code, out } = await run(['play', '-'], folder, recording);
    expect(code).toBe(0);
    expect(out).toMatch(/^standard input: 6 lines\n/);
  });

  it('waits for a login that backs off, without taking time', async () => {
    const frame = '{ "atMs": 0, "frame": { "majorCode": 2 } }';
    const answers = `${frame}\n{ "atMs": 100, "login": { "majorCode": 7 } }\n{ "atMs": 200, "login": "ok" }`;
    const { out } = await run(['play', '-', '--json'], folder, answers);
    const { ending, state } = JSON.parse(out);
    expect(state.session).toBe('ready');
    expect(ending).toMatchObject({ reason: 'played' });
    expect(ending.atMs).toBeGreaterThan(200);
    expect(ending.atMs).toBeLessThan(10_000);
  });

  it('takes the time of the recording where it is given a speed, and stops on Ctrl-C with 130', async () => {
    const child = await start(['play', 'recording.ndjson', '--speed', '2'], { cwd: folder });
    const ended = end(child);
    while (!String(await once(child.stdout ?? child, 'data')).includes('loggingIn'));
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect({ code, err }).toEqual({ code: 130, err: '' });
    expect(out).toContain('recording.ndjson: 6 lines, 2 times as fast\n');
    expect(out).toContain('played     Stopped, after ');
  });
});
