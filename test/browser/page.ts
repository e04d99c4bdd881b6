// A test page. Comes in: its address. Goes out: the driver as `driver` of the page's scope, with an engine in it. Next: a test's
// functions, which tab.ts runs here.
import { createDriver, type Driver } from './driver.js';

declare global {
  var driver: Driver;
}

globalThis.driver = createDriver(location.search);
addEventListener('pageshow', ({ persisted }) => globalThis.driver.shown.push(persisted));
