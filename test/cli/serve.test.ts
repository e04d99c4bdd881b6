import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../testing/client.js';
import { end, run, start } from './bin.js';

async function serving(...args: readonly string[]) {
  const child = await start(['serve', '--port', '0', ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = end(child);
  const [first] = await once(child.stdout ?? child, 'data');
  const [url = ''] = /ws:\/\/127\.0\.0\.1:\d+/.exec(String(first)) ?? [];
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { url, stop };
}

describe('igap-reactions serve', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints its address and what goes over the wire, without secrets, until %s',
    async (signal) => {
      const { url, stop } = await serving();
      const client = await connect(url);
      expect(await client.code(102, { token: 'oops' })).toBe('109/1');
      expect(await client.code(102, { token: 'token' })).toBe('30102');
      const { code, out, err } = await stop(signal);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const [first, ...lines] = out.trimEnd().split('\n');
      expect(first).toBe(`listening on ${url}; Ctrl-C ends it`);
      expect(lines.map((line) => line.slice(14))).toEqual([
        '1 > #102 r1',
        '1 < 109/1 USER_LOGIN_BAD_PAYLOAD r1',
        '1 > #102 r2',
        '1 < #30102 r2',
      ]);
    },
  );

  it('prints an object per line as JSON', async () => {
    const { url, stop } = await serving('--json');
    const client = await connect(url);
    await client.code(102, { token: 'oops' });
    const { out } = await stop('SIGINT');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { listening: url },
      { kind: 'request', action: 102, connection: 1 },
      { kind: 'answer', action: 102, error: { majorCode: 109, minorCode: 1 } },
    ]);
  });

  it('says that the port is in use, and exits with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await run(['serve', '--port', String(port)])).toEqual({
      code: 1,
      out: '',
      err: `cannot listen on port ${port}: it is in use\n`,
    });
  });
});
