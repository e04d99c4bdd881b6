import type { ErrorFrame } from '../../src/index.js';
import { heldRig, type RigOptions } from '../support/session.js';

/** A run of logins that has begun, with no jitter, and how the test answers its tries. */
export function startRun(loginBackoff: RigOptions['loginBackoff'] = {}) {
  const rig = heldRig({ loginBackoff: { random: () => 1, ...loginBackoff } });
  rig.engine.logIn();
  const delays = () =>
    rig.emitted.flatMap((emitted) =>
      emitted.name === 'login.delayed' ? [emitted.payload.delayMs] : [],
    );
  const answer = async (frame: ErrorFrame) => {
    rig.held.last.fail(frame);
    await rig.clock.advance(0);
  };
  /** Answers, then lets the delay pass if there is one. */
  const answerAndWait = async (frame: ErrorFrame) => {
    await answer(frame);
    if (rig.engine.state.session === 'loginDelayed') await rig.clock.advance(delays().at(-1) ?? 0);
  };
  return { ...rig, delays, answer, answerAndWait };
}
