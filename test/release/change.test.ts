import { describe, expect, it } from 'vitest';
import { type Bump, nextVersion, parseChange, withChapter } from '../../release/change.js';

const file = (bump: string, text: string) => `---\n"igap-reactions": ${bump}\n---\n\n${text}\n`;
const change = (bump: Bump, text = 'A text.') => ({ bump, text });

describe('a change', () => {
  it('is a file in the format of changesets', () => {
    expect(parseChange('a.md', file('minor', 'One.\n\nTwo.'))).toEqual(
      change('minor', 'One.\n\nTwo.'),
    );
  });

  it.each([
    ['of another package', '---\n"other": minor\n---\n\nA text.'],
    ['of no known size', file('huge', 'A text.')],
    ['without a text', file('patch', ' ')],
    ['without its head', 'A text.'],
  ])('%s is refused by the name of its file', (_, text) => {
    expect(() => parseChange('a.md', text)).toThrow('a.md must be');
  });
});

describe('the next version', () => {
  it('follows the largest change', () => {
    expect(nextVersion('1.2.3', [change('patch'), change('major'), change('minor')])).toBe('2.0.0');
    expect(nextVersion('1.2.3', [change('patch'), change('minor')])).toBe('1.3.0');
    expect(nextVersion('1.2.3', [change('patch')])).toBe('1.2.4');
  });

  it('stays below 1.0.0 until somebody decides otherwise', () => {
    expect(nextVersion('0.2.0', [change('major')])).toBe('0.3.0');
  });
});

describe('the changelog', () => {
  const changes = [change('patch', 'Corrects.'), change('major', 'Breaks.\nSee there.')];

  it('gets a chapter above the others, breaking changes first', () => {
    expect(withChapter('# Changelog\n\n## 0.2.0\n\n- Old.\n', '0.3.0', changes)).toBe(
      '# Changelog\n\n## 0.3.0\n\n### Breaking changes\n\n- Breaks.\n  See there.\n\n### Fixed\n\n- Corrects.\n\n## 0.2.0\n\n- Old.\n',
    );
  });

  it('gets its first chapter too', () => {
    expect(withChapter('# Changelog\n', '0.1.0', [change('minor', 'All.')])).toBe(
      '# Changelog\n\n## 0.1.0\n\n### New\n\n- All.\n',
    );
  });
});
