// The inspector gets its name. Comes in: a name, the app's language; an engine. Goes out: a defined element, or for one line of an app the element
// in its page. Next: inspector.ts is the element.
import { aBoolean, aClock, having, kind, record } from '../arguments.js';
import { type Clock, systemClock } from '../clock.js';
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import type { ScreenEngine } from '../screen-engine.js';
import type { Language } from '../texts/language.js';
import { inspectorClass, type Settings } from './inspector.js';
import type { SeenEvent } from './seen-event.js';
import type { SeenFrame } from './seen-frame.js';

/** What {@link defineReactionInspector} takes. Each may be absent. */
export interface ReactionInspectorOptions {
  /** The name of the element: lower case letters, digits and `-`, a letter first. @default 'reaction-inspector' */
  readonly name?: string | undefined;
  /** `en` or `fa` of `igap-reactions/texts`, or your own. Absent: Persian where the nearest `lang` is `fa`, else English; without sentences. */
  readonly language?: Language | undefined;
  /** By which lines are timed: the engine's own. @default systemClock */
  readonly clock?: Clock | undefined;
}

/** What {@link inspectEngine} takes. Each may be absent. */
export interface InspectEngineOptions extends ReactionInspectorOptions {
  /** Whether it is open at first. @default false */
  readonly open?: boolean | undefined;
}

/** `<reaction-inspector>`. With the attribute `floating` it stands in a corner of the window, and is closed until it has `open`. */
export interface ReactionInspectorElement extends HTMLElement {
  /** The engine, of this thread or over a port. It is listened to while the element is in the page, and not a moment longer. */
  get engine(): ScreenEngine | undefined;
  set engine(engine: ScreenEngine | null | undefined);
  /** The attribute `open`. */
  open: boolean;
  /** What its button saves: what `npx igap-reactions play` plays, since the element has its engine and is in the page. */
  readonly recording: string;
  /** Adds to the timeline what the app saw: a frame, since an engine sees error frames only, or something else that it has a name for. */
  note(seen: SeenFrame | SeenEvent): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'reaction-inspector': ReactionInspectorElement;
  }
}

const named = kind(development && 'lower case letters, digits and -, with a - inside', (value) =>
  /^[a-z][a-z\d]*-[a-z\d-]*$/.test(value as string) ? (value as string) : undefined,
);
const aLanguage = kind(
  development && 'a Language',
  (value) => (typeof Object(value).locale === 'string' ? (value as Language) : undefined),
  development && (() => 'en of igap-reactions/texts/en is one.'),
);
const anEngine = having<ScreenEngine>(development && 'what createReactionEngine() returns', [
  'on',
  'subscribe',
  'countdown',
]);
const options = () =>
  record<InspectEngineOptions>({
    name: named,
    language: aLanguage,
    clock: aClock,
    open: aBoolean,
  });

const known = /* @__PURE__ */ new WeakMap<CustomElementConstructor, Settings>();

/**
 * Defines `<reaction-inspector>`, once for the page. Again with another language: those in the page change to it. Where there are no custom
 * elements, as on a server, it does nothing.
 *
 * @throws OptionError for a wrong option, and where other code has the name.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { defineReactionInspector } from 'igap-reactions/inspect';
 *
 * defineReactionInspector();
 * const inspector = document.createElement('reaction-inspector');
 * inspector.engine = createReactionEngine();
 * document.body.append(inspector);
 * ```
 */
export function defineReactionInspector(given: ReactionInspectorOptions = {}): void {
  const {
    name = 'reaction-inspector',
    language,
    clock = systemClock,
  } = options()('options', given, '');
  if (typeof customElements === 'undefined') return;
  const taken = customElements.get(name);
  if (!taken) {
    const settings: Settings = {
      language,
      clock,
      drawn: new Set(),
      checked: (engine) => (engine == null ? undefined : anEngine('engine', engine)),
    };
    const element = inspectorClass(settings);
    known.set(element, settings);
    customElements.define(name, element);
    return;
  }
  const settings = known.get(taken);
  if (!settings) throw mustBe('name', development && `another: <${name}> is defined by other code`);
  if (settings.language === language) return;
  settings.language = language;
  for (const draw of settings.drawn) draw();
}

/**
 * Puts an inspector of this engine into a corner of the page, closed at first. Load it only where it is wanted:
 * `if (import.meta.env.DEV) void import('igap-reactions/inspect').then(({ inspectEngine }) => inspectEngine(engine))`.
 * Where there is no page, it does nothing. Returns what removes it.
 *
 * @throws OptionError for a wrong engine or option, and where other code has the name.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { inspectEngine } from 'igap-reactions/inspect';
 *
 * const engine = createReactionEngine();
 * const remove = inspectEngine(engine, { open: true });
 * remove();
 * ```
 */
export function inspectEngine(engine: ScreenEngine, given: InspectEngineOptions = {}): () => void {
  anEngine('engine', engine);
  defineReactionInspector(given);
  if (typeof customElements === 'undefined') return () => {};
  const { name = 'reaction-inspector', open = false } = given;
  const element = document.createElement(name) as ReactionInspectorElement;
  element.engine = engine;
  element.toggleAttribute('floating', true);
  element.open = open;
  document.body.append(element);
  return () => element.remove();
}
