// The one place that looks at what the app gave, and calls it. Comes in: any value or function of the app's: an error with throwing
// getters, a revoked proxy, a thenable of another realm. Goes out: plain fields, or what a call came to. Nothing here throws.

/** Named members of a stranger, each undefined where reading it throws. */
export function fieldsOf<Name extends string>(
  value: unknown,
  ...names: readonly Name[]
): { readonly [Field in Name]?: unknown } {
  const fields: { [Field in Name]?: unknown } = {};
  for (const name of names) fields[name] = attempt(() => Object(value)[name]);
  return fields;
}

/** Calls the app's function. What it throws goes to `failed`. */
export function attempt<T>(call: () => T, failed?: (error: unknown) => void): T | undefined {
  try {
    return call();
  } catch (error) {
    failed?.(error);
    return undefined;
  }
}

/** Whether it is, or may become, an answer that comes later: it has a `then`, whatever realm or library it is of. A `then` that cannot be read counts: awaiting it rejects. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return false;
  try {
    return typeof (value as PromiseLike<unknown>).then === 'function';
  } catch {
    return true;
  }
}

/** What a call of the app's comes to, now or later: a throw is a rejection, and a thenable that answers twice answers once. */
export function answerOf<T>(call: () => T | PromiseLike<T>): Promise<T> {
  return new Promise((resolve) => resolve(call()));
}

/** What the app's function answers at once. A promise is none: it goes to `failed`, as a throw does, and may then reject unnoticed. */
export function answerNow<T>(call: () => T, failed?: (error: unknown) => void): T | undefined {
  const answer = attempt(call, failed);
  if (!isThenable(answer)) return answer;
  answerOf(() => answer).catch(() => {});
  failed?.(undefined);
  return undefined;
}

/** Calls the app's function for its effect, with what it is given. `failed` is called where it throws, or later rejects. */
export function callSafely(
  call: (given?: never) => unknown,
  failed: (error: unknown) => void = () => {},
  given?: unknown,
): void {
  try {
    const answer = call(given as never);
    if (isThenable(answer)) answerOf(() => answer).catch(failed);
  } catch (error) {
    failed(error);
  }
}
