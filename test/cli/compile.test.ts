import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/index.js';
import { createReactionEngine, type Protocol } from '../../src/own-protocol.js';
import { en } from '../../src/texts/en.js';
import { errorText, extendLanguage } from '../../src/texts.js';
import { run, workFolder } from './bin.js';

const folder = workFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

let igap96: Protocol;
beforeAll(async () => {
  await run(['compile', 'new.md', '--out', 'protocol.ts', '--name', 'igap96'], folder);
  const source = textOf('protocol.ts').replace('igap-reactions/engine', engine);
  writeFileSync(join(folder, 'of-sources.mts'), source);
  const file = join(folder, 'of-sources.mts');
  ({ igap96 } = await tsImport(file, { parentURL: import.meta.url, tsconfig: false }));
});
const engine = new URL('../../src/own-protocol.ts', import.meta.url).pathname;

describe('a module of igap-reactions compile', () => {
  it('runs an engine as it stands', async () => {
    const reactions = createReactionEngine({ protocol: igap96, store: memoryStore() });
    const received = reactions.receive({ majorCode: 250, minorCode: 1 });
    expect(received).toMatchObject({
      resolution: {
        entry: { name: 'CHAT_ADD_STICKER_BAD_PAYLOAD', action: 250 },
        reaction: { kind: 'correctInput', problem: 'tooManyStickers' },
      },
    });
    reactions.receive({ majorCode: 234, wait: 5, action: 201, subject: '42' });
    expect(reactions.guard(201, '42').allowed).toBe(false);
    await reactions.dispose();
  });

  it('has texts: those of the package, and a fallback for what that does not know', async () => {
    const reactions = createReactionEngine({ protocol: igap96, store: memoryStore() });
    const english = extendLanguage(en, igap96);
    const textFor = (majorCode: number, minorCode: number) => {
      const received = reactions.receive({ majorCode, minorCode });
      return received.outcome === 'resolved' ? errorText(received.resolution, english) : undefined;
    };
    expect(textFor(203, 1)).toContain('send a message in this chat');
    expect(textFor(250, 1)).toMatch(/^Could not do this: /);
    await reactions.dispose();
  });

  it('says in a comment which words are missing, as the terminal does', async () => {
    const { out } = await run(
      ['compile', 'new.md', '--out', 'again.ts', '--name', 'igap96'],
      folder,
    );
    const printed = out.split('\n').filter((line) => !/^line \d+|^\d+ entries/.test(line));
    const commented = printed.filter((line) => line !== '').map((line) => `// ${line}`);
    expect(textOf('again.ts')).toContain(`\n${commented.join('\n')}\n`);
    expect(textOf('again.ts')).toBe(textOf('protocol.ts'));
  });

  it('is left out where the document cannot be understood', async () => {
    await run(['compile', 'broken.md', '--out', 'broken.ts'], folder);
    expect(() => textOf('broken.ts')).toThrow();
  });

  it('comes with a page where one is asked for', async () => {
    await run(['compile', 'sound.md', '--out', 'sound.ts', '--page', 'page.md'], folder);
    expect(textOf('page.md')).toMatch(/^<!-- Generated .*compile.* -->\n# The catalogue\n/);
    expect(textOf('sound.ts')).toContain('export const protocol = ');
    expect(textOf('sound.ts')).not.toContain('extendProtocol');
  });
});
