// The pages of the API. Comes in: the entries of the package with their comments. Goes out: a folder of Markdown, a page for each entry. Next:
// stage.ts puts it beside the other pages.
import type { Options } from 'tsup';
import { Application, type TypeDocOptions } from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import production from '../tsup.config.js';

const root = new URL('..', import.meta.url).pathname;
const { entry = {} } = production as Options;

/** What an app imports, by the name that TypeDoc gives the file. */
const importOf = new Map(
  Object.entries(entry).map(([name, file]) => [
    String(file).replace(/^src\/|\.ts$/g, ''),
    name === 'index' ? 'igap-reactions' : `igap-reactions/${name}`,
  ]),
);

export async function writeApi(folder: string): Promise<void> {
  const options: Partial<TypeDocOptions & PluginOptions> = {
    out: folder,
    entryPoints: Object.values(entry).map((file) => root + file),
    tsconfig: `${root}tsconfig.build.json`,
    plugin: [
      new URL('node_modules/typedoc-plugin-markdown/dist/index.js', import.meta.url).pathname,
    ],
    // `npm run docs:check` and `npm run typecheck` say what is wrong.
    skipErrorChecking: true,
    logLevel: 'Error',
    disableSources: true,
    readme: 'none',
    router: 'module',
    // A type and a function may have one name.
    useCustomAnchors: true,
    // Headings of the page's own have the plain ones.
    anchorPrefix: 'api-',
    excludeExternals: true,
    classPropertiesFormat: 'table',
    sort: ['alphabetical'],
    hideBreadcrumbs: true,
    hidePageHeader: true,
    entryFileName: 'index',
    useHTMLEncodedBrackets: true,
    sanitizeComments: true,
    expandObjects: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    propertyMembersFormat: 'table',
    typeDeclarationFormat: 'table',
    tableColumnSettings: { hideSources: true },
    pageTitleTemplates: {
      index: 'API',
      module: ({ name }) => name,
      member: ({ name, group }) => `${name}${group === 'Functions' ? '()' : ''}`,
    },
  };
  const app = await Application.bootstrapWithPlugins(options);
  const project = await app.convert();
  if (!project) throw new Error('TypeDoc found nothing to write');
  for (const module of project.children ?? [])
    module.name = importOf.get(module.name) ?? module.name;
  await app.generateOutputs(project);
}
