// The scenario in a worker: importing does nothing, all of it happens within a request. Goes out: the steps, as JSON.
import * as modules from './modules.mjs';
import { scenario } from './scenario.mjs';

export default { fetch: async () => Response.json(await scenario(modules)) };
