import { createRequire } from 'node:module';
import { dirname, join } from 'node:path/posix';
import vm from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import production from '../tsup.config.js';
import { bundle } from './docs/bundle.js';
import { sources, textOf } from './docs/page.js';

/** What an app may import. */
const entryFiles = Object.values<string>(Object(production).entry);

/** The levels of the sources. What stands on one imports from itself and from lower levels only, types too. */
const levels: readonly (readonly string[])[] = [
  ['abort-signal', 'development', 'faults', 'stranger', 'memory', 'heap'],
  ['misuse', 'warning'],
  ['clock', 'signal', 'wire'],
  ['alarm', 'arguments', 'schedule'],
  ['manual-clock'],
  ['protocol'],
  ['reaction'],
  ['resolve'],
  ['lockout'],
  ['event'],
  ['connection', 'request-options', 'tab'],
  ['session'],
  ['request'],
  ['reaction-engine', 'reaction-error', 'milestones', 'guarded', 'inside'],
  ['delivery', 'call-arguments', 'screen-engine', 'texts'],
  ['binding'],
  ['account'],
  ['state-view', 'calls', 'looks', 'options'],
  ['engine'],
  ['igap-engine', 'plain-engine'],
  ['attach', 'catalogue', 'element', 'index', 'key-value-store', 'machine', 'observed'],
  [
    ...['native', 'opentelemetry', 'own-protocol', 'port', 'react', 'recording'],
    ...['solid', 'svelte', 'testing', 'vue'],
  ],
  ['inspect'],
];

/** The levels as docs/architecture.md lists them. */
const [, listed = ''] = textOf('docs/architecture.md').split('## Imports');
const written = [...listed.matchAll(/^\d+\. ([^(;\n]*)/gm)].map(([, line = '']) =>
  [...line.matchAll(/`([a-z-]+)\/?`/g)].map(([, name]) => name),
);

/** What a source file belongs to: its folder, or its own name. */
const placeOf = (path: string) => path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
const levelOf = (path: string) => levels.findIndex((names) => names.includes(placeOf(path)));

interface Import {
  readonly from: string;
  /** A path of a source file, or the name of a package. */
  readonly of: string;
  readonly onlyTypes: boolean;
}

const imports: readonly Import[] = sources.flatMap((from) =>
  ts
    .createSourceFile(from, textOf(from), ts.ScriptTarget.Latest)
    .statements.flatMap((node): Import[] => {
      const isImport = ts.isImportDeclaration(node);
      if (!isImport && !ts.isExportDeclaration(node)) return [];
      if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return [];
      const { text } = node.moduleSpecifier;
      const of = text.startsWith('.') ? join(dirname(from), text).replace(/\.js$/, '.ts') : text;
      const clause = isImport ? node.importClause : node;
      const names = isImport ? node.importClause?.namedBindings : node.exportClause;
      const eachType =
        names !== undefined &&
        (ts.isNamedImports(names) || ts.isNamedExports(names)) &&
        names.elements.every(({ isTypeOnly }) => isTypeOnly);
      const declared = isImport
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      return [{ from, of, onlyTypes: clause !== undefined && (declared || eachType) }];
    }),
);

/** What is loaded with the protocol server only. */
const importedLazily = [
  'open-server',
  'open-memory-server',
  'serving',
  'memory-socket',
  'listener-list',
  'web-socket-wire',
  'connection',
  'responder',
  'behaviour',
  'batches',
  'codec',
].map((name) => `src/testing/${name}.ts`);

const importing = (name: string) => imports.filter(({ of }) => of === name);

describe('imports', () => {
  it('every source file has a level', () => {
    expect(sources.filter((path) => levelOf(path) < 0)).toEqual([]);
    expect(imports.length).toBeGreaterThan(60);
  });

  it('stand in docs/architecture.md by the same levels', () => {
    const inOrder = (all: readonly (readonly unknown[])[]) => all.map((names) => [...names].sort());
    expect(inOrder(written)).toEqual(inOrder(levels));
  });

  it('run one way', () => {
    const upward = imports.filter(
      ({ from, of }) =>
        of.startsWith('src/') && placeOf(of) !== placeOf(from) && levelOf(of) >= levelOf(from),
    );
    expect(upward.map(({ from, of }) => `${from} imports ${of}`)).toEqual([]);
  });

  it('between files run in no circle', () => {
    const open = new Set<string>();
    const done = new Set<string>();
    const visit = (path: string): void => {
      if (open.has(path)) throw new Error(`a circle: ${[...open, path].join(' > ')}`);
      if (done.has(path)) return;
      open.add(path);
      for (const { of } of imports.filter(({ from }) => from === path)) visit(of);
      open.delete(path);
      done.add(path);
    };
    for (const path of sources) visit(path);
    expect(done.size).toBeGreaterThanOrEqual(sources.length);
  });

  const packagesOf = (from: (path: string) => boolean) => {
    const foreign = imports.filter((each) => from(each.from) && !each.of.startsWith('src/'));
    const names = foreign.map(({ of }) => /^(@[^/]+\/)?[^/]+/.exec(of)?.[0] ?? of);
    return [...new Set(names)].sort();
  };
  /** Each is for one framework. */
  const bindings = ['react', 'solid', 'svelte', 'vue'];
  const { dependencies, peerDependencies } = JSON.parse(textOf('package.json'));

  it('of packages are those of the dependencies', () => {
    expect(packagesOf((path) => !['testing', ...bindings].includes(placeOf(path)))).toEqual(
      Object.keys(dependencies).sort(),
    );
  });

  it('of optional packages are in the bindings and in the protocol server; one is built into it', () => {
    const optional = packagesOf((path) => ['testing', ...bindings].includes(placeOf(path)));
    // The app hands its tracer and meter in.
    const { '@opentelemetry/api': _, ...imported } = peerDependencies;
    expect(optional).toEqual(['@bufbuild/protobuf', ...Object.keys(imported)].sort());
    expect(bindings.map((name) => packagesOf((path) => placeOf(path) === name))).toEqual([
      ['react'],
      ['solid-js'],
      ['svelte'],
      ['vue'],
    ]);
  });

  it('of what the protocol server needs are in files that it asks for only when it starts', () => {
    const users = imports.filter(({ of }) => /^(ws|@bufbuild)/.test(of)).map(({ from }) => from);
    expect([...new Set(users)]).toEqual([
      'src/testing/codec.ts',
      'src/testing/messages.ts',
      'src/testing/open-server.ts',
      'src/testing/text-encoding.ts',
      'src/testing/web-socket-wire.ts',
    ]);
    const waysIn = imports.filter(
      ({ from, of, onlyTypes }) =>
        users.includes(of) && !onlyTypes && !importedLazily.includes(from),
    );
    // One small function of it gives platforms the UTF-8 that they lack, before anything else is loaded.
    expect(waysIn.map(({ from, of }) => `${from} imports ${of}`)).toEqual([
      'src/testing/memory-server.ts imports src/testing/text-encoding.ts',
      'src/testing/start-server.ts imports src/testing/text-encoding.ts',
    ]);
    expect(textOf('src/testing/start-server.ts')).toContain("await import('./open-server.js')");
    expect(textOf('src/testing/memory-server.ts')).toContain(
      "await import('./open-memory-server.js')",
    );
  });

  it('the protocol server shares no codec with the reader that it tests, but UTF-8 where the platform has none', () => {
    const shared = imports.filter(
      ({ from, of, onlyTypes }) =>
        placeOf(from) === 'testing' && placeOf(of) === 'wire' && !onlyTypes,
    );
    expect(shared.map(({ from, of }) => `${from} imports ${of}`)).toEqual([
      'src/testing/text-encoding.ts imports src/wire/utf8.ts',
    ]);
  });

  it('of a binding or of texts take no code of the core with them but a few leaves', () => {
    const leaves = [
      ...['development', 'faults', 'misuse', 'stranger', 'wire/subject'].map(
        (at) => `src/${at}.ts`,
      ),
    ];
    const below = imports.filter(({ from, of }) => leaves.includes(from) && !leaves.includes(of));
    expect(below).toEqual([]);
    const outside = [...bindings, 'binding', 'element', 'milestones', 'texts'];
    const core = imports.filter(
      ({ from, of, onlyTypes }) =>
        outside.includes(placeOf(from)) &&
        of.startsWith('src/') &&
        !outside.includes(placeOf(of)) &&
        !leaves.includes(of) &&
        !onlyTypes,
    );
    expect(core.map(({ from, of }) => `${from} imports ${of}`)).toEqual([]);
  });

  it.each([
    ['idb-keyval', ['src/lockout/idb-store.ts']],
    ['eventemitter3', ['src/event/outbox.ts']],
  ])('of %s are in one file', (name, files) => {
    expect(importing(name).map(({ from }) => from)).toEqual(files);
  });

  it('of XState are in one file of the core, and in the chart that an entry of its own brings', () => {
    const users = importing('xstate').map(({ from }) => from);
    expect(users).toEqual(['src/session/phase.ts', 'src/session/session-machine.ts']);
    const chart = imports.filter(({ of }) => of === 'src/session/session-machine.ts');
    expect(chart.map(({ from }) => from)).toEqual(['src/machine.ts']);
  });
});

describe('source files', () => {
  it('export by name, and everything only where it is said', () => {
    const wrong = sources.filter((path) => /^export (default|\*)/m.test(textOf(path)));
    expect(wrong).toEqual([]);
  });

  it('have at most 220 lines', () => {
    const data = [
      'protocol/igap',
      'protocol/igap-words',
      'testing/messages',
      'texts/en',
      'texts/fa',
    ];
    const long = sources
      .filter((path) => !data.some((name) => path === `src/${name}.ts`))
      .filter((path) => textOf(path).split('\n').length - 1 > 220);
    expect(long).toEqual([]);
  });

  it('open with a comment of 2 to 4 lines', () => {
    const silent = sources.filter((path) => !/^(\/\/|\/\*)/.test(textOf(path)));
    expect(silent.filter((path) => !path.startsWith('src/texts/'))).toEqual([]);
  });

  it('are no barrels of a folder, and no heaps', () => {
    const wrong = sources.filter((path) =>
      /\/(utils?|helpers?|types?|constants?|common|misc)\.ts$|^src\/.+\/index\.ts$/.test(path),
    );
    expect(wrong).toEqual([]);
  });

  it('only pass on what is elsewhere in the entries of the package', () => {
    const passing = sources.filter((path) => /^export (type )?\{[^}]*\} from/m.test(textOf(path)));
    expect(passing.filter((path) => !entryFiles.includes(path))).toEqual([]);
  });
});

describe.each(entryFiles)('importing %s', (file) => {
  it('touches no timer, storage, page or other global, and makes none', async () => {
    const code = await bundle(`export * from '../../${file.replace(/ts$/, 'js')}';`, {
      format: 'cjs',
      external: [
        './open-server.js',
        './open-memory-server.js',
        'react',
        'solid-js',
        /^svelte(\/|$)/,
        'vue',
      ],
    });
    const touched = new Set<string | symbol>();
    const require = createRequire(import.meta.url);
    const known = { exports: {}, module: { exports: {} }, require };
    const language = new Set(Object.getOwnPropertyNames(vm.runInNewContext('globalThis')));
    const scope = new Proxy<Record<string | symbol, unknown>>(known, {
      has: (target, key) => {
        if (!(key in target) && !language.has(String(key))) touched.add(key);
        return key in target;
      },
      set: (_, key) => {
        touched.add(key);
        return false;
      },
    });
    // A scope in which every name that is not declared is looked up in the proxy.
    vm.runInNewContext(`(scope) => { with (scope) { (function () { ${code} })(); } }`)(scope);
    expect([...touched]).toEqual([]);
    expect(
      Object.keys(known.exports).length + Object.keys(known.module.exports).length,
    ).toBeGreaterThan(0);
  });
});
