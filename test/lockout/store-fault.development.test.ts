import { expect, it } from 'vitest';
import { type LockoutStore, memoryStore } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { quotaExceeded } from '../support/faulty-store.js';

/** What is reported of a store of which these calls are in trouble. */
async function messagesOf(store: Partial<LockoutStore>, waitMs = 0): Promise<readonly string[]> {
  const { engine, clock, emitted } = rig({ store: { ...memoryStore(), ...store } });
  engine.lockOut({ action: 201, waitMs: 60_000 });
  await clock.advance(waitMs);
  for (const lockout of engine.lockouts()) engine.clearLockout(lockout);
  await clock.advance(waitMs);
  await engine.dispose();
  return emitted.flatMap((one) => (one.name === 'fault' ? one.payload.message : []));
}

const hangs = () => new Promise<never>(() => {});
const throws = () => {
  throw new TypeError('secret');
};
const goesOn = 'Lockouts of this account go on in memory.';

it.each([
  ['read', { read: hangs }, `store.read did not answer in time. ${goesOn}`],
  [
    'write',
    { write: () => Promise.reject(quotaExceeded()) },
    `store.write failed with a QuotaExceededError. ${goesOn}`,
  ],
  ['remove', { remove: throws }, `store.remove failed with a TypeError. ${goesOn}`],
] as const)('a failed %s is named, with how it failed and what follows', async (_, store, text) => {
  expect(await messagesOf(store, 2000)).toEqual([text]);
});

it('what is no list of entries is a failed read', async () => {
  const read = () => JSON.parse('7');
  expect(await messagesOf({ read })).toEqual([`store.read failed with a TypeError. ${goesOn}`]);
});

it('what is no record was removed', async () => {
  const read = () => JSON.parse('[["100", {}]]');
  expect(await messagesOf({ read })).toEqual([
    'The store held something that is no lockout record. It was removed.',
  ]);
});

it('a failed read and what is no record are two faults', async () => {
  const reads = [() => JSON.parse('[["100", {}]]'), throws];
  const { engine, clock, emitted } = rig({
    store: { ...memoryStore(), read: () => (reads.shift() ?? (() => []))() },
  });
  await engine.restored;
  await clock.sleep(60_000);
  await clock.advance(0);
  const codes = emitted.flatMap((one) => (one.name === 'fault' ? one.payload.code : []));
  expect(codes).toEqual(['store.corrupt', 'store.failed']);
});
