// In what a small app's tests are run. Comes in: nothing. Goes out: each environment, and when fake timers are put in place. Next: jest.tools.ts,
// vitest.tools.ts.

/** `before`: before the package is imported, by the tool's own setup. `after`: in a hook of the tests. */
const fakes = ['none', 'before', 'after'] as const;

export interface Run {
  readonly name: string;
  readonly environment: string;
  readonly fakes: (typeof fakes)[number];
}

export const runsIn = (environments: readonly string[]): readonly Run[] =>
  environments.flatMap((environment) =>
    fakes.map((each) => ({ name: `${environment}, fakes: ${each}`, environment, fakes: each })),
  );

/** The titles of a file of tests. */
export const titlesOf = (text: string): readonly string[] =>
  [...text.matchAll(/^test\('([^']+)'/gm)].map(([, title = '']) => title);
