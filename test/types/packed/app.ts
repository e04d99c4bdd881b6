// Apps that use the packed package. Comes in: its folder. Goes out: their sources. Next: the compilers read them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An app of 20 lines, as most begin. It needs nothing of a page. */
export const smallApp = `import { createReactionEngine, memoryStore } from 'igap-reactions';
import { attach, type SocketLike } from 'igap-reactions/attach';
import { errorText } from 'igap-reactions/texts';
import { en } from 'igap-reactions/texts/en';

export async function start(socket: SocketLike, send: (action: number) => Promise<string>) {
  const engine = createReactionEngine({
    store: memoryStore(),
    login: ({ signal }) => (signal.aborted ? Promise.resolve('') : send(102)),
    overrides: { CHAT_SEND_MESSAGE_FORBIDDEN: { kind: 'inform' }, 'FORBIDDEN/14': { kind: 'deny' } },
  });
  attach(engine, socket);
  const said: string[] = [];
  engine.on('registration.required', ({ resolution }) => said.push(resolution?.basis ?? ''));
  engine.on('reaction', (resolution) => said.push(errorText(resolution, en)));
  engine.on('fault', ({ code }) => said.push(code));
  if (!engine.guard(201, 42n).allowed) return said;
  const answer: string = await engine.request(201, ({ signal }) => send(signal.aborted ? 0 : 201));
  return [...said, answer];
}
`;

/** Entries that import types of someone else: XState, or a framework. */
const ofOthers = ['./machine', './react', './vue', './svelte', './solid'];
/** Entries about what only a page has. */
const ofPages = ['./element', './inspect'];

/** How an app may import each entry of the package, by what it needs. */
export function entriesOf(app: string) {
  const manifest = readFileSync(join(app, 'node_modules/igap-reactions/package.json'), 'utf8');
  const all = Object.keys(JSON.parse(manifest).exports).filter((path) => !path.endsWith('.json'));
  const given = (paths: readonly string[]) => all.filter((path) => paths.includes(path));
  return {
    anywhere: all.filter((path) => ![...ofOthers, ...ofPages].includes(path)),
    pages: given(ofPages),
    others: given(ofOthers),
  };
}

/** An app that imports entries, all that they export. */
export const importing = (paths: readonly string[]) =>
  [
    ...paths.map((path, at) => `import * as entry${at} from 'igap-reactions${path.slice(1)}';`),
    `export const entries = [${paths.map((_, at) => `entry${at}`).join(', ')}];\n`,
  ].join('\n');
