import { expect, it } from 'vitest';
import { createReactionEngine } from '../../src/index.js';
import { appStateClock, nativeStore } from '../../src/native.js';

it('a module that was given instead of its default export is named as what it is', () => {
  const module = { default: { getItem() {}, setItem() {}, removeItem() {} } };
  expect(() => nativeStore(module as never)).toThrow(
    'nativeStore(AsyncStorage) must be an object with getItem, setItem and removeItem (got an object). It is the module: give its default export.',
  );
});

it('a state that was given instead of AppState is named as what it is', () => {
  expect(() => appStateClock('active' as never)).toThrow(
    'appStateClock(AppState) must be the AppState of react-native (got a string).',
  );
});

it('an engine without a store says which to give', async () => {
  const engine = createReactionEngine({ channel: null });
  const fault = engine.waitFor('fault');
  expect((await fault).message).toContain('nativeStore(AsyncStorage) of igap-reactions/native');
  await engine.dispose();
});
