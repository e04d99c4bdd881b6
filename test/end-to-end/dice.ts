// Chance that can be had again. Comes in: a seed. Goes out: numbers and choices, the same for the same seed (mulberry32). Next: the soak test.

export interface Dice {
  /** A whole number from 0 to below a limit. */
  roll(below: number): number;
  /** Whether something happens that does in so many of a hundred cases. */
  chance(percent: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

export function dice(seed: number): Dice {
  let state = seed;
  const roll = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  return {
    roll,
    chance: (percent) => roll(100) < percent,
    pick: (choices) => choices[roll(choices.length)] ?? choices[0],
  };
}
