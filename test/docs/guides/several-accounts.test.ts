import { expect, it, onTestFinished } from 'vitest';
import type { ReactionEngine } from '../../../src/index.js';
import { testEngine } from '../../../src/testing.js';
import { run } from './guide.js';

interface Account {
  readonly id: string;
  readonly token: string;
}
interface Switch {
  readonly switchTo: (
    next: Account,
    engine: ReactionEngine,
    device: { current?: Account },
    reconnect: () => void,
  ) => Promise<void>;
}

it('switchTo ends what the old account asked for, and logs the new one in on a new connection', async () => {
  const { switchTo } = await run<Switch>('several-accounts', 'switchTo(');
  const device: { current?: Account } = { current: { id: 'sara', token: 's' } };
  const logins: unknown[] = [];
  const { engine, clock } = testEngine({
    account: 'sara',
    async login() {
      logins.push(device.current?.token);
      void engine.signedIn({ account: device.current?.id ?? null });
    },
  });
  onTestFinished(() => engine.dispose());
  engine.connected();
  await clock.advance(0);
  engine.lockOut({ action: 201, waitMs: 600_000 });
  const upload = engine.request(601, () => new Promise(() => {})).catch(({ name }) => name);

  const switched: string[] = [];
  await switchTo({ id: 'omid', token: 'o' }, engine, device, () => {
    switched.push(engine.state.session);
    engine.connected();
  });
  expect(await upload).toBe('AccountChangedError');
  await clock.advance(60_000);
  expect(switched).toEqual(['loginDelayed']);
  expect(logins).toEqual(['s', 'o']);
  expect([engine.state.session, engine.state.account]).toEqual(['ready', 'omid']);
  expect(engine.guard(201).allowed).toBe(true);

  await switchTo({ id: 'sara', token: 's' }, engine, device, () => engine.connected());
  await clock.advance(60_000);
  expect([engine.state.account, engine.guard(201).allowed]).toEqual(['sara', false]);
});
