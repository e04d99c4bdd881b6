import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtFolder, workFolder } from './bin.js';
import { type Exchange, readTranscript, replay, writeTranscript } from './transcript.js';

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
  const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
  const blocks = [...page.matchAll(/^```console\n([\s\S]*?)\n```$/gm)].map(([, text = '']) => text);
  const all = new Map(
    verbs.flatMap(readTranscript).map(({ line, output }) => [line, `${line}\n${output}`.trimEnd()]),
  );

  it('shows of every verb what it prints', () => {
    for (const verb of verbs.filter((each) => each !== 'help')) {
      expect(page).toContain(`npx igap-reactions ${verb}`);
    }
  });

  it.each(blocks.filter((block) => !block.startsWith('$ npx igap-reactions serve')))(
    '%s',
    (block) => {
      const [line = ''] = block.split('\n');
      expect(block).toBe(all.get(line));
    },
  );
});
