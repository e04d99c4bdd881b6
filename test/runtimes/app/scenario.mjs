// What every runtime must be able to do, step by step. Comes in: the packed package's modules, however they were loaded. Goes out: each step's
// name, and its problem, empty where there is none. Next: esm.mjs, commonjs.cjs and worker.mjs print it.
import { lockoutSteps } from './lockout-steps.mjs';
import { portSteps } from './port-steps.mjs';
import { requestSteps } from './request-steps.mjs';
import { sessionSteps } from './session-steps.mjs';

/** The steps, by name. */
export const steps = { ...sessionSteps, ...requestSteps, ...lockoutSteps, ...portSteps };

export async function scenario(modules) {
  const done = [];
  for (const [name, step] of Object.entries(steps)) {
    let problem = '';
    try {
      await step(modules);
    } catch (error) {
      problem = String(error?.stack ?? error);
    }
    done.push({ name, problem });
  }
  return done;
}
