import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { OptionError } from '../../src/index.js';
import { startServer } from '../../src/testing/server.js';
import { sources, textOf } from '../docs/page.js';
import { said } from '../support/said.js';
import { connect, openOnSocket } from './client.js';

describe('startServer', () => {
  it('needs no options: the system’s clock, the token and the number of account a, the code 12345', async () => {
    const server = await startServer();
    const client = await connect(server.url);
    const { code, timestamp } = await client.ask(102, { token: 'token' });
    expect(code).toBe('30102');
    expect(Math.abs(timestamp - Date.now() / 1000)).toBeLessThan(60);
    const phoneNumber = 989_125_550_100n;
    expect((await client.ask(100, { phoneNumber })).fields).toMatchObject({ username: 'a' });
    expect(await client.code(101, { username: 'a', code: 12_345 })).toBe('30101');
    client.send(201, {}, 'batch.1'); // the one timer of this file that is real: 10 ms
    expect(await client.next()).toMatchObject({ code: '30201', id: 'batch.1' });
    await server.close();
  });

  it.each([-1, 1.5, 2 ** 32, Number.NaN])(
    'names the code %d, which the wire cannot hold',
    async (code) => {
      await expect(startServer({ code })).rejects.toThrow(
        said('code must be an integer from 0 to 2^32-1'),
      );
    },
  );

  it('names a code and a number of another type, and a number that is too large', async () => {
    const given: object[] = [
      { code: '12345' },
      { tokens: { t: { account: 'a', phoneNumber: 989_125_550_100 } } },
      { tokens: { t: { account: 'a', phoneNumber: 2n ** 64n } } },
    ];
    for (const options of given) await expect(startServer(options)).rejects.toThrow(OptionError);
  });

  it('listens on a free port of 127.0.0.1 and says where', async () => {
    const { server } = await openOnSocket();
    expect(server.port).toBeGreaterThan(0);
    expect(server.url).toBe(`ws://127.0.0.1:${server.port}`);
  });

  it('survives a client that breaks the protocol of the socket', async () => {
    const { server } = await openOnSocket();
    const broken = new WebSocket(server.url);
    const wire = await new Promise<{ write(bytes: Uint8Array): void }>((resolve) => {
      broken.once('pong', () => resolve(Reflect.get(broken, '_socket')));
      broken.once('open', () => broken.ping());
    });
    wire.write(Uint8Array.of(0xff, 0xff, 0xff));
    await new Promise((resolve) => broken.on('error', () => {}).once('close', resolve));
    expect(await (await connect(server.url)).code(2)).toBe('30002');
    expect(server.connections).toBe(1);
  });

  it('listens where it is asked to, and rejects where somebody else does', async () => {
    const { server } = await openOnSocket();
    await expect(startServer({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await server.close();
    const again = await startServer({ port: server.port });
    expect(again.port).toBe(server.port);
    await again.close();
  });
});

describe('the imports of the server', () => {
  const importing = (what: RegExp) =>
    sources.filter((path) => what.test(textOf(path))).map((path) => path.split('/').at(-1));

  it('of ws and of the codec are in files that are asked for only when a server starts', () => {
    expect(importing(/^import (?!type).* from 'ws'/m)).toEqual(['open-server.ts']);
    expect(importing(/^import (?!type)[^;]*from '@bufbuild/m)).toEqual([
      'codec.ts',
      'messages.ts',
      'text-encoding.ts',
    ]);
    expect(
      importing(/^import (?!type)[^;]*from '\.\/(open-\S*|serving|codec|messages)\.js'/m),
    ).toEqual([
      'codec.ts',
      'open-memory-server.ts',
      'open-server.ts',
      'responder.ts',
      'serving.ts',
    ]);
    expect(importing(/import\('\.\/open-\S*\.js'\)/)).toEqual([
      'memory-server.ts',
      'start-server.ts',
    ]);
  });

  // The platform's functions read its texts where there are any. Elsewhere both sides have to have the same: text-encoding.test.ts.
  it('take nothing from the reader that it tests but a type, and UTF-8 for platforms that have none', () => {
    const lines = sources
      .filter((path) => path.startsWith('src/testing/'))
      .flatMap((path) => textOf(path).match(/.* from '\.\.\/wire\/.*/g) ?? []);
    expect(new Set(lines)).toEqual(
      new Set([
        "import type { ErrorFrame } from '../wire/error-frame.js';",
        "import { readUtf8, utf8Of } from '../wire/utf8.js';",
      ]),
    );
    expect(importing(/'\.\.\/wire\/utf8\.js'/)).toContain('text-encoding.ts');
  });
});

describe('the package that is built', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'testing-'));
    const tsup = 'node_modules/tsup/dist/cli-default.js';
    execFileSync(process.execPath, [tsup, '--silent', '-d', join(folder, 'dist')]);
    install('eventemitter3', 'idb-keyval', 'xstate');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const script = `
      import { startServer } from './dist/testing/server.js';
      try {
        const server = await startServer();
        console.log(server.connections);
        await server.close();
      } catch (error) {
        console.log(error.message);
      }`;
    writeFileSync(join(folder, 'try.mjs'), script);
    return () => rmSync(folder, { recursive: true });
  });
  const install = (...names: readonly string[]) => {
    for (const each of names) {
      mkdirSync(join(folder, 'node_modules', each, '..'), { recursive: true });
      symlinkSync(join(process.cwd(), 'node_modules', each), join(folder, 'node_modules', each));
    }
  };
  const run = () => execFileSync(process.execPath, ['try.mjs'], { cwd: folder, encoding: 'utf8' });

  it('says how to install what startServer needs, runs with it, and ends by itself', () => {
    expect(run()).toBe(
      'startServer needs one more package: npm install --save-dev ws. Without sockets: memoryServer() of igap-reactions/testing.\n',
    );
    install('ws');
    expect(run()).toBe('0\n');
  });
});
