// An engine and an app all of whose callbacks call the engine, throw, or return promises that reject, by a script. Comes in: steps and
// triggers. Goes out: what was wrong. Run by: reentrant-model.test.ts.
import { createReactionEngine, type ReactionEngine } from '../../src/index.js';
import { type ActName, acts, answers, type Stage } from './reentrant-acts.js';
import { createApp, type Setup } from './reentrant-app.js';
import { type CallbackName, eventNames } from './reentrant-callbacks.js';
import { watchLogins } from './reentrant-logins.js';
import { isFrame, isInOrder, stateOf, watchEvents } from './reentrant-order.js';
import type { Step, Trigger } from './reentrant-script.js';
import { values } from './values.js';

/** What ends with an engine, looks at a clock, or is of a socket: all else of the app's is called no more. */
const ending =
  /^(close|abort|remove|write|read|postMessage|addEvent|leaving|listening|decrypt|now|monotonic|setTimeout|clearT|unwake|then of|readyState)/;
const ofClock = ['now', 'monotonic', 'setTimeout', 'clearTimeout'] as const;
const unawaited = /^(aborted|readyState|then of)/;

export interface World {
  step(step: Step): Promise<void>;
  /** Runs the clock far, disposes of the engine, and looks at what is left. */
  end(): Promise<void>;
  readonly problems: readonly string[];
  /** Which callbacks were called. */
  readonly seen: Iterable<CallbackName>;
}

export function createWorld(setup: Setup, triggers: readonly Trigger[]): World {
  const problems: string[] = [];
  const counts = new Map<CallbackName, number>();
  const fired: Trigger[] = [];
  const logins = watchLogins(problems);
  let impulses = 0;
  let firedBefore = 0;
  let engine: ReactionEngine | undefined;
  let isDisposed = false;
  const watched: { readonly of: string; isSettled: boolean }[] = [];
  let of = 'the start';

  const isIn = (name: CallbackName) => fired.some((each) => each.in === name);

  const own = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      const { name } = Object(error);
      if (name !== 'DisposedError' || !isDisposed) problems.push(`${of} threw ${String(error)}`);
    }
  };

  function act(name: ActName): void {
    const before = of;
    of = name;
    if (name === 'dispose') isDisposed = true;
    impulses++;
    own(() => acts[name](stage));
    of = before;
  }

  function called(name: CallbackName): { readonly of: unknown } | undefined {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    // A turn whose clock ends it is worked off.
    const isInTurn = ofClock.some(isIn);
    if (isDisposed && !isInTurn && !ending.test(name))
      problems.push(`${name} is called after dispose`);
    let instead: { readonly of: unknown } | undefined;
    for (const trigger of triggers) {
      const { act: what, at, times } = trigger;
      if (trigger.in !== name || count < at || count >= at + times || !engine) continue;
      fired.push(trigger);
      impulses++;
      if (typeof what === 'string') act(what);
      // What is thrown, what a property holds and what a `then` returns, nobody awaits: not the platform either.
      else if (/rejects/.test(what.value) && (what.does === 'throw' || unawaited.test(name)))
        continue;
      else if (what.does === 'throw') {
        if (name === 'then of login') stage.answered();
        throw values[what.value]?.();
      } else instead ??= { of: values[what.value]?.() };
    }
    return instead;
  }

  const app = createApp(
    setup,
    called,
    () => impulses++,
    () => {
      if (isDisposed) problems.push('a login after dispose');
      return logins.begin(app.clock.monotonic(), stage.connection, impulses);
    },
  );

  const stage: Stage = {
    get engine() {
      return engine as ReactionEngine;
    },
    app,
    ...{ ends: [], sockets: [], connection: 0 },
    watch(promise) {
      const one = { of, isSettled: false };
      watched.push(one);
      const settle = () => {
        one.isSettled = true;
      };
      (promise as Promise<unknown>).then(settle, settle);
    },
    receive(frame) {
      logins.take(frame);
      try {
        const { outcome } = (engine as ReactionEngine).receive(frame as never);
        if (!['resolved', 'fault', 'notAnError'].includes(outcome))
          problems.push(`receive: ${outcome}`);
      } catch (error) {
        problems.push(`receive threw ${String(error)}`);
      }
    },
    answered: logins.answered,
  };

  engine = createReactionEngine(app.options);
  const made = engine;
  const first = watchEvents(made, problems, () => isDisposed);
  for (const name of eventNames) {
    made.on(name, (payload) => {
      const { session } = made.state;
      // A connection that ends another one does two things at once.
      const isOfOne = isFrame(of) || name === 'state.changed';
      const now = name === 'state.changed' ? Object(payload).session : (stateOf[name] ?? session);
      if (isOfOne && now !== session && fired.length === firedBefore) {
        problems.push(`${name} in ${session}`);
      }
      if (name === 'login.succeeded') logins.answered();
    });
    made.on(
      name,
      app.own(name, () => {}),
    );
  }
  const second = watchEvents(made, problems, () => isDisposed);
  made.subscribe(app.own('subscribe', () => {}));
  stage.watch(made.restored);

  const check = async () => {
    await app.clock.advance(0);
    const { state } = made;
    if (state !== made.state) problems.push('two states');
    if (!isDisposed && `${first.names}` !== `${second.names}`) {
      problems.push(`${first.names} / ${second.names}`);
    }
  };

  async function run(step: Step): Promise<void> {
    if (step.do === 'advance' || step.do === 'sleep') {
      await app.clock[step.do](step.ms);
      return;
    }
    if (step.do === 'post') {
      const account = made.state.account ?? '';
      app.post({ version: 2, kind: step.kind, account });
      if (step.kind === 'signedIn') stage.answered();
      return;
    }
    if (step.do !== 'answer') return act(step.do);
    const open = app.open.filter((each) => each.of === step.of);
    const one = open[step.which % Math.max(1, open.length)];
    if (!one) return;
    app.open.splice(app.open.indexOf(one), 1);
    const id = one.requestId;
    if (step.of === 'login') stage.answered();
    if (step.of === 'secured') stage.connection++;
    if (step.with === 'yes') one.answer(true);
    else if (step.with === 'rubbish') one.refuse(new Error('of the app'));
    else {
      logins.take(answers[step.with]);
      one.refuse({ ...answers[step.with], ...(id && { requestId: id }) });
    }
  }

  return {
    problems,
    seen: counts.keys(),
    async step(step) {
      of = step.do;
      const before = first.names.length;
      firedBefore = fired.length;
      impulses++;
      await run(step);
      const emitted = first.names.slice(before);
      if (isFrame(step.do) && fired.length === firedBefore && !isInOrder(emitted)) {
        problems.push(`${step.do} emitted ${emitted.join(' ')}`);
      }
      await check();
    },
    async end() {
      const left = () => watched.filter(({ isSettled }) => !isSettled).map((each) => each.of);
      of = 'the end';
      for (let seconds = 0; seconds < 240; seconds += 8) {
        await app.clock.advance(8000);
      }
      if (!isIn('setTimeout')) for (const each of left()) problems.push(`${each} does not settle`);
      isDisposed = true;
      stage.watch(made.dispose());
      await app.clock.advance(0);
      await app.clock.advance(5000);
      for (const each of left()) problems.push(`${each} does not settle by dispose`);
      for (const socket of stage.sockets) socket.detach();
      await app.clock.advance(0);
      // A timer that is being armed when the app calls the engine is the app's.
      if (app.clock.pending > 0 && !isIn('setTimeout'))
        problems.push(`${app.clock.pending} timers`);
      if (app.listened.size > 0) problems.push(`${app.listened.size} listeners`);
    },
  };
}
