// Who listens to a socket in memory: React Native has no EventTarget to build on. Comes in: listeners, then events. Goes out: calls, in the order
// in which they were added, the `on...` handler first. Next: a client.

type Listener = ((event: never) => void) | { handleEvent(event: never): void };
type ListenerOf<Event> = ((event: Event) => void) | { handleEvent(event: Event): void };

export class ListenerList<Events> {
  /** By type: a listener, and whether it is called once only. */
  readonly #listeners = new Map<unknown, Map<Listener, boolean>>();

  addEventListener<Type extends keyof Events>(
    type: Type,
    listener: ListenerOf<Events[Type]>,
    options?: boolean | { readonly once?: boolean | undefined },
  ): void {
    const listeners = this.#listeners.get(type) ?? new Map<Listener, boolean>();
    this.#listeners.set(type, listeners);
    if (!listeners.has(listener)) listeners.set(listener, Object(options).once === true);
  }

  removeEventListener<Type extends keyof Events>(
    type: Type,
    listener: ListenerOf<Events[Type]>,
  ): void {
    this.#listeners.get(type)?.delete(listener);
  }

  /** Always true. What a listener throws stops no other, and is reported as the platform does. */
  dispatchEvent(event: { readonly type: string }): boolean {
    const { type } = event;
    const handler: unknown = Reflect.get(this, `on${type}`);
    if (typeof handler === 'function') attempt(() => handler.call(this, event));
    const listeners = this.#listeners.get(type);
    for (const [listener, once] of [...(listeners ?? [])]) {
      if (once) listeners?.delete(listener);
      else if (!listeners?.has(listener)) continue;
      attempt(() => call(listener, event, this));
    }
    return true;
  }
}

function call(listener: Listener, event: object, target: object): void {
  if (typeof listener === 'function') Reflect.apply(listener, target, [event]);
  else listener.handleEvent(event as never);
}

/** Reported: an uncaught error, where the platform can; else a rejection that nobody handles. */
function attempt(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    const { reportError } = globalThis;
    if (typeof reportError === 'function') reportError(error);
    else void Promise.reject(error);
  }
}
