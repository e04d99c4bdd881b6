// What a page says to the bench. Comes in: a promise of numbers by name. Goes out: these, or what went wrong, to the site that the page is from.
// Next: ../site.ts.

/** What a page has measured, by name. */
export type Numbers = Readonly<Record<string, number>>;

/** Sends it to the site. */
export async function report(numbers: Promise<Numbers> | undefined): Promise<void> {
  const said = await Promise.resolve(numbers).then(
    (of) => ({ numbers: of }),
    (error) => ({ error: String(error) }),
  );
  await fetch(`/said${location.search}`, { method: 'POST', body: JSON.stringify(said) });
}
