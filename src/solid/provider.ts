// Which engine the primitives use, and in which locale. Comes in: an engine. Goes out: a context. Next: every primitive reads it.
import { type Accessor, createComponent, createContext, type JSX, useContext } from 'solid-js';
import { type Above, aboveOf, required } from '../binding/provided.js';
import type { ReactionEngine } from '../reaction-engine.js';
import type { ScreenEngine } from '../screen-engine.js';

/** What `ReactionProvider` takes. */
export interface ReactionProviderProps {
  /** Made by the app, once, outside of any component; another one is followed from then on. Not disposed of by the provider. */
  readonly engine: ScreenEngine;
  /** The language tag by which primitives write a remaining time: `fa`, `en-US`. @default 'en' */
  readonly locale?: string | undefined;
  readonly children?: JSX.Element;
}

const Context = /* @__PURE__ */ createContext<Above>();

/**
 * Gives an engine to the primitives below it.
 *
 * @throws OptionError where `engine` is no engine.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { createReactionState, ReactionProvider } from 'igap-reactions/solid';
 * import { createComponent } from 'solid-js';
 *
 * const engine = createReactionEngine();
 * const Page = () => createReactionState((state) => state.session)();
 * // In JSX: <ReactionProvider engine={engine} locale="fa"><Page /></ReactionProvider>
 * export const App = () =>
 *   createComponent(ReactionProvider, {
 *     engine,
 *     locale: 'fa',
 *     get children() {
 *       return createComponent(Page, {});
 *     },
 *   });
 * ```
 */
export function ReactionProvider(props: ReactionProviderProps): JSX.Element {
  return createComponent(Context.Provider, {
    value: aboveOf(
      () => props.engine,
      () => props.locale,
    ),
    get children() {
      return props.children;
    },
  });
}

/** What stands above. */
export function getAbove(): Above {
  // biome-ignore lint/correctness/useHookAtTopLevel: a function of Solid, not a hook
  return required(useContext(Context), '<ReactionProvider>');
}

/**
 * The engine of the provider above, for its calls: `engine().takeOver()`. Where it is one of another thread:
 * `useReactionEngine<ScreenEngine>()`. @throws Error where there is no provider.
 */
export function useReactionEngine<
  Engine extends ScreenEngine = ReactionEngine,
>(): Accessor<Engine> {
  return getAbove().engine as Accessor<Engine>;
}
