/**
 * Compiling, of messages: the command `npm run protocol`, and its only disk access. In: seeds/server.proto. Out: the typed
 * schemas that src/testing ships, as protoc-gen-es writes them, in the format of this project.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { CodeGeneratorRequestSchema, CodeGeneratorResponseSchema } from '@bufbuild/protobuf/wkt';
import { Command } from 'commander';
import { describeProto } from './proto.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const proto = 'seeds/server.proto';

const header = `// The messages of the protocol server, typed. Written by \`npm run protocol\` from ${proto}; change that. Comes in: nothing. Goes
// out: a schema and a type per message. Next: codec.ts.
`;

new Command('protocol')
  .description('Compiles seeds/server.proto into the schemas of the protocol server.')
  .option('--out <file>', 'the module to write', 'src/testing/messages.ts')
  .allowExcessArguments(false)
  .action(({ out }: { readonly out: string }) => writeFileSync(out, formatted(generate())))
  .parse();

/** What the plugin writes for the descriptors, which protoc would hand over in the same way. */
function generate(): string {
  const { file } = describeProto('server.proto', readFileSync(root + proto, 'utf8'));
  const request = create(CodeGeneratorRequestSchema, {
    fileToGenerate: ['server.proto'],
    parameter: 'target=ts',
    protoFile: file,
  });
  const written = run('protoc-gen-es', [], toBinary(CodeGeneratorRequestSchema, request));
  const response = fromBinary(CodeGeneratorResponseSchema, written);
  const [module] = response.file;
  if (!module) throw new Error(response.error || 'protoc-gen-es wrote nothing');
  return header + erasable(module.content);
}

/** Enums as objects: sources of this project run with nothing but their types taken away, which leaves no `enum`. */
function erasable(module: string): string {
  return module.replace(/^export enum (\w+) \{\n([^}]*)\}/gm, (_, name: string, values: string) => {
    const entries = values.replace(/^( *\w+) = (\d+),$/gm, '$1: $2,');
    return `export const ${name} = {\n${entries}} as const;\n\nexport type ${name} = (typeof ${name})[keyof typeof ${name}]`;
  });
}

function formatted(module: string): string {
  const args = ['check', '--write', '--stdin-file-path=src/testing/messages.ts'];
  return run('biome', args, module).toString();
}

function run(command: string, args: readonly string[], input: string | Uint8Array): Buffer {
  return execFileSync(`${root}node_modules/.bin/${command}`, args, { cwd: root, input });
}
