// Connection and login against a model of the tables: whatever happens, in whatever order, the engine is where docs/session.md says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorFrame, ReactionEngine } from '../../src/index.js';
import { holds, modelLimits } from '../support/model-runs.js';
import { rig } from '../support/session.js';
import { type Answer, type Code, sessionModel, settings } from './session-model.js';

const frameOf: Record<Exclude<Answer, 'ok' | 'no frame'>, ErrorFrame> = {
  '2': { majorCode: 2 },
  '3': { majorCode: 3 },
  '8': { majorCode: 8 },
  '9': { majorCode: 9 },
  '111': { majorCode: 111, minorCode: 1 },
  '111/4': { majorCode: 111, minorCode: 4 },
  '105': { majorCode: 105 },
  '184': { majorCode: 184 },
  '10170': { majorCode: 10170 },
  '109/1': { majorCode: 109, minorCode: 1 },
  '109/2': { majorCode: 109, minorCode: 2 },
  '110': { majorCode: 110 },
  '5/2': { majorCode: 5, minorCode: 2 },
  wait: { majorCode: 10, wait: 4 },
};

type Model = ReturnType<typeof sessionModel>;

/** What the app calls, and what the model says to it. */
const calls: Record<
  string,
  readonly [(engine: ReactionEngine) => unknown, (model: Model) => unknown]
> = {
  'logIn()': [(engine) => engine.logIn(), (model) => model.logIn(false)],
  'logIn({ newToken })': [(e) => e.logIn({ newToken: true }), (model) => model.logIn(true)],
  'takeOver()': [(engine) => engine.takeOver(), (model) => model.begin('replaced')],
  'twoStepVerified()': [(e) => e.twoStepVerified(), (model) => model.begin('twoStepRequired')],
  'nicknameSet()': [(engine) => engine.nicknameSet(), (model) => model.nicknameSet()],
  'nicknameRequired()': [(e) => e.nicknameRequired(), (model) => model.says('nicknameRequired')],
  'twoStepRequired()': [(e) => e.twoStepRequired(), (model) => model.says('twoStepRequired')],
  'signedIn()': [(engine) => void engine.signedIn(), (model) => model.signedIn()],
  'signedOut()': [(engine) => void engine.signedOut(), (model) => model.signedOut()],
  'connected()': [(engine) => void engine.connected(), (model) => model.connected()],
  'disconnected()': [(engine) => engine.disconnected(), (model) => model.disconnected()],
  connecting: [(e) => e.disconnected({ connecting: true }), (model) => model.connecting()],
  'lockOut()': [
    (engine) => void engine.lockOut({ action: 102, waitMs: 2500 }),
    (model) => model.lock(2500),
  ],
};

type Step =
  | { readonly call: string }
  | { readonly receive: Code }
  | { readonly answer: Answer }
  | { readonly waitMs: number };

const codes = ['2', '3', '8', '9', '111', '111/4', '105', '184'] as const;
const likely = ['ok', '110', '110', '5/2', 'no frame'] as const;
const answers = [...codes, ...likely, ...likely, '10170', '109/1', '109/2', 'wait'] as const;
const sockets = ['connected()', 'connected()', 'disconnected()', 'connecting'] as const;
const waits = [0, 1, 400, 400, 999, 1000, 2500, 9999, 30_000, 61_000] as const;

const call = fc.record({ call: fc.constantFrom(...Object.keys(calls)) });
const socket = fc.record({ call: fc.constantFrom(...sockets) });
const receive = fc.record({ receive: fc.constantFrom('2' as const, ...codes) });
const answer = fc.record({ answer: fc.constantFrom(...answers) });
const refusal = fc.record({ answer: fc.constantFrom(...likely) });
const wait = fc.record({ waitMs: fc.constantFrom(...waits) });
/** Steps, most of them as they come together: a login that takes its time, is answered, and a socket that comes and goes. */
const some: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.oneof(call, call, socket, receive, answer, wait)) },
  { weight: 3, arbitrary: fc.tuple(socket, wait, refusal, socket, wait) },
  { weight: 2, arbitrary: fc.tuple(wait, refusal, call, wait) },
);

/** An engine whose login settles when the test says so, or rejects once it is aborted. */
function engineOf() {
  const attempts: number[] = [];
  let settle: (answer: Answer) => void = () => {};
  const { engine, clock } = rig({
    loginBackoff: { ...settings, random: () => 1 },
    login: ({ attempt, signal }) => {
      attempts.push(attempt);
      return new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        settle = (answer) => {
          if (answer === 'ok') resolve();
          else reject(answer === 'no frame' ? new Error('socket') : frameOf[answer]);
        };
      });
    },
  });
  return { engine, clock, attempts, settle: (answer: Answer) => settle(answer) };
}

describe('the session', () => {
  it('is where a model of the tables is, after every step', modelLimits, async () => {
    await holds(
      fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 20 }), async (groups) => {
        const model = sessionModel();
        const { engine, clock, attempts, settle } = engineOf();
        for (const each of groups.flat()) {
          if ('call' in each) {
            const [act, says] = calls[each.call] ?? [];
            expect(act?.(engine)).toBe(says?.(model));
          } else if ('receive' in each) {
            engine.receive(frameOf[each.receive]);
            // 111 and 111/4 are of #102: they answer it.
            model.receive(each.receive);
          } else if ('answer' in each) {
            if (!model.isCalling()) continue;
            settle(each.answer);
            model.answer(each.answer);
          } else model.pass(each.waitMs);
          await clock.advance('waitMs' in each ? each.waitMs : 0);
          const { session, connection, reason } = engine.state;
          expect({ session, connection, reason, attempts }).toEqual({
            ...model.state(),
            attempts: model.attempts,
          });
        }
        await engine.dispose();
        expect(clock.pending).toBe(0);
      }),
    );
  });
});
