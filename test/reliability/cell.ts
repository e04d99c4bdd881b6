// A cell of the table of troubles. Comes in: a trouble and when it happens. Goes out: the title of its test, and its line in
// docs/reliability.md. Used by: the data of each family, its test, and docs/reliability-page.ts.

/** One trouble at one moment. */
export interface Cell {
  /** What is in trouble, and how. */
  readonly trouble: string;
  /** When, or for whom. */
  readonly moment: string;
  /** What happens then, for readers: what the test shows. */
  readonly happens: string;
}

/** Cells that one scenario runs. */
export interface Family {
  readonly heading: string;
  /** The test file, beside this one. */
  readonly test: string;
  readonly cells: readonly Cell[];
}

/** The title of the cell's test. */
export const titleOf = ({ trouble, moment }: Cell): string => `${trouble}: ${moment}`;
