// A stage without a server: the recording is all that there is. Comes in: lines. Goes out: frames, calls and answers to logins, handed to an
// engine. Next: player.ts.
import type { ReactionEngine } from 'igap-reactions';
import { appCall } from './app-call.js';
import type { LoginDesk } from './login-desk.js';
import type { LoginAnswer } from './script.js';
import type { Outcome, Stage } from './stage.js';

/** `desk` has the engine's `login`. */
export function engineStage(engine: ReactionEngine, desk: LoginDesk): Stage {
  const receive = (input: Parameters<ReactionEngine['receive']>[0]): Outcome => {
    const received = engine.receive(input);
    const resolution = received.outcome === 'resolved' ? received.resolution : undefined;
    return { kind: 'received', resolution };
  };
  const answer = (given: LoginAnswer) => {
    const { session } = engine.state;
    // An answer that comes while the login is delayed was recorded for the login that follows.
    if (session === 'loggingIn' && desk.answer(given)) return 'running';
    if (session !== 'loggingIn' && session !== 'loginDelayed') return 'none';
    desk.keep(given);
    return 'next';
  };
  return {
    engine,
    leadMs: 0,
    prepare() {},
    deliver(line, begin) {
      const { step } = line;
      begin(line);
      switch (step.kind) {
        case 'frame':
          return receive(step.frame);
        case 'bytes':
          return receive(step.bytes);
        case 'call':
          return appCall(step.name, step.args, engine);
        case 'login':
          return { kind: 'answer', to: answer(step.answer) };
        case 'broken':
          return undefined;
      }
    },
    get kept() {
      return desk.kept;
    },
    close: () => engine.dispose(),
  };
}
