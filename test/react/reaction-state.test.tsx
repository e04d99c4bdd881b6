// @vitest-environment jsdom
import { startTransition } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReactionState } from '../../src/index.js';
import { useReactionState } from '../../src/react.js';
import { testEngine } from '../../src/testing.js';
import { doing, mount, provided, unmountAll } from './mount.js';

afterEach(unmountAll);

describe('useReactionState', () => {
  it('renders when what it selects is another, and only then', async () => {
    const { engine } = testEngine();
    let renders = 0;
    const Page = () => {
      renders++;
      return <p>{useReactionState((state) => state.session)}</p>;
    };
    const page = await mount(provided(engine, <Page />));
    expect(page.text()).toBe('ready');
    await doing(() => engine.lockOut({ action: 201, waitMs: 60_000 }));
    expect(renders).toBe(1);
    await doing(() => engine.receive({ majorCode: 8 }));
    expect(page.text()).toBe('terminated');
    expect(renders).toBe(2);
  });

  it('keeps what a selector makes while it is equal', async () => {
    const { engine } = testEngine();
    const seen = new Set<readonly string[]>();
    const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();
    const Page = () => {
      seen.add(useReactionState((state) => state.lockouts.map(({ key }) => key), same));
      return null;
    };
    const page = await mount(provided(engine, <Page />));
    await page.render(provided(engine, <Page />));
    await doing(() => engine.receive({ majorCode: 8 }));
    expect(seen.size).toBe(1);
    await doing(() => engine.lockOut({ action: 201, waitMs: 60_000 }));
    expect([...seen]).toEqual([[], ['201']]);
  });

  it('takes a selector that makes a new object each time', async () => {
    const { engine } = testEngine();
    const Page = () => <p>{useReactionState(({ session }) => ({ session })).session}</p>;
    const page = await mount(provided(engine, <Page />));
    await doing(() => engine.receive({ majorCode: 9 }));
    expect(page.text()).toBe('nicknameRequired');
  });

  it('without a selector is the state itself', async () => {
    const { engine } = testEngine();
    let seen: ReactionState | undefined;
    const Page = () => {
      seen = useReactionState();
      return null;
    };
    await mount(provided(engine, <Page />));
    expect(seen).toBe(engine.state);
  });

  it('shows the same state in every component, also of a transition', async () => {
    const { engine } = testEngine();
    const torn: string[] = [];
    const Session = () => <i>{useReactionState((state) => state.session)},</i>;
    const Page = () => {
      const session = useReactionState((state) => state.session);
      // What changes the engine amid a render.
      if (session === 'ready') engine.receive({ majorCode: 9 });
      return (
        <>
          {Array.from({ length: 20 }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: all alike
            <Session key={at} />
          ))}
        </>
      );
    };
    const page = await mount(<p />);
    await doing(() => startTransition(() => void page.render(provided(engine, <Page />))));
    torn.push(...new Set(page.text()?.split(',').filter(Boolean)));
    expect(torn).toEqual(['nicknameRequired']);
  });

  it('goes to another engine with its provider', async () => {
    const [first, second] = [testEngine(), testEngine()];
    second.engine.receive({ majorCode: 8 });
    const Page = () => <p>{useReactionState((state) => state.session)}</p>;
    const page = await mount(provided(first.engine, <Page />));
    await page.render(provided(second.engine, <Page />));
    expect(page.text()).toBe('terminated');
    await doing(() => first.engine.receive({ majorCode: 3 }));
    expect(page.text()).toBe('terminated');
  });
});
