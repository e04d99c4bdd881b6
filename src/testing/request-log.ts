// What the server has received, and who waits for it. Comes in: requests. Goes out: the list, and promises of those to come. Next: a test.
import { systemClock } from '../clock.js';
import { WaitTimeoutError } from '../faults.js';
import { matches, type RequestFilter, type ServerRequest } from './exchange.js';
import type { Patience } from './protocol-server.js';

export class RequestLog {
  readonly requests: ServerRequest[] = [];
  readonly #waiting = new Set<(request: ServerRequest | Error) => void>();

  add(request: ServerRequest): void {
    this.requests.push(request);
    for (const take of this.#waiting) take(request);
  }

  next(filter: RequestFilter = {}, patience?: Patience): Promise<ServerRequest> {
    const { action, subject, connection } = filter;
    const name = [
      action === undefined ? 'request' : `request #${action}`,
      subject === undefined ? '' : ` of subject ${subject}`,
      connection === undefined ? '' : ` on connection ${connection}`,
    ].join('');
    return this.#wait(name, (request) => matches(request, filter), patience);
  }

  async received(count: number, patience?: Patience): Promise<readonly ServerRequest[]> {
    if (this.requests.length < count) {
      await this.#wait(`request number ${count}`, () => this.requests.length >= count, patience);
    }
    return this.requests;
  }

  /** Nothing comes any more. */
  close(): void {
    const closed = new Error('The server was closed.');
    for (const take of this.#waiting) take(closed);
  }

  #wait(
    name: string,
    isMeant: (request: ServerRequest) => boolean,
    { withinMs = 5000 }: Patience = {},
  ): Promise<ServerRequest> {
    const promise = new Promise<ServerRequest>((resolve, reject) => {
      const take = (given: ServerRequest | Error) => {
        const failed = given instanceof Error;
        if (!failed && !isMeant(given)) return;
        this.#waiting.delete(take);
        systemClock.clearTimeout(timer);
        if (failed) reject(given);
        else resolve(given);
      };
      const timer = systemClock.setTimeout(
        () => take(new WaitTimeoutError(name, withinMs)),
        withinMs,
      );
      this.#waiting.add(take);
    });
    // A test that has failed elsewhere does not look at it any more: that is no error of its own.
    promise.catch(() => {});
    return promise;
  }
}
