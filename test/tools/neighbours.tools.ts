import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFolder, appFolder, textHere } from './app-folder.js';

let app: AppFolder;
beforeAll(() => {
  app = appFolder(['zone.js', 'zone.js-014', 'jsdom', 'react', 'react-dom', 'scheduler']);
  app.installCopy('another-copy');
  app.write('package.json', '{ "private": true, "type": "module" }');
  for (const file of ['smoke.mjs', 'copies.mjs']) app.write(file, textHere(`app/${file}`));
});
afterAll(() => app.remove());

/** What a script has printed last. */
async function said(...args: readonly string[]): Promise<unknown> {
  const printed = await app.run(args);
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '');
}

describe.each([
  ['0.14', 'zone.js-014'],
  ['0.15', 'zone.js'],
])('beside zone.js %s', (version, name) => {
  it('an engine logs in, replays a burst, counts a lockout down, aborts by a signal and is disposed of', async () => {
    const { version: installed } = JSON.parse(textHere(`node_modules/${name}/package.json`)) as {
      version: string;
    };
    expect(installed.startsWith(version)).toBe(true);
    expect(await said('smoke.mjs', name)).toEqual({
      lines: [
        'login: 1, ready',
        'burst: one,two, 1',
        'abort: AbortError',
        'lockout: false, 1000',
        'ended: true',
        'dispose: DisposedError',
      ],
      faults: [],
      zone: 'function',
    });
  });
});

describe.each([
  ['two copies of the package', 'another-copy', []],
  ['two copies, of the builds for development', 'another-copy', ['--conditions=development']],
  ['a module and CommonJS of one package', 'require', []],
] as const)('%s in one process', (_, name, conditions) => {
  it('know each other’s errors, attach each other’s engines and render them', async () => {
    expect(await said(...conditions, 'copies.mjs', name)).toEqual({
      lines: [
        'copies: true',
        'error: RequestRefusedError, true,true',
        'error: OptionError, true,true',
        'error: OptionError, true,true',
        'attach: open, 5',
        'hooks: false, true',
      ],
      faults: [],
    });
  });
});
