/**
 * Compiling: what an error's name says of its request. `USER_VERIFY_BAD_PAYLOAD` is the head `USER_VERIFY`, which all
 * errors of one request share, and what went wrong with it.
 * In: names. Out: heads, and actions for entries without a link. Next: parse.ts, check.ts and encode.ts use them.
 */
import type { DocumentEntry } from './document.js';

/** What nearly every request can answer, so that what stands before it is the request's own head. */
const commonSuffixes = ['BAD_PAYLOAD', 'INTERNAL_SERVER_ERROR', 'FORBIDDEN'] as const;

/** What an error of this name says went wrong, where it is one of those that nearly every request has. */
export function commonSuffix(name: string): (typeof commonSuffixes)[number] | undefined {
  return commonSuffixes.find((suffix) => name.endsWith(`_${suffix}`));
}

/** The name without its common suffix; undefined where it has none. */
export function ownHead(name: string): string | undefined {
  const suffix = commonSuffix(name);
  return suffix && name.slice(0, -suffix.length - 1);
}

/** The longest of these heads that the name begins with, at the end of a word. */
export function longestHead(name: string, heads: Iterable<string>): string | undefined {
  let longest: string | undefined;
  for (const head of heads) {
    if (name.startsWith(`${head}_`) && head.length > (longest?.length ?? 0)) longest = head;
  }
  return longest;
}

/**
 * The action that the entries of one head link; the first counts where they do not agree. Names with a common suffix
 * are asked first: the head of any other is a guess, by the longest that is known.
 */
export function actionsByHead(entries: readonly DocumentEntry[]): Map<string, number> {
  const heads = new Set(entries.flatMap(({ name }) => ownHead(name) ?? []));
  const actions = new Map<string, number>();
  for (const headOf of [ownHead, (name: string) => longestHead(name, heads)]) {
    for (const { name, action } of entries) {
      const head = headOf(name);
      // One word is a section, not a request.
      if (action === undefined || !head?.includes('_') || actions.has(head)) continue;
      actions.set(head, action);
    }
  }
  return actions;
}

/**
 * The action of an entry that links none, by a linked entry with the same head. A name with a common suffix of its own
 * has a head of its own: FILE_UPLOAD_INIT_FORBIDDEN is no error of FILE_UPLOAD.
 */
export function actionByName(
  name: string,
  actions: ReadonlyMap<string, number>,
): number | undefined {
  const head = ownHead(name) ?? longestHead(name, actions.keys());
  return head === undefined ? undefined : actions.get(head);
}
