// A word of the search, as it is indexed and as it is asked for. Comes in: a word. Goes out: the same without what people write in two ways.
// It is sent to the browser as text, so it uses nothing but its argument.

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
