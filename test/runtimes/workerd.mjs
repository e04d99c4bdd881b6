// The scenario in workerd. Comes in: the app's folder. Goes out: its steps, one line of JSON. It is bundled as for a worker, without Node's
// compatibility: what would need a module of Node does not bundle, and what would act at import is refused by workerd.
import { join } from 'node:path';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';

const [, , app] = process.argv;
const { outputFiles } = await build({
  entryPoints: [join(app, 'worker.mjs')],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'worker', 'production'],
});
const worker = new Miniflare({
  modules: true,
  script: outputFiles[0].text,
  compatibilityDate: '2026-04-01',
});
try {
  const response = await worker.dispatchFetch('http://scenario/');
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  console.log(text);
} finally {
  await worker.dispose();
}
