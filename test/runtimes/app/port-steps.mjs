// One engine for many pages, over a channel of the platform. Comes in: the packed package's modules. Goes out: a throw where it does not do what
// it must. Next: scenario.mjs.
import { launch, reasonOf, same } from './step.mjs';

export const portSteps = {
  'a port: a page has the engine of its worker, and sends itself': async (modules) => {
    const { port, testing, main } = modules;
    const { engine, close } = launch(modules);
    const { port1, port2 } = new MessageChannel();
    const stop = port.serveEngine(engine, port.channelPort(port1));
    const page = port.engineOver(port.channelPort(port2), { clock: testing.manualClock() });
    await page.restored;
    same([page.state.port, page.state.session], ['joined', 'ready']);
    const started = page.waitFor('lockout.started');
    engine.lockOut({ action: 201, waitMs: 20_000 });
    await started;
    same(page.guard(201), { ...engine.guard(201) });
    const refused = await reasonOf(page.request(201, async () => 'sent'));
    same(main.isReactionError(refused, 'LockedOutError'), true);
    same(await page.request(202, async () => 'sent'), 'sent');
    await page.dispose();
    stop();
    port1.close();
    await close();
  },
};
