import { describe, expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../src/testing/server.js';
import { browserName, inRealTime, openProfile, type Profile, type Tab } from './tab.js';

// WebKitGTK's test browser shares no worker between its windows.
const kind = browserName === 'webkit' ? 'dedicated' : 'shared';
const isShared = kind === 'shared';

async function serverOf() {
  const server = await startServer();
  onTestFinished(() => server.close());
  return server;
}

/** A page of the worker of a server, or of one without. */
async function open(profile: Profile, search: string): Promise<Tab> {
  const tab = await profile.open({ engine: 'none' });
  await tab.run((driver, of, query) => driver.openScreen(of as 'shared', query), kind, search);
  await tab.until('it has joined, or not', ({ screen }) => screen?.engine.state.port !== 'joining');
  return tab;
}

const stateOf = (tab: Tab) => tab.run(({ screen }) => screen?.engine.state as never);
const toldBy = (tab: Tab) => tab.run(({ screen }) => screen?.emitted ?? []);
const faultsOf = async (tab: Tab) => (await toldBy(tab)).filter((name) => name.startsWith('fault'));
const ask = (tab: Tab, action: number) => tab.run(({ screen }, of) => screen?.ask(of), action);
const untilAnswered = (tab: Tab, count: number) =>
  tab.until(
    `${count} outcomes`,
    ({ screen }, most) => (screen?.outcomes.length ?? 0) >= most && screen?.outcomes,
    count,
  );
const inWorker = (tab: Tab, work: (held: typeof globalThis.held) => unknown) =>
  tab.run(({ screen }, source) => screen?.inWorker(source), String(work));

describe('three pages and one worker', () => {
  it.runIf(isShared)('have one socket and one login, and no 3 between them', async () => {
    const server = await serverOf();
    const profile = await openProfile();
    const search = `socket=${server.url}`;
    const tabs = [];
    for (let page = 0; page < 3; page++) tabs.push(await open(profile, search));
    for (const tab of tabs) await ask(tab, 201);
    for (const tab of tabs) expect(await untilAnswered(tab, 1)).toEqual(['answered']);
    expect(server.connections).toBe(1);
    expect(server.requests.filter(({ action }) => action === 102)).toHaveLength(1);
    expect(server.requests.filter(({ action }) => action === 201)).toHaveLength(3);
    const [first, second, third] = tabs as [Tab, Tab, Tab];

    // What one of them meets, all of them show.
    server.refuse({ majorCode: 10, wait: 60 }, { action: 201 });
    await ask(second, 201);
    expect(await untilAnswered(second, 2)).toEqual(['answered', 'RequestRefusedError 10']);
    for (const tab of tabs) {
      const guard = await tab.until(
        '201 is locked',
        ({ screen }) => screen?.engine.guard(201).allowed === false && screen.engine.guard(201),
      );
      expect(guard).toMatchObject({ remainingMs: expect.any(Number) });
    }
    await ask(third, 201);
    expect(await untilAnswered(third, 2)).toEqual(['answered', 'LockedOutError']);

    server.terminate();
    for (const tab of tabs) {
      await tab.until('it is over', ({ screen }) => screen?.engine.state.session === 'terminated');
      expect(await faultsOf(tab)).toEqual([]);
      expect((await toldBy(tab)).filter((name) => name === 'session.replaced')).toEqual([]);
    }
    expect(await stateOf(first)).toMatchObject({ port: 'joined', connection: 'open' });
  });
});

describe('a page', () => {
  it('asks for things by the socket of its worker', async () => {
    const server = await serverOf();
    const tab = await open(await openProfile(), `socket=${server.url}`);
    await ask(tab, 201);
    expect(await untilAnswered(tab, 1)).toEqual(['answered']);
    expect(await stateOf(tab)).toMatchObject({
      port: 'joined',
      session: 'ready',
      connection: 'open',
      account: 'a',
    });
    expect(await faultsOf(tab)).toEqual([]);
  });

  const gone = [
    ['is closed', true],
    ['crashes', browserName === 'chromium'],
  ] as const;
  it.runIf(isShared).each(gone.filter(([, runs]) => runs).map(([how]) => how))(
    'that %s leaves nothing behind in the worker',
    async (how) => {
      const profile = await openProfile();
      // A shared worker runs in the process of its first page.
      const [other, tab] = [await open(profile, `of=${how}`), await open(profile, `of=${how}`)];
      await ask(tab, 201);
      await tab.until('it is sent', ({ screen }) => screen?.sent === 1);
      expect(await inWorker(other, ({ engine }) => engine.requests().length)).toBe(1);
      if (how === 'crashes') void tab.browser.cdp?.('Page.crash').catch(() => {});
      await tab.close();
      await other.until('nothing is left', async ({ screen }) => {
        const left = await screen?.inWorker('({ engine }) => engine.requests().length');
        return left === 0;
      });
      expect(await faultsOf(other)).toEqual([]);
    },
  );

  it.runIf(browserName === 'chromium')(
    'that is frozen after the worker said go gives its turn back after a second, and sends when it wakes',
    inRealTime,
    async () => {
      const profile = await openProfile();
      const [frozen, other] = [await open(profile, 'of=froze'), await open(profile, 'of=froze')];
      await inWorker(other, ({ engine }) => engine.logIn() && engine.disconnected());
      await inWorker(other, ({ engine }) => engine.state.session);
      await ask(frozen, 201);
      await frozen.until('it is held', async ({ screen }) => {
        return (await screen?.inWorker('({ engine }) => engine.requests().length')) === 1;
      });
      await ask(other, 202);
      await frozen.browser.cdp?.('Page.setWebLifecycleState', { state: 'frozen' });
      const fromMs = await other.run(({ realMs }) => realMs());
      await inWorker(other, ({ engine }) => {
        engine.connected();
        void engine.signedIn();
      });
      await other.until('it has its turn', ({ screen }) => screen?.sent === 1);
      const afterMs = (await other.run(({ realMs }) => realMs())) - fromMs;
      expect(afterMs).toBeGreaterThan(900);
      expect(afterMs).toBeLessThan(2500);
      await frozen.browser.cdp?.('Page.setWebLifecycleState', { state: 'active' });
      await frozen.until('it sends now', ({ screen }) => screen?.sent === 1);
      expect(await faultsOf(frozen)).toEqual([]);
      await frozen.close();
    },
  );

  it('that is left and shown again joins again', async () => {
    const tab = await open(await openProfile(), 'of=back');
    await tab.leave();
    await tab.back();
    const ports = await tab.until('it is there', ({ screen, openScreen }) => {
      // Where the browser did not keep the page, it begins anew.
      if (!screen) openScreen('shared', 'of=back');
      return screen?.engine.state.port === 'joined' && screen.ports.join();
    });
    expect(ports).toMatch(/joined$/);
    expect(await faultsOf(tab)).toEqual([]);
  });
});

describe('a worker', () => {
  it('that dies is one fault, is opened again and joined', async () => {
    const server = await serverOf();
    const tab = await open(await openProfile(), `socket=${server.url}`);
    await tab.until('it is logged in', ({ screen }) => screen?.engine.state.connection === 'open');
    await tab.run(({ screen }) => screen?.kill());
    const ports = await tab.until(
      'another is joined',
      ({ screen }) => screen?.ports.join().endsWith('lost,joining,joined') && screen.ports,
    );
    expect(ports).toEqual(['joined', 'lost', 'joining', 'joined']);
    expect(await faultsOf(tab)).toEqual([expect.stringContaining('port.lost')]);
    await ask(tab, 201);
    expect(await untilAnswered(tab, 1)).toEqual(['answered']);
    expect(server.connections).toBe(1);
  });

  it('of another version is a fault that names both', async () => {
    const tab = await open(await openProfile(), 'version=7');
    expect(await stateOf(tab)).toMatchObject({ port: 'lost' });
    const faults = await faultsOf(tab);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/port\.version.*\(port 1\), its worker .*\(port 7\)/);
  });
});
