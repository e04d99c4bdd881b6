// What an editor shows of the packed package, and how much work an app is for the compiler behind it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { smallApp } from './app.js';
import { compilers, printedBy, problemsIn, strictly } from './compiler.js';

const app = inject('app');
const compiler = compilers['6.0']();
const settings = strictly('nodenext', ['es2022', 'dom'], '6.0');
const { options } = compiler.convertCompilerOptionsFromJson(settings, app);

const source = `import { createReactionEngine, findError, type ErrorName, type ReactionEventName } from 'igap-reactions';
export function show(error: ErrorName, event: ReactionEventName) {
  createReactionEngine().on(event, () => {});
  return findError(error);
}
`;

/** What the editor says of the first place where a name stands in a function's parameters. */
function hover(name: string): string {
  const file = join(app, 'hover.mts');
  writeFileSync(file, source);
  const service = compiler.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const found = compiler.sys.readFile(path);
      return found === undefined ? undefined : compiler.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => app,
    getDefaultLibFileName: compiler.getDefaultLibFilePath,
    fileExists: compiler.sys.fileExists,
    readFile: compiler.sys.readFile,
    directoryExists: compiler.sys.directoryExists,
    getDirectories: compiler.sys.getDirectories,
  });
  const info = service.getQuickInfoAtPosition(file, source.indexOf(`${name}:`));
  service.dispose();
  return compiler.displayPartsToString(info?.displayParts);
}

/** What is wrong with a line of an app. */
function wrong(line: string): string {
  writeFileSync(
    join(app, 'line.mts'),
    `import { createReactionEngine, findError } from 'igap-reactions';\nexport const engine = createReactionEngine();\nexport const found = [findError];\n${line}\n`,
  );
  return problemsIn(compiler, app, ['line.mts'], settings).join('\n');
}

describe('an editor', () => {
  it('shows the names of errors and events by their name', () => {
    expect(hover('error')).toBe('(parameter) error: ErrorName');
    expect(hover('event')).toBe('(parameter) event: ReactionEventName');
  });

  it.each(['on', 'once', 'waitFor'])(
    'lists events where %s is given a name that is none',
    (call) => {
      expect(wrong(`void engine.${call}('session.ended', () => {});`)).toContain(
        `'"session.ended"' is not assignable to parameter of type '"reaction" | `,
      );
    },
  );

  it('does not take a literal that is the name of no error', () => {
    expect(wrong("findError('NOPE');")).toContain(
      `'"NOPE"' is not assignable to parameter of type 'number | ErrorName'`,
    );
    expect(wrong("findError('NOPE' as string); findError(672); findError('FORBIDDEN');")).toBe('');
  });
});

describe('an app of 20 lines', () => {
  it('has 20 lines', () => {
    expect(smallApp.trim().split('\n').length).toBeGreaterThanOrEqual(20);
  });

  it('costs a compiler at most 1,500 instantiations', () => {
    const file = join(app, 'cost.mts');
    writeFileSync(file, smallApp);
    const printed = printedBy('typescript', app, ['cost.mts'], settings, '--extendedDiagnostics');
    const [, count] = /^Instantiations: +(\d+)$/m.exec(printed) ?? [];
    expect(Number(count)).toBeGreaterThan(100);
    expect(Number(count)).toBeLessThanOrEqual(1_500);
  });
});
