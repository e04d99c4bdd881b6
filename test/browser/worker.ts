// A test worker, of a page, shared or service. Comes in: functions as text, each with a port for its answer. Goes out: what they
// return. The engine runs here as it does in a page. Next: worker-tab.ts, which asks.
import { createDriver } from './driver.js';

interface Asked {
  readonly data: { readonly source: string };
  readonly ports: readonly MessagePort[];
}

interface WorkerScope {
  readonly location: Location;
  addEventListener(type: 'message' | 'connect', listener: (event: Asked) => void): void;
}

const scope: WorkerScope = globalThis;
globalThis.driver = createDriver(scope.location.search);

function answer({ data: { source }, ports: [port] }: Asked): void {
  // The text is the test's own.
  const call = new Function(`return (${source})`);
  Promise.resolve()
    .then(() => call())
    .then(
      (value) => port?.postMessage({ value }),
      (error) => port?.postMessage({ error: String(error) }),
    );
}

scope.addEventListener('message', answer);
// A shared worker is asked over the port of each page.
scope.addEventListener('connect', ({ ports }) => {
  for (const port of ports) port.onmessage = answer;
});
