// The app of the scenario. Comes in: nothing. Goes out: a line of JSON for each step, what it came to, and a last line. Next: scenario.native.ts.
import './setup';
import { nativeStore } from 'igap-reactions/native';
import { reasonOf } from './step';
import { stepNames } from './step-names';
import { steps } from './steps';

async function run(): Promise<void> {
  for (const name of stepNames) {
    let problem = '';
    try {
      await steps[name]();
    } catch (error) {
      problem = String(error instanceof Error ? (error.stack ?? error) : error);
    }
    console.log(JSON.stringify({ name, problem }));
  }
  // Each build has words of its own.
  const words = await reasonOf((async () => nativeStore(undefined as never))());
  console.log(JSON.stringify({ words: String(words), end: true }));
}

void run();
