// Words for what an app adds to a protocol. Comes in: those of a protocol and of an extension. Goes out: both as one. Next: extendLanguage()
// joins them to a language.

/** Sentences and words of one language. What is missing falls back to what the language says of the reaction. */
export interface Wording {
  /** Sentences by error, or by error and minor code: `'CLIENT_VOTE/6'`. `{action}` is the request in words. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
  /** What is wrong, by problem: `'You chose too many answers.'`. `{field}` is the field in words. */
  readonly problems?: Readonly<Record<string, string>> | undefined;
  /** Fields in words: `'the description'`. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Requests in words that fit `{action}`: `'vote in this poll'`. */
  readonly actions?: Readonly<Record<number, string>> | undefined;
}

/** Words by language tag: `en`, `fa`. */
export type Wordings = Readonly<Record<string, Wording>>;

const groups = ['errors', 'problems', 'fields', 'actions'] as const;

/** Both; of one thing said twice the later counts. */
export function joinWordings(first: Wordings, then: Wordings): Wordings {
  const all = { ...first };
  for (const [locale, wording] of Object.entries(then)) all[locale] = join(all[locale], wording);
  return all;
}

function join(first: Wording = {}, then: Wording = {}): Wording {
  return Object.fromEntries(groups.map((group) => [group, { ...first[group], ...then[group] }]));
}
