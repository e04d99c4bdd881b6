import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The `ts` and `tsx` blocks of a Markdown text. */
export function typescriptBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```tsx?\n(.*?)^```$/gms)].map(([, block = '']) => block);
}

/** The same of the comments of a source file. */
export function typescriptExamples(source: string): string[] {
  const comments = source.match(/^\s*\/\*\*.*?\*\//gms) ?? [];
  return comments.flatMap((comment) => typescriptBlocks(comment.replaceAll(/^\s*\* ?/gm, '')));
}

/** What the compiler has to say about the `ts` blocks of a Markdown page, each as a module of its own that uses the SDK. */
export function typescriptErrors(markdown: string): string[] {
  const blocks = typescriptBlocks(markdown);
  return blocks.length === 0 ? ['there is no ts block'] : blockErrors(blocks);
}

/** What the compiler has to say about each of several modules, in one program. */
export function blockErrors(blocks: readonly string[]): string[] {
  const files = new Map(
    // A block with elements is one of React's.
    blocks.map((block, at) => [
      `${root}test/block-${at}.${/<\/|\/>/.test(block) ? 'tsx' : 'ts'}`,
      block,
    ]),
  );
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root, {
    // An example may end with what its reader goes on with.
    noUnusedLocals: false,
  });
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, block]) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).map(({ messageText }) => {
      const message = ts.flattenDiagnosticMessageText(messageText, '\n');
      return `${message}\nin:\n${block}`;
    }),
  );
}
