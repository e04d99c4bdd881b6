// What the development build says of a listener that failed: of which event, and the kind of its error.
import { expect, it } from 'vitest';
import { testEngine } from '../../src/testing.js';

it.each<[string, () => unknown, string]>([
  ['throws', () => (undefined as never as { x: 1 }).x, 'threw a TypeError'],
  ['rejects', () => Promise.reject(new ReferenceError('09125550100')), 'threw a ReferenceError'],
  [
    'has an error of its own',
    () => Promise.reject(Object.assign(new Error(), { name: '09125550100' })),
    'threw or rejected',
  ],
])('a listener that %s', async (_, listener, what) => {
  const { engine, clock, events } = testEngine();
  engine.on('reaction', listener);
  engine.receive({ majorCode: 8 });
  await clock.advance(0);
  expect(events.filter(({ name }) => name === 'fault').map(({ payload }) => payload)).toEqual([
    { code: 'listener', message: `A listener of 'reaction' ${what}. All others were called.` },
  ]);
  await engine.dispose();
});
