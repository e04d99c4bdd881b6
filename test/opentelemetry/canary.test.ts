// Nothing that may name somebody leaves the app: every value that could is marked, and looked for in all that is exported.
import { expect, it } from 'vitest';
import { attributeNames } from '../../src/opentelemetry/attributes.js';
import { requestRig } from '../support/request.js';
import { instrumented } from './exported.js';

const canary = 'canary';

it('no subject, account, id, token or text appears in what is exported', async () => {
  const { engine, clock, held, ask, last, settle } = requestRig({ account: `${canary}-account` });
  const { spans, text, stop } = instrumented(engine, clock);
  const ids = new Set<string>();
  engine.on('request.settled', ({ id }) => ids.add(id));
  engine.on('lockout.started', ({ lockout }) => ids.add(lockout.id));
  const subject = `${canary}-subject`;
  const frame = { subject, message: `${canary}-message` };

  ask('refused', 201, { subject });
  last('refused').refuse({ majorCode: 2, ...frame });
  await settle();
  held.last.fail({ majorCode: 10, wait: 3, ...frame });
  await clock.advance(3000);
  held.last.succeed();
  await settle();
  last('refused').fail(new Error(`${canary}-error`));
  ask('named', 201, { subject });
  last('named').fail(Object.assign(new Error(), { name: `${canary}-name` }));
  ask('aborted', 201, { subject });
  engine.cancel(() => true);
  await settle();
  engine.receive({ majorCode: 234, wait: 5, requestId: `${canary}-id`, ...frame });
  ask('locked', 201, { subject });
  engine.receive({ majorCode: 77_777, ...frame });
  engine.receive({ majorCode: 8, wait: -1, ...frame });
  engine.receive(`${canary}-bytes` as never);
  await clock.advance(5000);
  await engine.signedIn({ account: `${canary}-other` });
  stop();

  const exported = await text();
  expect(exported).toContain('CHAT_SEND_MESSAGE_LIMIT_REACHED');
  expect(exported).not.toContain(canary);
  for (const id of ids) expect(exported).not.toContain(JSON.stringify(id));
  expect(ids.size).toBeGreaterThan(4);
  const known: readonly string[] = attributeNames;
  const names = [...exported.matchAll(/"((?:igap|error)\.[a-z_]+)":/g)].map(
    ([, name = '']) => name,
  );
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
  for (const { attributes } of spans()) {
    expect(Object.keys(attributes).filter((name) => !known.includes(name))).toEqual([]);
  }
  await engine.dispose();
});
