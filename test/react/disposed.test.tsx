// @vitest-environment jsdom
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReactionEngine } from '../../src/index.js';
import {
  useAnnouncement,
  useGuardedAction,
  useLockout,
  useLockoutText,
  useReaction,
  useReactionState,
} from '../../src/react.js';
import { testEngine } from '../../src/testing.js';
import { en } from '../../src/texts/en.js';
import { gate } from './button.js';
import { doing, mount, provided, unmountAll } from './mount.js';

afterEach(unmountAll);

const listener = vi.fn();
let run: () => Promise<unknown> = async () => {};

/** Every hook, and what they show. */
function Page({ action = 201 }: { readonly action?: number }) {
  const { session } = useReactionState();
  const { locked } = useLockout(action);
  const view = useGuardedAction(action, () => gate<string>().promise);
  run = view.run;
  useReaction('session.terminated', listener);
  const texts = useLockoutText(action, undefined, en) + useAnnouncement(action);
  return <p>{`${session} ${locked} ${view.pending} ${texts}`}</p>;
}

const page = (engine: ReactionEngine, action?: number) => (
  <StrictMode>{provided(engine, <Page {...(action !== undefined && { action })} />)}</StrictMode>
);

describe('the hooks of an engine that was disposed', () => {
  it('show the last state and nothing locked, when they are mounted and when they go', async () => {
    const { engine } = testEngine();
    engine.receive({ majorCode: 9 });
    engine.lockOut({ action: 201, waitMs: 20_000 });
    await engine.dispose();
    const mounted = await mount(page(engine));
    expect(mounted.text()).toBe('nicknameRequired false false ');
    await unmountAll();
  });

  it('go on where it is disposed below them', async () => {
    const { engine } = testEngine();
    engine.lockOut({ action: 201, waitMs: 20_000 });
    const mounted = await mount(page(engine));
    expect(mounted.text()).toMatch(/^ready true false Wait 20 seconds/);
    await doing(() => engine.dispose());
    await mounted.render(page(engine));
    expect(mounted.text()).toBe('ready false false ');
    await mounted.render(page(engine, 202));
    expect(mounted.text()).toBe('ready false false ');
    await unmountAll();
  });

  it('have an outcome for what was under way, and for what is asked for then', async () => {
    const { engine } = testEngine();
    await mount(page(engine));
    const [underWay] = await doing(() => [run()]);
    await doing(() => engine.dispose());
    const disposed = { ok: false, error: { name: 'DisposedError' } };
    expect(await underWay).toMatchObject(disposed);
    expect(await doing(run)).toMatchObject(disposed);
  });
});
