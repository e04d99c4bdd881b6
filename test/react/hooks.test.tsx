// @vitest-environment jsdom
import { StrictMode, startTransition, version } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { OptionError, type ReactionState } from '../../src/index.js';
import {
  type GuardedActionView,
  useGuardedAction,
  useLockout,
  useReaction,
  useReactionEngine,
  useReactionState,
} from '../../src/react.js';
import { testEngine } from '../../src/testing.js';
import { gate } from '../support/session.js';
import { doing, hydrate, mount, provided, unmountAll } from './mount.js';

afterEach(unmountAll);

it('is tested with the React that it says', () => {
  expect(version.split('.')[0]).toBe(inject('react'));
});

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

  it('throws where there is no provider, and says so', () => {
    const Page = () => <p>{useReactionState((state) => state.session)}</p>;
    expect(() => renderToString(<Page />)).toThrow('No ReactionProvider');
  });
});

describe('useReaction', () => {
  it('calls the listener of the latest render, subscribed once', async () => {
    const { engine } = testEngine();
    const on = vi.spyOn(engine, 'on');
    const heard: string[] = [];
    const Page = ({ name }: { name: string }) => {
      useReaction('request.denied', ({ resolution }) =>
        heard.push(`${name} ${resolution.entry?.code}`),
      );
      return null;
    };
    const page = await mount(provided(engine, <Page name="first" />));
    await page.render(provided(engine, <Page name="second" />));
    await doing(() => engine.receive({ majorCode: 205 }));
    expect(heard).toEqual(['second 205']);
    expect(on).toHaveBeenCalledTimes(1);
    await unmountAll();
    engine.receive({ majorCode: 205 });
    expect(heard).toHaveLength(1);
  });

  it('hears each event once under StrictMode', async () => {
    const { engine } = testEngine();
    const heard = vi.fn();
    const Page = () => {
      useReaction('session.terminated', heard);
      return null;
    };
    await mount(<StrictMode>{provided(engine, <Page />)}</StrictMode>);
    await doing(() => engine.receive({ majorCode: 8 }));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe('useLockout', () => {
  const counting = () => {
    const seen: string[] = [];
    const Page = ({ subject }: { subject?: string }) => {
      const { locked, remainingMs, remainingText } = useLockout(201, subject);
      seen.push(`${locked} ${remainingMs} ${remainingText}`);
      return null;
    };
    return { seen, Page };
  };

  it('renders once a second while it is locked, and not at all before and after', async () => {
    const { engine, clock } = testEngine();
    const { seen, Page } = counting();
    await mount(provided(engine, <Page />));
    await doing(() => engine.lockOut({ action: 300, waitMs: 5000 }));
    await doing(() => clock.advance(10_000));
    expect(seen).toEqual(['false 0 ']);
    await doing(() => engine.lockOut({ action: 201, waitMs: 2000 }));
    for (let times = 0; times < 40; times++) await doing(() => clock.advance(100));
    expect(seen.slice(1)).toEqual(['true 2000 0:02', 'true 1000 0:01', 'false 0 ']);
  });

  it('writes the time in the locale of the provider', async () => {
    const { engine } = testEngine();
    const { seen, Page } = counting();
    engine.lockOut({ action: 201, waitMs: 42_000 });
    await mount(provided(engine, <Page />, 'fa'));
    expect(seen.at(-1)).toBe('true 42000 ۰:۴۲');
  });

  it('follows its subject', async () => {
    const { engine } = testEngine();
    const { seen, Page } = counting();
    engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
    const page = await mount(provided(engine, <Page subject="room-1" />));
    expect(seen.at(-1)).toBe('false 0 ');
    await page.render(provided(engine, <Page subject="room-42" />));
    expect(seen.at(-1)).toBe('true 20000 0:20');
  });

  it('leaves no timer behind, under StrictMode neither', async () => {
    const { engine, clock } = testEngine();
    const { Page } = counting();
    engine.lockOut({ action: 201, waitMs: 2000 });
    await mount(<StrictMode>{provided(engine, <Page />)}</StrictMode>);
    await unmountAll();
    await clock.advance(2000);
    expect(clock.pending).toBe(0);
  });

  it('names a wrong action', () => {
    const { engine } = testEngine();
    const Page = () => <p>{useLockout(0).remainingText}</p>;
    expect(() => renderToString(provided(engine, <Page />))).toThrow(OptionError);
  });
});

describe('useGuardedAction', () => {
  /** A button of #201 to room 42, and the last that it showed. */
  async function button(send: (call: unknown, text: string) => Promise<string>) {
    const made = testEngine();
    const views: GuardedActionView<[text: string], string>[] = [];
    const Page = () => {
      views.push(useGuardedAction(201, send, { subject: 42 }));
      return null;
    };
    const page = await mount(<StrictMode>{provided(made.engine, <Page />)}</StrictMode>);
    const view = () => {
      const last = views.at(-1);
      if (!last) throw new Error('not rendered');
      return last;
    };
    return { ...made, page, views, view, run: (text = 'hi') => doing(() => view().run(text)) };
  }

  it('sends with its arguments, and gives the answer', async () => {
    const { run, view } = await button(async (_, text) => `${text}!`);
    expect(await run('hello')).toBe('hello!');
    expect(view()).toMatchObject({ pending: false, error: undefined, fieldErrors: {} });
  });

  it('is pending until the answer, and sends once however often it is pressed', async () => {
    const { promise, open } = gate<string>();
    const send = vi.fn(() => promise);
    const { view } = await button(send);
    const { run } = view();
    const answers = await doing(() => [run('a'), run('b')]);
    expect(view().pending).toBe(true);
    await doing(() => open('done'));
    expect(await Promise.all(answers)).toEqual(['done', 'done']);
    expect(send).toHaveBeenCalledTimes(1);
    expect(view()).toMatchObject({ pending: false, run });
  });

  it('names the wrong fields of a refusal, until it is sent again', async () => {
    const { promise, open } = gate<string>();
    const send = vi
      .fn<() => Promise<string>>(() => promise)
      .mockRejectedValueOnce({ majorCode: 203, minorCode: 18 });
    const { run, view } = await button(send);
    expect(await run()).toBeUndefined();
    expect(view().fieldErrors).toEqual({ 'location.lat': 'invalid' });
    expect(view().error).toMatchObject({ name: 'RequestRefusedError' });
    await doing(() => void view().run('again'));
    expect(view()).toMatchObject({ pending: true, error: undefined, fieldErrors: {} });
    await doing(() => open('done'));
  });

  it('shows the lockout that the server answers with, and sends nothing while it lasts', async () => {
    const send = vi.fn<() => Promise<string>>().mockRejectedValueOnce({ majorCode: 234, wait: 20 });
    const { run, view, clock } = await button(send);
    await run();
    expect(view()).toMatchObject({ locked: true, remainingText: '0:20', remainingMs: 20_000 });
    await run();
    expect(view().error).toMatchObject({ name: 'LockedOutError' });
    expect(send).toHaveBeenCalledTimes(1);
    await doing(() => clock.advance(20_000));
    expect(view()).toMatchObject({ locked: false, remainingText: '' });
  });

  it('gives what the send threw as it was', async () => {
    const thrown = new Error('own');
    const { run, view } = await button(() => Promise.reject(thrown));
    await run();
    expect(view().error).toBe(thrown);
    expect(view().fieldErrors).toEqual({});
  });

  it('sends to the end though its page is left', async () => {
    const { promise, open } = gate<string>();
    const { view } = await button(() => promise);
    const answer = await doing(() => [view().run('hi')]);
    await unmountAll();
    open('done');
    expect(await answer[0]).toBe('done');
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
