// Apps, bundled by Metro. Comes in: a version of Metro, the file of an app. Goes out: the path of its bundle. Next: phone.ts runs it.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export type Metro = '0.81' | '0.82';

const script = fileURLToPath(new URL('metro.mjs', import.meta.url));

/** Rejects with Metro's own words where the app cannot be bundled. */
export async function bundleBy(
  metro: Metro,
  app: string,
  file: string,
  { dev = false }: { readonly dev?: boolean } = {},
): Promise<string> {
  const entry = join(app, file);
  const out = `${entry}.${metro}${dev ? '.dev' : ''}.bundle.js`;
  const options = { timeout: 60_000, maxBuffer: 1e8 };
  const given = JSON.stringify({ metro, app, entry, out, dev });
  await promisify(execFile)(process.execPath, [script, given], options);
  return out;
}
