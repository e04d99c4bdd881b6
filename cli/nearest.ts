// The word that was most likely meant. Comes in: a word, and those that there are. Goes out: the nearest, if any is near. Pure.

/** How many letters may be wrong: about one of three. */
const near = (word: string) => Math.max(1, Math.floor(word.length / 3));

/** The nearest of some words, whatever the case of their letters; of several the first. Undefined: none is near. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let found: string | undefined;
  let least = near(word) + 1;
  for (const each of words) {
    if (Math.abs(each.length - word.length) >= least) continue;
    const distance = distanceOf(word.toUpperCase(), each.toUpperCase());
    if (distance >= least) continue;
    least = distance;
    found = each;
  }
  return found;
}

/** How many letters must be added, left out, changed, or exchanged with their neighbour. */
function distanceOf(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let least = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
      );
      const isExchanged =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      if (isExchanged) least = Math.min(least, at(beforeLast, column - 2) + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, other.length);
}

const at = (distances: readonly number[], index: number) => distances[index] ?? Infinity;
