// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { defineReactionElements } from '../../src/element.js';
import type { Countdown } from '../../src/index.js';
import { testEngine } from '../../src/testing.js';
import { buildComponents, type Framework, type Mount, recipeOf } from './recipe.js';

const frameworks: readonly Framework[] = ['vue', 'svelte', 'solid'];

afterEach(() => document.body.replaceChildren());

/** A button of a room with the element in it, as each framework writes it. */
const buttons: Readonly<Record<Framework, string>> = {
  vue: `<script setup lang="ts">defineProps<{ room: string }>()</script>
    <template><button><vue-lockout-countdown action="201" :subject="room">Send</vue-lockout-countdown></button></template>`,
  svelte: `<script lang="ts">const { room } = $props();</script>
    <button><svelte-lockout-countdown action="201" subject={room}>Send</svelte-lockout-countdown></button>`,
  solid: `export const Composer = (props) =>
    <button><solid-lockout-countdown action="201" subject={props.room}>Send</solid-lockout-countdown></button>;`,
};

describe.each(frameworks)('the recipe for %s in docs/bindings.md', (framework) => {
  let mounts: Mount[];
  beforeAll(async () => {
    mounts = await buildComponents(framework, [recipeOf(framework), buttons[framework]]);
  });

  /** The component of an engine and a room, and what it shows once the framework has rendered. */
  function shown() {
    const made = testEngine();
    const { engine } = made;
    let listening = 0;
    const counted = (subscribe: Countdown['subscribe']) => (listener: () => void) => {
      const unsubscribe = subscribe(listener);
      listening++;
      return () => {
        listening--;
        unsubscribe();
      };
    };
    const { countdown, subscribe } = engine;
    vi.spyOn(engine, 'subscribe').mockImplementation(counted(subscribe));
    vi.spyOn(engine, 'countdown').mockImplementation((of) => {
      const made = countdown(of);
      return { ...made, subscribe: counted(made.subscribe) };
    });
    const target = document.body.appendChild(document.createElement('div'));
    const component = mounts[0]?.(target, { engine, room: 'room-1' });
    if (!component) throw new Error('not built');
    const shows = (session: string, button: string, disabled = button !== 'Send') =>
      vi.waitFor(() =>
        expect({
          session: target.querySelector('p')?.textContent,
          button: target.querySelector('button')?.textContent?.trim(),
          disabled: target.querySelector('button')?.disabled,
        }).toEqual({ session, button, disabled }),
      );
    return { ...made, ...component, shows, listening: () => listening };
  }

  it('shows the state of the session', async () => {
    const { engine, shows } = shown();
    await shows('ready', 'Send');
    engine.receive({ majorCode: 9 });
    await shows('nicknameRequired', 'Send');
  });

  it('shows the countdown falling, and the button again at its end', async () => {
    const { engine, clock, shows } = shown();
    await shows('ready', 'Send');
    engine.lockOut({ action: 201, waitMs: 42_000 });
    await shows('ready', '0:42');
    await clock.advance(1000);
    await shows('ready', '0:41');
    await clock.advance(41_000);
    await shows('ready', 'Send');
  });

  it('shows what was so before it, of the engine that it has', async () => {
    const { engine, update, shows, listening } = shown();
    const { engine: other } = testEngine();
    other.receive({ majorCode: 8 });
    other.lockOut({ action: 201, waitMs: 20_000 });
    await shows('ready', 'Send');
    update({ engine: other, room: 'room-1' });
    await shows('terminated', '0:20');
    await vi.waitFor(() => expect(listening()).toBe(0));
    engine.receive({ majorCode: 3 });
    await shows('terminated', '0:20');
  });

  it('follows its room', async () => {
    const { engine, update, shows } = shown();
    engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
    await shows('ready', 'Send');
    update({ engine, room: 'room-42' });
    await shows('ready', '0:20');
    update({ engine, room: 'room-1' });
    await shows('ready', 'Send');
  });

  it('leaves no listener behind', async () => {
    const { engine, unmount, shows, listening } = shown();
    engine.lockOut({ action: 201, waitMs: 2000 });
    await shows('ready', '0:02');
    expect(listening()).toBe(2);
    unmount();
    await vi.waitFor(() => expect(listening()).toBe(0));
  });

  it('may have <lockout-countdown> in its button', async () => {
    const { engine } = testEngine();
    const prefix = `${framework}-`;
    defineReactionElements(engine, { prefix });
    engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
    const shown = mounts[1]?.(document.body, { engine, room: 'room-1' });
    const element = await vi.waitFor(() => {
      const found = document.querySelector(`${prefix}lockout-countdown`);
      if (!found) throw new Error('not rendered');
      return found;
    });
    const time = element.shadowRoot?.querySelector('[part=time]');
    expect([element.textContent, element.hasAttribute('locked')]).toEqual(['Send', false]);
    shown?.update({ engine, room: 'room-42' });
    await vi.waitFor(() => expect(time?.textContent).toBe('0:20'));
    expect(element.hasAttribute('locked')).toBe(true);
  });
});
