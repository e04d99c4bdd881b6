// Whether all that is public can be named. Comes in: the entries. Goes out: nothing where each type that an entry refers to is exported by one,
// and each link in a comment leads somewhere; else TypeDoc's words, and an exit code.
import type { Options } from 'tsup';
import { Application } from 'typedoc';
import production from '../tsup.config.js';

const { entry = {} } = production as Options;
const entryPoints = Object.values(entry);
const app = await Application.bootstrap({
  entryPoints,
  tsconfig: 'tsconfig.build.json',
  validation: { notExported: true, invalidLink: true, notDocumented: false },
  // The declaration files are checked by `npm run typecheck`.
  skipErrorChecking: true,
  disableSources: true,
});
const project = await app.convert();
if (project) app.validate(project);
if (!project || app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
else console.log(`${entryPoints.length} entries: all that they refer to is exported`);
