// Changes that no version holds yet, each a file of .changeset/ in the format of changesets. Comes in: their texts. Goes out: the next version,
// and the changelog with a chapter for it. Pure. Used by: apply-changes.ts.
// The command of changesets itself does not see a package that has workspaces in it.

export type Bump = 'major' | 'minor' | 'patch';

export interface Change {
  readonly bump: Bump;
  readonly text: string;
}

const titles = { major: 'Breaking changes', minor: 'New', patch: 'Fixed' } as const;
const bumps = ['major', 'minor', 'patch'] as const;

/** Throws where a file is none: `name` says which. */
export function parseChange(name: string, file: string): Change {
  const [, bump, text = ''] =
    /^---\r?\n["']igap-reactions["']: (major|minor|patch)\r?\n---\r?\n([\s\S]*)$/.exec(file) ?? [];
  if (!bump || text.trim() === '') {
    throw new Error(`${name} must be: ---, "igap-reactions": major|minor|patch, ---, a text`);
  }
  return { bump: bump as Bump, text: text.trim() };
}

/** Before 1.0.0 a breaking change raises the second number, as npm's ranges expect. */
export function nextVersion(version: string, changes: readonly Change[]): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const has = (bump: Bump) => changes.some((change) => change.bump === bump);
  if (has('major') && major > 0) return `${major + 1}.0.0`;
  if (has('minor') || has('major')) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}

/** The changelog with a chapter for a version above all others. */
export function withChapter(
  changelog: string,
  version: string,
  changes: readonly Change[],
): string {
  const parts = bumps.flatMap((bump) => {
    const texts = changes.filter((change) => change.bump === bump).map(({ text }) => text);
    return texts.length === 0 ? [] : [`### ${titles[bump]}`, texts.map(item).join('\n')];
  });
  const chapter = [`## ${version}`, ...parts].join('\n\n');
  const at = changelog.search(/^## /m);
  return at < 0
    ? `${changelog.trimEnd()}\n\n${chapter}\n`
    : `${changelog.slice(0, at)}${chapter}\n\n${changelog.slice(at)}`;
}

/** A point of a list; what follows its first line is indented. */
const item = (text: string) => `- ${text.replaceAll(/\n(?=.)/g, '\n  ')}`;
