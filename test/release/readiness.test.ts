import { describe, expect, it } from 'vitest';
import { parseChange } from '../../release/change.js';
import { commitProblems, versionProblems } from '../../release/readiness.js';
import { changeFiles } from '../../release/working-copy.js';
import { textOf } from '../docs/page.js';

const ready = {
  version: '0.2.0',
  changelog: '# Changelog\n\n## 0.2.0\n\n## 0.1.0\n',
  changes: [],
  uncommitted: [],
  tags: ['v0.2.0'],
};

describe('a version', () => {
  it('may be published where the changelog begins with it, and its commit is clean and tagged', () => {
    expect([...versionProblems(ready), ...commitProblems(ready)]).toEqual([]);
  });

  it('must be the first in the changelog', () => {
    expect(versionProblems({ ...ready, version: '0.1.0' })).toEqual([
      'CHANGELOG.md begins with 0.2.0, package.json says 0.1.0',
    ]);
    expect(versionProblems({ ...ready, changelog: '' })).toHaveLength(1);
  });

  it('must be a version', () => {
    expect(versionProblems({ version: 'next', changelog: '## next' })).toEqual([
      'next is no version',
    ]);
  });

  it('waits for changes that it does not hold, for files that are not committed, and for its tag', () => {
    const state = { ...ready, changes: ['a.md'], uncommitted: ['src/a.ts'], tags: ['v0.1.0'] };
    expect(commitProblems(state)).toEqual([
      'no version holds these changes: a.md (npm run changes)',
      'not committed: src/a.ts',
      'this commit has no tag v0.2.0',
    ]);
  });
});

describe('this version', () => {
  const { version } = JSON.parse(textOf('package.json'));

  it('is the first in CHANGELOG.md', () => {
    expect(versionProblems({ version, changelog: textOf('CHANGELOG.md') })).toEqual([]);
  });

  it('is that of the lock file', () => {
    const lock = JSON.parse(textOf('package-lock.json'));
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
  });

  it('is followed by changes that can be read', () => {
    for (const name of changeFiles()) parseChange(name, textOf(`.changeset/${name}`));
  });
});
