import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtFolder, workFolder } from './bin.js';
import { consoleBlocks, replaceBlock } from './cli-page.js';
import {
  argumentsOf,
  type Exchange,
  prompt,
  readTranscript,
  replay,
  textOfExchange,
  writeTranscript,
} from './transcript.js';

const verbs = ['explain', 'list', 'lint', 'compile', 'diff', 'play', 'serve', 'completion', 'help'];
const folder = workFolder();
beforeAll(builtFolder);
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(verbs)('the transcript of %s', (verb) => {
  const exchanges = readTranscript(verb);
  const now: Exchange[] = [];

  it.each(exchanges.map((exchange) => [exchange.line, exchange] as const))(
    '%s',
    async (_, said) => {
      const exchange = await replay(said, folder);
      now.push(exchange);
      if (process.env.UPDATE !== '1') expect(exchange).toEqual(said);
      const isJson = said.line.endsWith('--json');
      if (isJson) expect(() => JSON.parse(exchange.output.replace(/\n\(.*\)$/, ''))).not.toThrow();
    },
  );

  afterAll(() => {
    if (process.env.UPDATE === '1') writeTranscript(verb, now);
  });
});

describe('docs/cli.md', () => {
  const blocks = consoleBlocks();

  it('shows of every verb what it prints', () => {
    const shown = blocks.map((block) => argumentsOf(block.split('\n')[0] ?? '')[0]);
    expect([...new Set(shown)].sort()).toEqual(verbs.filter((verb) => verb !== 'help').sort());
  });

  // What `serve` prints is of serve.test.ts: it has another port each time.
  it.each(blocks.filter((block) => !block.startsWith(`${prompt} serve`)))('%s', (block) => {
    const said = verbs.flatMap(readTranscript).find(({ line }) => block.split('\n')[0] === line);
    expect(said).toBeDefined();
    const now = said ? textOfExchange(said) : '';
    if (process.env.UPDATE === '1') replaceBlock(block, now);
    else expect(block).toBe(now);
  });
});
