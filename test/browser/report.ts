// The last words of the browser tests. Comes in: the run. Goes out: which browsers ran, of which version, and which did not and why.
import type { Reporter, Vitest } from 'vitest/node';
import { type BrowserName, webkitMissing } from './browser.js';

const titles: Readonly<Record<BrowserName, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKitGTK (not Safari)',
};

export default class BrowserReport implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(): void {
    const lines = Object.entries(titles).map(([name, title]) => {
      const project = this.#vitest?.projects.find((each) => each.name === name);
      const version = project?.getProvidedContext().browserVersion;
      if (version) return `${title} ${version}: ran`;
      const reason = (name === 'webkit' && webkitMissing()) || 'not asked for';
      return `${title}: did not run, ${reason}`;
    });
    process.on('exit', () => console.log(lines.join('\n')));
  }
}
