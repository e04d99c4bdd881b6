// Ports in trouble, each between the same worker and its page. Comes in: the worker's engine. Goes out: ports that are sound until they are
// in trouble. Next: port.test.ts.
import { onTestFinished } from 'vitest';
import { channelPort, type Port, serveEngine } from '../../src/port.js';
import type { TestEngine } from '../../src/testing.js';
import type { PortTrouble } from './port.js';

export interface Line {
  readonly port: Port;
  /** The worker dies without a word; the platform says that the port is closed. */
  die(): void;
}

/** A line of its own to the worker. */
export function lineTo(engine: TestEngine['engine'], how?: PortTrouble): Line {
  const { port1, port2 } = new MessageChannel();
  const times = how === 'doubled' ? [1, 2] : [1];
  let isDead = false;
  let end = () => {};
  const serving: Port = channelPort(port1);
  const stop = serveEngine(engine, {
    ...serving,
    post(message) {
      for (const _ of times) serving.post(message);
    },
  });
  onTestFinished(() => {
    stop();
    port1.close();
    port2.close();
  });
  const page = channelPort(port2);
  /** What the other side takes for a message of another release. */
  const dated = (data: unknown) =>
    how === 'older' && Array.isArray(data) ? [data[0], 2, ...data.slice(2)] : data;
  return {
    port: {
      ...page,
      post(message) {
        if (isDead) return;
        for (const _ of times) page.post(dated(message));
      },
      listen(message, closed) {
        end = closed;
        return page.listen((data) => {
          if (!isDead) message(dated(data));
        }, closed);
      },
    },
    die() {
      isDead = true;
      end();
    },
  };
}
