import { beforeAll, describe, expect, inject, it } from 'vitest';
import { bundleBy } from './bundle.js';
import { inHermes, inNode } from './phone.js';
import { writeScreen } from './screen.js';

const app = inject('app');

describe.each(['0.81', '0.82'] as const)(
  'the screen of docs/react-native.md, bundled by Metro %s',
  (metro) => {
    let bundle = '';
    beforeAll(async () => {
      bundle = await bundleBy(metro, app, writeScreen(app));
    });

    it.each([
      ['in Hermes', inHermes],
      ['in Node, with the globals of React Native only', inNode],
    ])('is shown, locked, counts, and is free again after the background, %s', async (_, run) => {
      const lines = (await run(bundle)).map((line) => JSON.parse(line));
      expect(lines).toEqual([
        { step: 'shown', text: expect.stringMatching(/ارسال/) },
        { step: 'locked', text: expect.stringMatching(/۰:۲۰|0:20/) },
        { step: '5 s later', text: expect.stringMatching(/۰:۱۵|0:15/) },
        { step: 'back from the background', text: expect.stringMatching(/ارسال/) },
        { step: 'end', sent: 1, disabled: false, faults: [], connect: 'function', end: true },
      ]);
    });
  },
);
