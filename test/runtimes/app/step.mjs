// What the steps share. Comes in: modules, options of an engine. Goes out: an engine on a manual clock that must have had no fault; checks that throw.

/** An engine on a manual clock, with a login that waits for `answer`. `close` checks that nothing was a fault. */
export function launch({ testing }, options = {}) {
  const { engine, clock, events } = testing.testEngine(options);
  return {
    engine,
    clock,
    named: (name) => events.filter((event) => event.name === name).map(({ payload }) => payload),
    async close() {
      await engine.dispose();
      const faults = events.filter(({ name }) => name === 'fault');
      same(
        faults.map(({ payload }) => `${payload.code}: ${payload.message}`),
        [],
      );
    },
  };
}

/** A `login` that counts its calls and answers when it is asked to. */
export function login() {
  const waiting = [];
  let calls = 0;
  return {
    calls: () => calls,
    answer() {
      for (const each of waiting.splice(0)) each();
    },
    send() {
      calls++;
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}

/** Throws where they are not the same, as JSON. */
export function same(actual, expected) {
  const [is, must] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== must) throw new Error(`${is} is not ${must}`);
}

/** What a promise rejects with. */
export async function reasonOf(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it did not reject');
}
