import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { LockoutStore } from '../../src/lockout/store.js';
import { typescriptExamples } from '../support/typescript-block.js';
import { storeContract } from './store.contract.js';

const source = readFileSync(new URL('../../src/lockout/store.ts', import.meta.url), 'utf8');
const [example = ''] = typescriptExamples(source);
const { outputText } = ts.transpileModule(example, {
  compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
});

describe('a store of ten lines, as the docstring of LockoutStore shows it', () => {
  storeContract(() => {
    const exports: { store?: LockoutStore } = {};
    // Each is a module of its own, with rows of its own.
    new Function('exports', outputText)(exports);
    const { store } = exports;
    if (!store) throw new Error('the example exports no store');
    return { open: () => store };
  });

  it('has ten lines without its import', () => {
    const lines = example.split('\n').filter((line) => line && !line.startsWith('import'));
    expect(lines.length).toBeLessThanOrEqual(10);
  });
});
