// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { defineReactionElements } from '../../src/element.js';
import { testEngine } from '../../src/testing.js';
import { en } from '../../src/texts/en.js';
import { buildComponents, type Framework, type Mount, recipeOf } from './recipe.js';

/** What was put into the page. */
const shown: (() => void)[] = [];

afterEach(() => {
  for (const unmount of shown.splice(0)) unmount();
  document.body.replaceChildren();
});

const frameworks: readonly Framework[] = ['react', 'vue', 'svelte', 'solid', 'elements'];

/** A component of the page with an engine of its own, which the elements follow too. */
function show(
  mount: Mount | undefined,
  props: Readonly<Record<string, unknown>>,
  options: Parameters<typeof testEngine>[0] = {},
) {
  const made = testEngine(options);
  defineReactionElements(made.engine, { language: en });
  const target = document.body.appendChild(document.createElement('div'));
  if (!mount) throw new Error('not built');
  const unmount = mount(target, made.engine, props);
  // The names of the elements are free again once their engine is disposed of.
  shown.push(unmount, () => void made.engine.dispose());
  const part = (selector: string) => target.querySelector(selector);
  /** What a person sees: elements have their time in a tree of their own. */
  const label = () => {
    const time = part('lockout-countdown')?.shadowRoot?.querySelector<HTMLElement>('[part=time]');
    return (time?.hidden === false ? time : part('button'))?.textContent?.trim();
  };
  return {
    ...made,
    unmount,
    part,
    button: () => part('button') as HTMLButtonElement | null,
    texts: () => target.textContent,
    labelled: (text: string) => vi.waitFor(() => expect(label()).toBe(text)),
  };
}

/** Refuses as the server does, each time with the next of these. */
function refusing(...refusals: readonly unknown[]) {
  const left = [...refusals];
  return vi.fn(async (..._: readonly unknown[]) => {
    if (left.length > 0) throw left.shift();
  });
}

describe.each(frameworks)('in docs/bindings.md for %s', (framework) => {
  let mounts: Mount[];
  beforeAll(async () => {
    mounts = await buildComponents(framework, [
      recipeOf(framework, 'button'),
      recipeOf(framework, 'page'),
    ]);
  });

  describe('the button', () => {
    it('sends, and says why it is locked and for how long', async () => {
      const send = refusing({ majorCode: 234, wait: 20 });
      const { button, clock, labelled, texts } = show(mounts[0], { room: 'room-1', send });
      await labelled('Send');
      button()?.click();
      await labelled('0:20');
      expect(send.mock.calls[0]?.[1]).toBe('hi');
      await vi.waitFor(() => expect(button()?.disabled).toBe(true));
      await vi.waitFor(() => expect(texts()).toMatch(/contacts.* 20 seconds/));
      await clock.advance(20_000);
      await labelled('Send');
      await vi.waitFor(() => expect(button()?.disabled).toBe(false));
      button()?.click();
      await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
    });

    it('is that of its room', async () => {
      const props = { room: 'room-1', send: refusing() };
      const { engine, labelled, button } = show(mounts[0], props);
      engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
      await labelled('Send');
      expect(button()?.disabled).toBe(false);
      engine.receive({ majorCode: 234, wait: 20, subject: 'room-1' });
      await labelled('0:20');
    });
  });

  describe('the login page', () => {
    it('welcomes nobody before somebody has signed in, though the session is ready', async () => {
      const props = { id: 'ada', sendCode: refusing(), keepToken: vi.fn() };
      const { engine, part, texts } = show(mounts[1], props);
      const form = await vi.waitFor(() => {
        const found = part('form');
        if (!found) throw new Error('no form');
        return found as HTMLElement;
      });
      expect(engine.state).toMatchObject({ session: 'ready', account: null });
      expect(form.hidden).toBe(false);
      expect(texts()).not.toContain('You are signed in.');
      if (framework !== 'elements') expect(texts()).not.toContain('Welcome.');
    });

    /** The page of somebody who has no token, and how a code is typed into it. */
    async function codePage(...refusals: readonly unknown[]) {
      const refuse = refusing(...refusals);
      const sendCode = vi.fn(async (_: unknown, code: string) => {
        await refuse();
        return { token: `token of ${code}` };
      });
      const kept: string[] = [];
      const sent = vi.fn(async (_token: string | undefined) => {});
      const keepToken = (token: string) => void kept.push(token);
      const shown = show(
        mounts[1],
        { id: 'ada', sendCode, keepToken },
        {
          hasToken: () => kept.length > 0,
          // That of docs/guides/login-page.md.
          async login({ request }) {
            await request(102, () => sent(kept.at(-1)));
            void shown.engine.signedIn({ account: 'ada' });
          },
        },
      );
      shown.engine.receive({ majorCode: 111 });
      const input = await vi.waitFor(() => {
        const found = shown.part('input');
        if (!found || !(found instanceof HTMLInputElement)) throw new Error('no field');
        return found;
      });
      const type = (code: string) => {
        input.value = code;
        const event = new SubmitEvent('submit', { cancelable: true, bubbles: true });
        shown.part('form')?.dispatchEvent(event);
      };
      const alert = () => shown.part('[role=alert]')?.textContent;
      return { ...shown, input, type, alert, sendCode, kept, sent };
    }

    it('takes the code again where it was wrong, and logs in with the token of the right one', async () => {
      const { engine, input, type, alert, button, texts, ...calls } = await codePage({
        majorCode: 106,
      });
      type('12345');
      await vi.waitFor(() => expect(alert()).not.toBe(''));
      await vi.waitFor(() => expect(input.getAttribute('aria-invalid')).toBe('true'));
      expect(calls.sendCode.mock.calls[0]?.[1]).toBe('12345');
      expect(calls.sent).not.toHaveBeenCalled();
      await vi.waitFor(() => expect(button()?.disabled).toBe(false));
      type('54321');
      await vi.waitFor(() =>
        expect(engine.state).toMatchObject({ session: 'ready', account: 'ada' }),
      );
      await vi.waitFor(() => expect(texts()).toContain('Welcome.'));
      expect(calls.kept).toEqual(['token of 54321']);
      expect(calls.sent.mock.calls).toEqual([['token of 54321']]);
    });

    it('says while it is locked how long that lasts, and no stale wait after it', async () => {
      const { type, alert, button, clock, labelled } = await codePage({ majorCode: 108, wait: 20 });
      type('12345');
      await labelled('0:20');
      await vi.waitFor(() => expect(alert()).toMatch(/ in 20 seconds\./));
      await clock.advance(5000);
      await vi.waitFor(() => expect(alert()).toMatch(/ in 15 seconds\./));
      await clock.advance(15_000);
      await labelled('Confirm');
      await vi.waitFor(() => expect(alert()).toMatch(/now\.$/));
      await vi.waitFor(() => expect(button()?.disabled).toBe(false));
    });
  });
});

/** A button of a room with the element in it, as each framework writes it. */
const withElement = {
  vue: `<script setup lang="ts">defineProps<{ room: string }>()</script>
    <template><button><vue-lockout-countdown action="201" :subject="room">Send</vue-lockout-countdown></button></template>`,
  svelte: `<script lang="ts">const { room } = $props();</script>
    <button><svelte-lockout-countdown action="201" subject={room}>Send</svelte-lockout-countdown></button>`,
  solid: `export const Composer = (props) =>
    <button><solid-lockout-countdown action="201" subject={props.room}>Send</solid-lockout-countdown></button>;`,
} as const;

describe.each(['vue', 'svelte', 'solid'] as const)('a button of %s', (framework) => {
  it('may have <lockout-countdown> in it', async () => {
    const { engine } = testEngine();
    const prefix = `${framework}-`;
    defineReactionElements(engine, { prefix });
    engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
    const [mount] = await buildComponents(framework, [withElement[framework]]);
    for (const room of ['room-1', 'room-42']) {
      const target = document.body.appendChild(document.createElement('div'));
      const unmount = mount?.(target, engine, { room });
      if (unmount) shown.push(unmount);
      const element = await vi.waitFor(() => {
        const found = target.querySelector(`${prefix}lockout-countdown`);
        if (!found) throw new Error('not rendered');
        return found;
      });
      const time = element.shadowRoot?.querySelector('[part=time]');
      const text = room === 'room-1' ? '' : '0:20';
      await vi.waitFor(() => expect(time?.textContent ?? '').toMatch(text));
      expect(element.hasAttribute('locked')).toBe(room === 'room-42');
    }
  });
});
