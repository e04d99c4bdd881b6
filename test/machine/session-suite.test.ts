// The session's own suite once more, on engines that run the XState chart and not the core's table of transitions.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReactionEngine } from '../../src/index.js';
import { sessionMachine } from '../../src/machine.js';
import { rig, runOn } from '../support/session.js';

const folder = new URL('../session/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));

describe('on the chart', async () => {
  beforeAll(() => runOn(sessionMachine));
  afterAll(() => runOn());

  it('runs every engine of the suite', () => {
    const ids: unknown[] = [];
    rig({ inspect: ({ type, actorRef }) => type === '@xstate.actor' && ids.push(actorRef) });
    const logicOf = (ref: unknown) => Object(ref).logic;
    return Promise.resolve().then(() => {
      expect(ids.map(logicOf)).toEqual([sessionMachine]);
    });
  });

  for (const name of files) {
    describe(name, async () => {
      // Another address, so that its tests are collected here too.
      await import(/* @vite-ignore */ `../session/${name}?chart`);
    });
  }
});

describe('off it', () => {
  it('an engine without a machine runs the table', () => {
    expect(createReactionEngine({ channel: null }).state.session).toBe('ready');
  });
});
