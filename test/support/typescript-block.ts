import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the compiler has to say about the `ts` blocks of a Markdown page, each as a module of its own that uses the SDK. */
export function typescriptErrors(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block = '']) => block);
  if (blocks.length === 0) return ['there is no ts block'];
  const files = new Map(blocks.map((block, at) => [`${root}test/block-${at}.ts`, block]));
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root, {
    paths: {
      'igap-reactions': [`${root}src/index.ts`],
      'igap-reactions/testing': [`${root}src/testing.ts`],
    },
  });
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()]
    .flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
