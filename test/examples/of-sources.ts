// Examples that name the package, of the sources: `tsconfig.json` maps its name, which the test runner does not look at. Comes in: the name
// of an example. Goes out: its module.
import { tsImport } from 'tsx/esm/api';

interface Modules {
  readonly client: typeof import('../../examples/client.js');
  readonly 'server-stage': typeof import('../../examples/server-stage.js');
}

export function ofSources<Name extends keyof Modules>(name: Name): Promise<Modules[Name]> {
  return tsImport(`../../examples/${name}.ts`, {
    parentURL: import.meta.url,
    tsconfig: 'tsconfig.json',
  });
}
