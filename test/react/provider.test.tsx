// @vitest-environment jsdom

import { version } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import type { ReactionEngine } from '../../src/index.js';
import { useLockout, useReaction, useReactionEngine, useReactionState } from '../../src/react.js';
import { testEngine } from '../../src/testing.js';
import { said } from '../support/said.js';
import { hydrate, mount, provided, unmountAll } from './mount.js';

afterEach(unmountAll);

it('is tested with the React that it says', () => {
  expect(version.split('.')[0]).toBe(inject('react'));
});

describe('ReactionProvider', () => {
  it('gives its engine to the hooks below', async () => {
    const { engine } = testEngine();
    let seen: ReactionEngine | undefined;
    const Page = () => {
      seen = useReactionEngine();
      return null;
    };
    await mount(provided(engine, <Page />));
    expect(seen).toBe(engine);
  });

  it.each([null, undefined, {}, 'engine'])('says what to pass instead of %j', (engine) => {
    const page = provided(engine as unknown as ReactionEngine, <p />);
    expect(() => renderToString(page)).toThrow(
      expect.objectContaining({
        name: 'OptionError',
        message: expect.stringContaining(
          said('engine must be what createReactionEngine() returns'),
        ),
      }),
    );
  });

  it('has to be above every hook, which throws without one', () => {
    const Page = () => <p>{useReactionState((state) => state.session)}</p>;
    expect(() => renderToString(<Page />)).toThrow('No <ReactionProvider> above this component.');
  });
});

describe('rendered on a server', () => {
  const Page = () => {
    const engine = useReactionEngine();
    const { locked } = useLockout(201);
    const { session, account } = useReactionState();
    useReaction('fault', () => {});
    return <p>{`${session} ${account} ${locked} ${typeof engine.receive}`}</p>;
  };

  it('nothing is locked and the session is ready; the page agrees, and then shows what is', async () => {
    const errors = vi.spyOn(console, 'error');
    const { engine } = testEngine({ account: 'a' });
    engine.lockOut({ action: 201, waitMs: 60_000 });
    engine.receive({ majorCode: 8 });
    const html = renderToString(provided(engine, <Page />));
    expect(html).toContain('ready null false function');
    const page = await hydrate(html, provided(engine, <Page />));
    expect(page.text()).toBe('terminated a true function');
    expect(page.recovered).toEqual([]);
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
  });
});
