// WebKitGTK by WebDriver: its own driver and test browser, nothing between. Comes in: a display. Goes out: a session whose commands go to
// one window at a time. It is WebKit, not Safari. Next: by-webdriver.ts makes tabs of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { miniBrowser } from './browser.js';

/** A screen that nobody sees. */
export async function startDisplay(): Promise<{ display: string; stop(): void }> {
  if (process.env.DISPLAY) return { display: process.env.DISPLAY, stop() {} };
  const screen = ['-screen', '0', '1280x800x24', '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise<string>((resolve, reject) => {
    xvfb.once('error', reject);
    xvfb.stdio[3]?.once('data', (data) => resolve(`:${String(data).trim()}`));
  });
  return { display, stop: () => void xvfb.kill() };
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A running browser. Every command names its window; they take turns. */
export interface WebDriver {
  readonly version: string;
  /** The window that is there from the start, and has to stay. */
  readonly home: string;
  newWindow(): Promise<string>;
  visit(window: string, url: string): Promise<void>;
  /** Runs the body of a function in the page, and waits for the promise that it may return. */
  execute(window: string, script: string): Promise<unknown>;
  /** Presses the browser's button; the page need not be there yet. */
  back(window: string): Promise<void>;
  closeWindow(window: string): Promise<void>;
  close(): Promise<void>;
}

export async function startWebDriver(display: string): Promise<WebDriver> {
  const port = await freePort();
  const driver: ChildProcess = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const kill = () => void driver.kill();
  process.once('exit', kill);

  async function call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      // A command that is lost with its page fails one test: the others wait behind it.
      signal: AbortSignal.timeout(30_000),
    });
    const { value } = (await response.json()) as {
      value: T & { error?: string; message?: string };
    };
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  for (let tries = 0; ; tries++) {
    try {
      await call('GET', '/status');
      break;
    } catch (error) {
      if (tries > 200) throw error;
      await setTimeout(50);
    }
  }
  const { sessionId, capabilities } = await call<{
    sessionId: string;
    capabilities: { browserVersion: string };
  }>('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
      },
    },
  });
  const session = `/session/${sessionId}`;
  // A script that never answers is a failed test, not a run that hangs.
  await call('POST', `${session}/timeouts`, { script: 60_000, pageLoad: 60_000 });

  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  };
  let current = await call<string>('GET', `${session}/window`);
  const at = <T>(window: string, work: () => Promise<T>) =>
    inTurn(async () => {
      if (window !== current) await call('POST', `${session}/window`, { handle: window });
      current = window;
      return work();
    });

  const home = current;
  return {
    version: capabilities.browserVersion,
    home,
    newWindow: () =>
      at(home, async () => {
        const opened = await call<{ handle: string }>('POST', `${session}/window/new`, {
          type: 'window',
        });
        return opened.handle;
      }),
    visit: (window, url) => at(window, () => call('POST', `${session}/url`, { url })),
    execute: (window, script) =>
      at(window, () => call('POST', `${session}/execute/sync`, { script, args: [] })),
    back: (window) => at(window, () => call('POST', `${session}/back`, {})),
    closeWindow: (window) =>
      at(window, async () => {
        await call('DELETE', `${session}/window`);
        current = '';
      }),
    close: async () => {
      // A page that hangs does not keep the browser.
      await Promise.race([inTurn(() => call('DELETE', session)).catch(() => {}), setTimeout(3000)]);
      process.off('exit', kill);
      kill();
    },
  };
}
