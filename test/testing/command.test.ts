import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from './client.js';

/** `npm run server -- <args>`, of the sources instead of the build. */
function start(...args: readonly string[]): ChildProcess {
  const { FORCE_COLOR: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'examples/server.ts', ...args], {
    env: { ...env, NO_COLOR: '1' },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function end(child: ChildProcess) {
  const texts = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    texts.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    texts.err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, ...texts };
}

describe('npm run server', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints its address and what it says to whom, no secrets, until %s',
    async (signal) => {
      const child = start('--port', '0');
      const ended = end(child);
      const [first] = await once(child.stdout ?? child, 'data');
      const [url = ''] = /ws:\/\/127\.0\.0\.1:\d+/.exec(String(first)) ?? [];
      const client = await connect(url);
      expect(await client.code(102, { token: 'oops' })).toBe('109/1');
      expect(await client.code(102, { token: 'token' })).toBe('30102');
      await client.ask(201, { roomId: 42n, message: 'hello' });
      await client.ask(101, { username: 'a', code: 0 });
      child.kill(signal);
      const { code, out, err } = await ended;
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const lines = out.trimEnd().split('\n');
      expect(lines[0]).toBe(`listening on ${url}; Ctrl-C ends it`);
      expect(lines.slice(1).map((line) => line.slice(14))).toEqual([
        '1 > #102 r1',
        '1 < 109/1 USER_LOGIN_BAD_PAYLOAD r1',
        '1 > #102 r2',
        '1 < #30102 r2',
        '1 > #201 r3, room 42',
        '1 < #30201 r3',
        '1 > #101 r4',
        '1 < 106 USER_VERIFY_INVALID_CODE r4',
      ]);
      expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}1/);
    },
  );

  it('says in one line that the port is in use, and exits with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => {
      other.close();
    });
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await end(start('--port', String(port)))).toEqual({
      code: 1,
      out: '',
      err: `error: cannot listen on port ${port}: it is in use\n`,
    });
  });

  it.each([['--port', '70000'], ['--port', 'x'], ['--port', ''], ['more']])(
    'exits with 2 for %j %j',
    async (...args) => {
      const { code, out, err } = await end(start(...args));
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^error: .+\n$/);
    },
  );

  it('lists in its help what to log in with', async () => {
    const { code, out } = await end(start('--help'));
    expect(code).toBe(0);
    for (const word of ['token-two-step', '12345', '"password"', 'default: 8765']) {
      expect(out).toContain(word);
    }
  });
});
