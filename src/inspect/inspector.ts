// `<reaction-inspector>` itself. Comes in: an engine, attributes, its place in the page. Goes out: a panel that follows the engine while it is in
// the page; what nobody sees is not drawn. Next: define.ts gives it a name.
import type { Clock } from '../clock.js';
import { part } from '../element/part.js';
import { dresser } from '../element/style.js';
import type { ScreenEngine } from '../screen-engine.js';
import type { Language } from '../texts/language.js';
import { createJournal } from './journal.js';
import { inspectorStyle } from './look.js';
import { createPanel, type Panel } from './panel.js';
import type { SeenEvent } from './seen-event.js';
import type { SeenFrame } from './seen-frame.js';
import { createSight } from './sight.js';
import { type Watch, watchEngine } from './watch.js';
import { inspectorWords } from './words.js';

/** What all inspectors of a name have in common. */
export interface Settings {
  language: Language | undefined;
  readonly clock: Clock;
  /** Those in the page: each draws itself anew. */
  readonly drawn: Set<() => void>;
  /** @throws OptionError where it is none. */
  readonly checked: (engine: unknown) => ScreenEngine | undefined;
}

/** Made when it is defined: there is no HTMLElement on a server. */
export function inspectorClass(settings: Settings): CustomElementConstructor {
  const { clock, drawn, checked } = settings;
  const dress = dresser(inspectorStyle);

  class ReactionInspector extends HTMLElement {
    static readonly observedAttributes = ['open', 'floating'];
    readonly #root = this.attachShadow({ mode: 'open' });
    readonly #journal = createJournal(clock);
    readonly #sight = createSight(this, () => this.#update());
    readonly #draw = () => this.#drawAnew();
    #engine: ScreenEngine | undefined;
    #watch: Watch | undefined;
    #panel: Panel | undefined;
    #recording = '';
    #isDue = false;

    get engine(): ScreenEngine | undefined {
      return this.#engine;
    }
    set engine(given: ScreenEngine | null | undefined) {
      const engine = checked(given);
      if (engine === this.#engine) return;
      this.#leave();
      this.#engine = engine;
      this.#recording = '';
      this.#journal.clear();
      if (drawn.has(this.#draw)) this.#follow();
    }
    get recording(): string {
      return this.#watch?.recording() ?? this.#recording;
    }
    get open(): boolean {
      return this.hasAttribute('open');
    }
    set open(open: boolean) {
      this.toggleAttribute('open', open);
    }

    note(seen: SeenFrame | SeenEvent): void {
      if (!this.#watch) return;
      this.#journal.see(seen);
      this.#changed();
    }

    connectedCallback(): void {
      // By the time that this is called the page may have removed it again.
      if (!this.isConnected) return;
      dress(this.#root);
      // What was set before the element was defined hides what sets the property.
      for (const name of ['engine', 'open'] as const) {
        if (!Object.hasOwn(this, name)) continue;
        const own: Record<string, unknown> = this as never;
        const value = own[name];
        delete own[name];
        own[name] = value;
      }
      drawn.add(this.#draw);
      this.#sight.start();
      this.#follow();
    }

    disconnectedCallback(): void {
      drawn.delete(this.#draw);
      this.#sight.stop();
      this.#leave();
    }

    attributeChangedCallback(name: string): void {
      if (!drawn.has(this.#draw)) return;
      if (name === 'floating') this.#drawAnew();
      else this.#setOpen();
    }

    #follow(): void {
      const engine = this.#engine;
      if (engine) {
        this.#watch = watchEngine(engine, clock, this.#journal, () => this.#changed());
      }
      this.#drawAnew();
    }

    #leave(): void {
      this.#recording = this.recording;
      this.#watch?.stop();
      this.#watch = undefined;
      this.#panel?.rest();
      this.#panel = undefined;
    }

    #drawAnew(): void {
      const { language } = settings;
      const words = inspectorWords(this, language);
      const watch = this.#watch;
      this.#panel?.rest();
      const style = this.#root.querySelector('style');
      if (watch) {
        const surroundings = { watch, journal: this.#journal, clock, words, language };
        const press = () => {
          this.open = !this.open;
        };
        const floats = this.hasAttribute('floating');
        this.#panel = createPanel(surroundings, floats ? press : undefined);
      }
      const alone = () => part('p', { class: 'panel notice' }, words.noEngine);
      this.#root.replaceChildren(...(style ? [style] : []), this.#panel?.element ?? alone());
      this.#setOpen();
    }

    #setOpen(): void {
      this.#panel?.setOpen(this.open || !this.hasAttribute('floating'));
      this.#update();
    }

    /** Something is another. It is shown with the next frame of the page: a burst is drawn once, and in no turn of the engine. */
    #changed(): void {
      if (this.#isDue || !this.#sight.isSeen()) return;
      this.#isDue = true;
      requestAnimationFrame(() => {
        this.#isDue = false;
        this.#update();
      });
    }

    #update(): void {
      if (this.#sight.isSeen()) this.#panel?.update();
      else this.#panel?.rest();
    }
  }
  return ReactionInspector;
}
