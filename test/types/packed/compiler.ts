// A compiler of some version. Comes in: its version, the files of an app and how they are resolved. Goes out: what it finds wrong.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type ts from 'typescript';

type TypeScript = typeof ts;

const ofRoot = createRequire(new URL('../../../package.json', import.meta.url));
const ofVersions = createRequire(new URL('../versions/package.json', import.meta.url));

/** The compilers by version: those that are written in JavaScript. */
export const compilers = {
  '5.0': () => ofVersions('typescript50') as TypeScript,
  '5.4': () => ofVersions('typescript54') as TypeScript,
  '5.9': () => ofVersions('typescript59') as TypeScript,
  '6.0': () => ofRoot('typescript') as TypeScript,
} as const;

/** How modules are resolved, and what they are taken for. `classic` is not here: it looks into no `node_modules`. */
const modulesFor: Readonly<Record<string, string>> = {
  node10: 'commonjs',
  node16: 'node16',
  nodenext: 'nodenext',
  bundler: 'esnext',
};

/** Each way in which a version resolves modules, by the name that tsconfig.json calls it. */
export const resolutionsOf = (compiler: TypeScript): readonly string[] =>
  [...new Set(Object.values(compiler.ModuleResolutionKind))]
    .filter((kind) => typeof kind === 'number')
    .map((kind) => compiler.ModuleResolutionKind[kind]?.toLowerCase() ?? '')
    .map((name) => (name === 'nodejs' ? 'node10' : name))
    .filter((name) => name !== 'classic');

/** What every app of these tests sets: all that is strict, and declaration files are checked but for the compiler's own. */
export const strictly = (resolution: string, lib: readonly string[], version: string) => ({
  target: 'es2022',
  lib,
  types: [],
  module: modulesFor[resolution],
  moduleResolution: resolution,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  noEmit: true,
  ...(version === '6.0' && resolution === 'node10' ? { ignoreDeprecations: '6.0' } : {}),
});

/** Files that a compiler has read, for the next program: those of one compiler are read once for each kind of module. */
const read = new WeakMap<TypeScript, Map<string, ts.SourceFile | undefined>>();

function hostOf(compiler: TypeScript, options: ts.CompilerOptions): ts.CompilerHost {
  const host = compiler.createCompilerHost(options);
  const files = read.get(compiler) ?? new Map<string, ts.SourceFile | undefined>();
  read.set(compiler, files);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...more) => {
    const key = `${name} ${Object(version).impliedNodeFormat}`;
    // The app's own may be others each time.
    if (!/[\\/]node_modules[\\/]/.test(name)) return getSourceFile(name, version, ...more);
    if (!files.has(key)) files.set(key, getSourceFile(name, version, ...more));
    return files.get(key);
  };
  return host;
}

/** What a compiler finds wrong in files of an app, and in the package: a line each. What others ship is theirs to check. */
export function problemsIn(
  compiler: TypeScript,
  app: string,
  names: readonly string[],
  given: object,
): readonly string[] {
  const { options, errors } = compiler.convertCompilerOptionsFromJson(given, app);
  const files = names.map((file) => join(app, file));
  const program = compiler.createProgram(files, options, hostOf(compiler, options));
  const checked = program.getSourceFiles().filter(({ fileName }) => isOurs(app, fileName));
  const found = checked.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return [
    ...(checked.length > files.length ? [] : ['The package was not read']),
    ...[...errors, ...program.getGlobalDiagnostics(), ...found].map(
      ({ file, code, messageText }) =>
        `${file?.fileName ?? 'tsconfig'}: TS${code} ${compiler.flattenDiagnosticMessageText(messageText, ' ')}`,
    ),
  ];
}

/** The same by a compiler that is a program. */
export function printedBy(
  compiler: string,
  app: string,
  files: readonly string[],
  compilerOptions: object,
  ...flags: string[]
): string {
  const project = join(app, `tsconfig.${process.hrtime.bigint()}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  try {
    const given = [
      join(dirname(ofRoot.resolve(`${compiler}/package.json`)), 'bin/tsc'),
      '-p',
      project,
      '--pretty',
      'false',
      ...flags,
    ];
    return execFileSync(process.execPath, given, { cwd: app, encoding: 'utf8' });
  } catch (error) {
    return String(Object(error).stdout);
  }
}

/** Whether a file is the package's, or the app's own. */
const isOurs = (app: string, file: string) =>
  file.startsWith(app) && !/node_modules\/(?!igap-reactions\/)/.test(file);
