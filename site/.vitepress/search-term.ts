// The search: words as they are indexed and as they are asked for, and which pages go first. Comes in: a text, a word, or a page. Goes out: its words,
// the word without what people write in two ways, or the page's weight. They are sent to the browser as text, so they use nothing but their arguments.

/** An error with its minor code, as in 109/1, is one word. */
export function tokenize(text: string): string[] {
  return text.match(/\p{Nd}+\/\p{Nd}+|[^\n\r\p{Z}\p{P}]+/gu) ?? [];
}

/** Persian is written with and without half-spaces and vowel marks, with two kinds of two letters, and with three kinds of digits. */
export function processTerm(term: string): string {
  return term
    .toLowerCase()
    .replace(/[\u200c\u064b-\u0655\u0670]/g, '')
    .replace(/\u064a/g, '\u06cc')
    .replace(/\u0643/g, '\u06a9')
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
}

/** People look for errors first, and for the API's own examples last. */
export function boostDocument(page: string): number {
  if (page.includes('/reference/errors/')) return 2;
  return page.includes('/reference/api/') ? 0.5 : 1;
}
