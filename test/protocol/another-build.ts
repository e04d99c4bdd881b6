// Another build of the error document, made of the committed one: what later builds bring, all at once. Comes in: its text. Goes out: another
// text. Used by: another-build.test.ts.

const header = '| Minor Code \t| Detail \t| Reaction \t|\n|---|---|---|\n';
const errorOf = (heading: string, link: number, rows: readonly string[]) =>
  `### ${heading}\nBad payload for request [#${link}](../proto/README.md#action_${link})\n\n${header}${rows.join('\n')}\n`;

/** A section that is new, with a request that no language knows, and a wording that no build had. */
const pollSection = `# Poll Errors(67x)
${errorOf('Error 677 - POLL_VOTE_FORBIDDEN', 677, ['| * | * | * |'])}
${errorOf('Error 676 - POLL_VOTE_BAD_PAYLOAD', 677, [
  '| 1 | Poll_Choice is invalid | * |',
  '| 2 | The poll has evaporated | * |',
])}
`;

/** Two errors and two minors more, another flag, a wording not seen before, and the sections in another order. */
export function anotherBuild(text: string): string {
  const more = replaced(
    text,
    /(\| 33 +\t\| Random id is invalid +\t\| \* +\t\|\n)(?=\n### Error 204 )/,
    '$1| 34 | Additional_Type is invalid | * |\n| 35 | Additional_Data is invalid | * |\n',
  );
  const flagged = replaced(more, '### Error 152 -', '### :triangular_flag_on_post: Error 152 -');
  const [front = '', ...sections] = flagged.split(/^(?=# )/m);
  return [front, pollSection, ...sections.toReversed()]
    .map((part) => `${part.trimEnd()}\n\n`)
    .join('');
}

/** Refuses to change nothing: the mutation would test nothing. */
function replaced(text: string, what: string | RegExp, by: string): string {
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`${what} is not in the document`);
  return changed;
}
