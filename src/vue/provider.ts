// Which engine the composables use, and in which locale. Comes in: an engine. Goes out: what is provided to an app or below a component. Next:
// every composable injects it.
import {
  type App,
  type ComputedRef,
  computed,
  type InjectionKey,
  inject,
  type MaybeRefOrGetter,
  provide,
  toRaw,
  toValue,
} from 'vue';
import { type Above, aboveOf, required } from '../binding/provided.js';
import type { ReactionEngine } from '../reaction-engine.js';
import type { ScreenEngine } from '../screen-engine.js';

/** What may be given beside an engine. */
export interface ReactionPluginOptions {
  /** The language tag by which composables write a remaining time: `fa`, `en-US`. @default 'en' */
  readonly locale?: MaybeRefOrGetter<string | undefined>;
}

/** The same in every copy of the package. */
const key: InjectionKey<Above> = /* @__PURE__ */ Symbol.for('igap-reactions');

const given = (engine: MaybeRefOrGetter<ScreenEngine>, { locale }: ReactionPluginOptions) =>
  aboveOf(
    // A `ref` would have wrapped it.
    () => toRaw(toValue(engine)),
    () => toValue(locale),
  );

/**
 * Gives an engine to the composables of a whole app. The app makes it, once; another one is followed from then on where it is given by a
 * `shallowRef` or a getter. Not disposed of by the plugin.
 *
 * @throws OptionError where `engine` is no engine.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { reactionPlugin } from 'igap-reactions/vue';
 * import { type Component, createApp } from 'vue';
 *
 * declare const App: Component; // Yours.
 * createApp(App).use(reactionPlugin, createReactionEngine(), { locale: 'fa' });
 * ```
 */
export function reactionPlugin(
  app: App,
  engine: MaybeRefOrGetter<ScreenEngine>,
  options: ReactionPluginOptions = {},
): void {
  app.provide(key, given(engine, options));
}

/**
 * The same in the `setup` of a component, for those below it.
 *
 * @throws OptionError where `engine` is no engine.
 * @example
 * ```ts
 * import type { ReactionEngine } from 'igap-reactions';
 * import { provideReactions } from 'igap-reactions/vue';
 * import { defineComponent } from 'vue';
 *
 * export const Account = defineComponent(
 *   ({ engine }: { engine: ReactionEngine }, { slots }) => {
 *     provideReactions(() => engine, { locale: 'fa' });
 *     return () => slots.default?.();
 *   },
 *   { props: ['engine'] },
 * );
 * ```
 */
export function provideReactions(
  engine: MaybeRefOrGetter<ScreenEngine>,
  options: ReactionPluginOptions = {},
): void {
  provide(key, given(engine, options));
}

/** What is provided above. */
export function useAbove(): Above {
  return required(inject(key, null), 'reactionPlugin or provideReactions(engine)');
}

/**
 * The engine that is provided, for its calls: `engine.value.takeOver()`, in a template `engine.takeOver()`. Where it is one of another
 * thread: `useReactionEngine<ScreenEngine>()`. @throws Error where none is provided.
 */
export function useReactionEngine<
  Engine extends ScreenEngine = ReactionEngine,
>(): ComputedRef<Engine> {
  const { engine } = useAbove();
  return computed(() => engine() as Engine);
}
