import { describe, expect, it } from 'vitest';
import { codeIn, sources, tableRows, textOf } from '../docs/page.js';

const page = textOf('docs/bindings.md');
const code = sources
  .filter((path) => path.startsWith('src/element/'))
  .map(textOf)
  .join('');
const sorted = (found: Iterable<readonly string[]>) =>
  [...new Set([...found].map((each) => each.slice(1).join(': ')))].sort();

describe('docs/bindings.md', () => {
  it('lists each custom property with its default', () => {
    const rows = tableRows(page, '| custom property').map(([name = '', value = '']) => [
      '',
      ...codeIn(name),
      ...codeIn(value),
    ]);
    expect(sorted(rows)).toEqual(sorted(code.matchAll(/var\((--[\w-]+), ([^)]+)\)/g)));
  });

  it('lists each part and event', () => {
    const [outside = ''] = page.split('| custom property');
    expect(sorted(outside.matchAll(/`::part\((\w+)\)`/g))).toEqual(
      sorted(code.matchAll(/part: '(\w+)'/g)),
    );
    expect(sorted(outside.matchAll(/event `([\w-]+)`/g))).toEqual(
      sorted(code.matchAll(/new CustomEvent\('([\w-]+)'/g)),
    );
  });
});
