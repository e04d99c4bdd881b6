#!/usr/bin/env node
// `npx igap-reactions`: the command of the package. Comes in: a command line. Goes out: what a verb answers, on the terminal. The build makes
// dist/cli.js of it, with all that it needs inside. Next: program.ts.
import { createProgram } from './program.js';

// A reader that has seen enough (`| head`) is no trouble.
process.stdout.on('error', () => process.exit());

await createProgram().parseAsync();
