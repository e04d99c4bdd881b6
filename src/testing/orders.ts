// What a test has ordered for the next requests: refusals, damaged answers. Comes in: orders, then requests. Goes out: the order that a
// request meets, if any, which is then used up. Next: server.ts.
import { matches, type ServerRequest } from './exchange.js';
import type { Order } from './protocol-server.js';

/** Orders of one kind, in the order in which they were given. */
export class Orders<T> {
  #open: { readonly what: T; readonly order: Order; left: number }[] = [];

  add(what: T, order: Order): void {
    const { times = 1 } = order;
    this.#open.push({ what, order, left: times });
  }

  /** The first that is for such a request: one less is left of it. */
  take(request: ServerRequest): T | undefined {
    const met = this.#open.find(({ order }) => matches(request, order));
    if (!met) return undefined;
    met.left--;
    if (met.left < 1) this.#open = this.#open.filter((order) => order !== met);
    return met.what;
  }
}
