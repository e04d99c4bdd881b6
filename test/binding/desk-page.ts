import { expect, vi } from 'vitest';
import type { Countdown, ReactionEngine } from '../../src/index.js';
import type { ActionOutcome } from '../../src/react.js';
import type { ScreenEngine } from '../../src/screen-engine.js';
import { testEngine } from '../../src/testing.js';
import { en } from '../../src/texts/en.js';
import type { Desk, DeskProps, Pages } from './desk/desk-props.js';

/** How long a page may take on a busy machine. */
export const patience = { timeout: 20_000 };

/** Everything that was mounted and is to be removed. */
const desks = new Set<Desk>();

export function unmountAll(): void {
  for (const desk of desks) desk.unmount();
  desks.clear();
  document.body.replaceChildren();
}

/** A button, as a person sees it. */
interface Seen {
  readonly label: string;
  readonly disabled: boolean;
  readonly error: string;
  readonly fields: string;
  readonly sentence: string;
  readonly time: string;
}

/** A button that nothing happened to. */
export const untouched: Seen = {
  label: 'Send',
  disabled: false,
  error: '',
  fields: '',
  sentence: '',
  time: '',
};

/** What each request came to is decided by the test, in the order of the calls. */
function requests() {
  const gates: { open: (value: string) => void; fail: (error: unknown) => void }[] = [];
  const send = vi.fn<DeskProps['send']>(
    () => new Promise((open, fail) => void gates.push({ open, fail })),
  );
  return { send, gates };
}

/** How many listen to an engine. */
export function counted(engine: ReactionEngine): () => number {
  let listening = 0;
  const count = (unsubscribe: () => void) => {
    listening++;
    return () => {
      listening--;
      unsubscribe();
    };
  };
  const { countdown, subscribe, on } = engine;
  const of = ({ get, subscribe }: Countdown): Countdown => ({
    get,
    subscribe: (listener) => count(subscribe(listener)),
  });
  vi.spyOn(engine, 'subscribe').mockImplementation((listener) => count(subscribe(listener)));
  vi.spyOn(engine, 'on').mockImplementation((name, listener) => count(on(name, listener)));
  vi.spyOn(engine, 'countdown').mockImplementation((action) => of(countdown(action)));
  return () => listening;
}

/** Long enough for every framework to render what it would. */
export async function rendered(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Props of a desk of this engine with one button, and what became of its presses. */
export function deskOf(engine: ScreenEngine) {
  const outcomes: ActionOutcome<string>[] = [];
  const denied = vi.fn<DeskProps['denied']>();
  const { send, gates } = requests();
  const props: DeskProps = {
    engine,
    language: en,
    buttons: [{ id: 'one', room: 'room-1', text: 'hi' }],
    send,
    ended: (outcome) => outcomes.push(outcome),
    denied,
  };
  return { props, outcomes, denied, send, gates };
}

/** A desk in an element of the page, put there by `put`. */
export function shownBy(
  put: Pages['mount'],
  first: DeskProps,
  target: Element = document.body.appendChild(document.createElement('div')),
) {
  const desk = put(target, first);
  desks.add(desk);
  const textOf = (selector: string) => target.querySelector(selector)?.textContent?.trim() ?? '';
  const button = (id: string) => target.querySelector<HTMLButtonElement>(`#${id} button`);
  const seen = (id: string): Seen => ({
    label: textOf(`#${id} button`),
    disabled: button(id)?.disabled ?? false,
    error: textOf(`#${id} b`),
    fields: textOf(`#${id} i`),
    sentence: textOf(`#${id} q`),
    time: textOf(`#${id} output`),
  });
  let props = first;
  return {
    target,
    textOf,
    seen,
    button,
    press: (id: string) => button(id)?.click(),
    /** The same by a button that is never disabled. */
    pressAgain: (id: string) =>
      target.querySelector<HTMLElement>(`#${id} button + button`)?.click(),
    update(changed: Partial<DeskProps>) {
      props = { ...props, ...changed };
      desk.update(props);
    },
    /** Waits for a button that is so. */
    shows: (id: string, expected: Partial<Seen>) =>
      vi.waitFor(() => expect({ [id]: seen(id) }).toMatchObject({ [id]: expected }), patience),
    session: (expected: string) => vi.waitFor(() => expect(textOf('h1')).toBe(expected), patience),
    unmount() {
      desks.delete(desk);
      desk.unmount();
    },
  };
}

/** A desk of a new engine, and all that belongs to it. */
export function open(put: Pages['mount'], changed: Partial<DeskProps> = {}, account?: string) {
  const made = testEngine({ account });
  const listening = counted(made.engine);
  const desk = deskOf(made.engine);
  return { ...made, ...desk, listening, ...shownBy(put, { ...desk.props, ...changed }) };
}
