// WebKitGTK by WebDriver. Comes in: the display. Goes out: windows of one browser, which is started for the tests of a file and keeps
// nothing on the disk. Next: tab.ts.
import { inject } from 'vitest';
import type { BrowserProfile } from './tab.js';
import { startWebDriver } from './webkitgtk.js';

export async function webDriverProfile(): Promise<BrowserProfile> {
  const driver = await startWebDriver(inject('endpoint'));
  return {
    async newTab() {
      const window = await driver.newWindow();
      return {
        visit: (url) => driver.visit(window, url),
        evaluate: (expression) => driver.execute(window, `return ${expression}`),
        back: () => driver.back(window),
        close: () => driver.closeWindow(window),
      };
    },
    close: driver.close,
  };
}
