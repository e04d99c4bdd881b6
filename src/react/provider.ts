// Which engine the hooks below use, and in which locale. Comes in: an engine. Goes out: a context. Next: every hook reads it.

import {
  createContext,
  createElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useMemo,
} from 'react';
import { checkedEngine, type Provided } from '../binding/provided.js';
import type { ReactionEngine } from '../reaction-engine.js';
import type { ScreenEngine } from '../screen-engine.js';

/** What `ReactionProvider` takes. */
export interface ReactionProviderProps {
  /** Made by the app, once, outside of any component; another one is listened to from then on. Not disposed by the provider. */
  readonly engine: ScreenEngine;
  /** The language tag by which hooks write a remaining time: `fa`, `en-US`. @default 'en' */
  readonly locale?: string | undefined;
  readonly children?: ReactNode;
}

const Context = /* @__PURE__ */ createContext<Provided | undefined>(undefined);

/**
 * Gives an engine to the hooks below it.
 *
 * @throws OptionError, when it renders, where `engine` is no engine.
 * @example
 * ```tsx
 * import { createReactionEngine } from 'igap-reactions';
 * import { ReactionProvider, useReactionState } from 'igap-reactions/react';
 *
 * const engine = createReactionEngine();
 * const Page = () => <p>{useReactionState((state) => state.session)}</p>;
 * export const App = () => (
 *   <ReactionProvider engine={engine} locale="fa">
 *     <Page />
 *   </ReactionProvider>
 * );
 * ```
 */
export function ReactionProvider({
  engine,
  locale = 'en',
  children,
}: ReactionProviderProps): ReactElement {
  checkedEngine(engine);
  const value = useMemo(() => ({ engine, locale }), [engine, locale]);
  return createElement(Context.Provider, { value }, children);
}

/** What the provider above was given. */
export function useProvided(): Provided {
  const provided = useContext(Context);
  if (!provided) throw new Error('No <ReactionProvider> above this component.');
  return provided;
}

/**
 * The engine of the provider above, for its calls: `useReactionEngine().takeOver()`. Where the provider has one of another thread:
 * `useReactionEngine<ScreenEngine>()`. @throws Error where there is no provider.
 */
export function useReactionEngine<Engine extends ScreenEngine = ReactionEngine>(): Engine {
  return useProvided().engine as Engine;
}
