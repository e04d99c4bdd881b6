import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { OptionError } from '../../src/index.js';
import { startServer } from '../../src/testing/server.js';
import { sources, textOf } from '../docs/page.js';
import { said } from '../support/said.js';
import { connect, open } from './client.js';

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

  it('listens where it is told to, and rejects where somebody else does', async () => {
    const { server } = await open();
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

  it('of ws and @bufbuild/protobuf are in the files that startServer asks for', () => {
    expect(importing(/^import (?!type).* from 'ws'/m)).toEqual(['open-server.ts']);
    expect(importing(/ from '@bufbuild/m)).toEqual(['codec.ts', 'messages.ts']);
    expect(importing(/^import (?!type)[^;]*from '\.\/(open-server|codec|messages)\.js'/m)).toEqual([
      'codec.ts',
      'open-server.ts',
      'responder.ts',
    ]);
    expect(importing(/import\('\.\/open-server\.js'\)/)).toEqual(['start-server.ts']);
  });

  it('take nothing but a type from the reader that it tests', () => {
    const lines = sources
      .filter((path) => path.startsWith('src/testing/'))
      .flatMap((path) => textOf(path).match(/.* from '\.\.\/wire\/.*/g) ?? []);
    expect(new Set(lines)).toEqual(
      new Set(["import type { ErrorFrame } from '../wire/error-frame.js';"]),
    );
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
    const missing =
      'startServer needs two more packages: npm install --save-dev ws @bufbuild/protobuf\n';
    expect(run()).toBe(missing);
    install('ws');
    expect(run()).toBe(missing);
    install('@bufbuild/protobuf');
    expect(run()).toBe('0\n');
  });
});
