// Whether a version may be published. Comes in: the version, the changelog, the state of the working copy. Goes out: a sentence for each thing
// that is in the way. Pure. Used by: release.ts.

export interface State {
  /** Of package.json. */
  readonly version: string;
  /** The text of CHANGELOG.md. */
  readonly changelog: string;
  /** The names of the changes that no version holds yet. */
  readonly changes: readonly string[];
  /** What git says is not committed. */
  readonly uncommitted: readonly string[];
  /** The tags of the commit that is checked out. */
  readonly tags: readonly string[];
}

/** What the files themselves say: it holds for every commit. */
export function versionProblems({ version, changelog }: Pick<State, 'version' | 'changelog'>) {
  const problems: string[] = [];
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) problems.push(`${version} is no version`);
  const [, newest] = /^## (\S+)/m.exec(changelog) ?? [];
  if (newest !== version) {
    problems.push(`CHANGELOG.md begins with ${newest ?? 'nothing'}, package.json says ${version}`);
  }
  return problems;
}

/** What holds only for the commit that is to be published. */
export function commitProblems({ version, changes, uncommitted, tags }: State): string[] {
  const problems: string[] = [];
  if (changes.length > 0) {
    problems.push(`no version holds these changes: ${changes.join(', ')} (npm run changes)`);
  }
  if (uncommitted.length > 0) problems.push(`not committed: ${uncommitted.join(', ')}`);
  if (!tags.includes(`v${version}`)) problems.push(`this commit has no tag v${version}`);
  return problems;
}
