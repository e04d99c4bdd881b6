// Lockouts: countdown, storage, texts. Comes in: the packed package's modules. Goes out: a throw where it does not do what it must.
import { launch, reasonOf, same } from './step.mjs';

/** A store of text by key, over a `Map`. */
const over = (items) => ({
  getItem: (key) => items.get(key),
  setItem: (key, value) => items.set(key, value),
  removeItem: (key) => items.delete(key),
});

export const lockoutSteps = {
  'a lockout counts down and ends': async (modules) => {
    const { engine, clock, named, close } = launch(modules);
    await engine.restored;
    engine.receive({ majorCode: 136, wait: 3 });
    const { lockout, remainingMs } = engine.guard(100);
    same([lockout.name, remainingMs], ['USER_REGISTER_MAX_TRY_LOCK', 3000]);
    const reason = await reasonOf(engine.request(100, async () => {}));
    same(modules.main.isReactionError(reason, 'LockedOutError'), true);
    const seen = [];
    const countdown = engine.countdown(lockout);
    countdown.subscribe(() => seen.push(countdown.get()));
    await clock.advance(3000);
    same([seen, engine.guard(100).allowed], [[2000, 1000, 0], true]);
    same(
      named('lockout.ended').map(({ reason }) => reason),
      ['elapsed'],
    );
    await close();
  },

  'a request waits for a lockout where it is asked to': async (modules) => {
    const { engine, clock, close } = launch(modules);
    await engine.restored;
    engine.lockOut({ action: 201, waitMs: 5000 });
    let sent = 0;
    const asked = engine.request(201, async () => ++sent, { whileLockedOut: 'wait' });
    await clock.advance(4999);
    same(sent, 0);
    await clock.advance(1);
    same(await asked, 1);
    await close();
  },

  'a device that slept: what ended meanwhile is emitted as it wakes': async (modules) => {
    const { engine, clock, named, close } = launch(modules);
    await engine.restored;
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await clock.sleep(61_000);
    same([named('lockout.ended').length, engine.guard(201).allowed], [1, true]);
    await close();
  },

  'storage: a lockout survives in a second engine, and is removed at its end': async (modules) => {
    const items = new Map();
    const clock = modules.testing.manualClock();
    const start = () =>
      launch(modules, {
        account: 'a7f3',
        clock,
        store: modules.keyValue.keyValueStore(over(items), { clock }),
      });
    const first = start();
    first.engine.receive({ majorCode: 136, wait: 90 });
    await first.close();
    same([...items.keys()], ['igap-reactions-a7f3']);
    const second = start();
    await second.engine.restored;
    await clock.advance(0);
    same(
      second.named('lockout.started').map(({ origin }) => origin),
      ['storage'],
    );
    same(second.engine.guard(100).remainingMs > 89_000, true);
    await clock.advance(90_000);
    same(second.engine.guard(100).allowed, true);
    await second.close();
    same(items.size, 0);
  },

  'texts in English and Persian': async (modules) => {
    const { engine, close } = launch(modules);
    const { lockoutText, errorText, outcomeText } = modules.texts;
    const [en, fa] = [modules.en.en, modules.fa.fa];
    await engine.restored;
    engine.lockOut({ action: 201, waitMs: 90_000 });
    const { lockout, remainingMs } = engine.guard(201);
    same(/minute/.test(lockoutText(lockout, en, remainingMs)), true);
    same(/دقیقه/.test(lockoutText(lockout, fa, remainingMs)), true);
    const resolution = modules.catalogue.resolve({ majorCode: 203, minorCode: 18 });
    const reason = await reasonOf(engine.request(201, async () => {}));
    const texts = [errorText(resolution, en), outcomeText(reason, en)];
    same(
      texts.map((text) => /^[A-Z][a-z]/.test(text)),
      [true, true],
    );
    same(
      [errorText(resolution, fa), outcomeText(reason, fa)].map((text) => /[آ-ی]{2}/.test(text)),
      [true, true],
    );
    await close();
  },
};
