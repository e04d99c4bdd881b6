// Chromium, as it is measured: headless, with nothing that keeps pages behind awake. Comes in: nothing. Goes out: tabs, and what its protocol says of
// them. Playwright is not used: it makes every page believe that it is in front. Next: scenes/chromium.ts.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { launchOptions } from '../test/browser/browser.js';

const { executablePath = '', args = [] } = launchOptions.chromium;

/** Why it does not run here; undefined where it does. */
export const chromiumMissing = (): string | undefined =>
  existsSync(executablePath) ? undefined : `not installed at ${executablePath}`;

/** `Chromium 156.0.8078.108`. */
export function chromiumVersion(): string {
  // Debian's script complains of the machine's memory.
  const said = execFileSync(executablePath, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
  return /^\S+ [\d.]+/.exec(String(said))?.[0] ?? '';
}

/** What the methods of the protocol answer, as far as it is used. */
interface Results {
  readonly 'Browser.close': object;
  readonly 'Performance.enable': object;
  readonly 'Performance.getMetrics': {
    readonly metrics: readonly { readonly name: string; readonly value: number }[];
  };
  readonly 'Runtime.evaluate': { readonly result: { readonly value?: unknown } };
  readonly 'Target.activateTarget': object;
  readonly 'Target.attachToTarget': { readonly sessionId: string };
  readonly 'Target.closeTarget': object;
  readonly 'Target.createBrowserContext': { readonly browserContextId: string };
  readonly 'Target.createTarget': { readonly targetId: string };
}
type Method = keyof Results;

/** An answer of it; without an id it is an event. */
interface Answer {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: unknown;
}

/** A tab. */
export interface Tab {
  /** Brings it before the others of its window. */
  show(): Promise<void>;
  /** An expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Time that the main thread of the page has worked since the first call, ms. */
  workedMs(): Promise<number>;
  close(): Promise<void>;
}

/** A browser that runs. */
export interface Chromium {
  /** A window of its own, and a profile in memory; none of the browser's. */
  newProfile(): Promise<string>;
  open(url: string, profile?: string): Promise<Tab>;
  close(): Promise<void>;
}

/** Where its protocol is reached, once it says so. */
async function addressSaid(by: NodeJS.ReadableStream): Promise<string> {
  let said = '';
  for await (const chunk of by) {
    said += chunk;
    const [address] = /ws:\/\/\S+/.exec(said) ?? [];
    if (address) return address;
  }
  throw new Error(`Chromium did not start: ${said}`);
}

/** Starts it with an empty profile on the disk. */
export async function startChromium(): Promise<Chromium> {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  const flags = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
  const child = spawn(executablePath, [...flags, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const socket = new WebSocket(await addressSaid(child.stderr));
  await once(socket, 'open');

  const asked = new Map<number, (answer: Answer) => void>();
  socket.on('message', (text) => {
    const answer: Answer = JSON.parse(String(text));
    if (answer.id === undefined) return;
    asked.get(answer.id)?.(answer);
    asked.delete(answer.id);
  });
  let calls = 0;
  const call = <Of extends Method>(method: Of, params: object = {}, sessionId?: string) =>
    new Promise<Results[Of]>((resolve, reject) => {
      const id = ++calls;
      asked.set(id, ({ error, result }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as Results[Of]),
      );
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });

  return {
    newProfile: async () => (await call('Target.createBrowserContext')).browserContextId,
    async open(url, browserContextId) {
      const { targetId } = await call('Target.createTarget', { url, browserContextId });
      /** Only who asks is attached: a page that is watched is slower. */
      let attached: Promise<string> | undefined;
      const attach = async () => {
        const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
        await call('Performance.enable', { timeDomain: 'threadTicks' }, sessionId);
        return sessionId;
      };
      const callPage = async <Of extends Method>(method: Of, params?: object) => {
        attached ??= attach();
        return call(method, params, await attached);
      };
      return {
        show: async () => void (await call('Target.activateTarget', { targetId })),
        async evaluate(expression) {
          const { result } = await callPage('Runtime.evaluate', { expression });
          return result.value;
        },
        async workedMs() {
          const { metrics } = await callPage('Performance.getMetrics');
          const worked = metrics.find(({ name }) => name === 'TaskDuration');
          if (!worked) throw new Error('Chromium does not say how long the page has worked');
          return 1000 * worked.value;
        },
        close: async () => void (await call('Target.closeTarget', { targetId })),
      };
    },
    async close() {
      const ended = once(child, 'exit');
      await call('Browser.close');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
