// The scenario on the package as ES modules. Goes out: one line of JSON. Nothing ends the process: it must end by itself.
import * as modules from './modules.mjs';
import { scenario } from './scenario.mjs';

console.log(JSON.stringify(await scenario(modules)));
