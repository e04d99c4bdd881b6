// The style of the elements under a content security policy. Comes in: pages that allow no inline style, share no sheets, or have another
// document. Goes out: that the live region, which nobody may see, is not seen. Next: the pages of apps.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../docs/bundle.js';
import { openProfile, type Tab } from './tab.js';

/** Elements that are locked, and a banner that asks for something. What the policy forbids is kept in `violations`. */
const elements = `
import { defineReactionElements } from '../../src/element.js';
globalThis.violations = [];
addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
const unsubscribe = () => {};
defineReactionElements({
  state: { session: 'replaced', account: null, lockouts: [] },
  subscribe: () => unsubscribe,
  countdown: () => ({ get: () => 42_000, subscribe: () => unsubscribe }),
  takeOver: () => true,
  logIn: () => true,
});`;

const page = (head = '') => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>elements</title><link rel="icon" href="data:,">${head}
<button><lockout-countdown action="201">Send</lockout-countdown></button>
<button><lockout-countdown action="202">Send</lockout-countdown></button>
<reaction-banner></reaction-banner>
<script type="module" src="/elements.js"></script></html>`;

const pages: Readonly<Record<string, string>> = {
  '/strict': page(),
  '/plain': page(),
  // As in Safari before 16.4.
  '/old': page(`<script>
    CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor'); } };
  </script>`),
};

const policy = "default-src 'none'; script-src 'self'; style-src 'self'";

let server: Server;
beforeAll(async () => {
  const script = await bundle(elements);
  server = createServer(({ url = '/' }, response) => {
    const html = pages[url];
    response.setHeader('content-type', `text/${html ? 'html' : 'javascript'}; charset=utf-8`);
    if (url === '/strict') response.setHeader('content-security-policy', policy);
    response.end(html ?? script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

async function open(path: keyof typeof pages): Promise<Tab> {
  const tab = await (await openProfile()).open({ engine: 'none' });
  await tab.browser.visit(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  await tab.until('the elements are defined', () => Boolean(customElements.get('reaction-banner')));
  return tab;
}

/** Of each element: whether its live region is out of sight, how many `<style>` it has, and whether its style is that of the first. */
const looks = (tab: Tab) =>
  tab.run(() => {
    const hosts = [...document.querySelectorAll('lockout-countdown, reaction-banner')];
    const [first] = hosts;
    return hosts.map(({ shadowRoot: root }) => {
      const said = root?.querySelector('[aria-live=polite]');
      const [sheet] = root?.adoptedStyleSheets ?? [];
      return {
        hidden: Boolean(said) && getComputedStyle(said as Element).position === 'absolute',
        styles: root?.querySelectorAll('style').length,
        shared: Boolean(sheet) && sheet === first?.shadowRoot?.adoptedStyleSheets[0],
      };
    });
  });

describe('the elements', () => {
  it('keep their style where the page allows no inline style, and share it', async () => {
    const tab = await open('/strict');
    const countdown = { hidden: true, styles: 0, shared: true };
    expect(await looks(tab)).toEqual([countdown, countdown, { ...countdown, shared: false }]);
    expect(await tab.run(() => Reflect.get(globalThis, 'violations'))).toEqual([]);
  });

  it('would lose it there if it were a <style>', async () => {
    const tab = await open('/strict');
    await tab.run(() => {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).append(document.createElement('style'));
      const style = host.shadowRoot?.querySelector('style');
      if (style) style.textContent = ':host { position: absolute }';
      document.body.append(host);
    });
    const violations = await tab.until('the policy has spoken', () => {
      const found: unknown[] = Reflect.get(globalThis, 'violations');
      return found.length > 0 && found;
    });
    expect(violations).toEqual([expect.stringMatching(/^style-src/)]);
  });

  it('have a <style> where no sheets are shared', async () => {
    const own = { hidden: true, styles: 1, shared: false };
    expect(await looks(await open('/old'))).toEqual([own, own, own]);
  });

  it('keep their style in the document of another window, and when they come back', async () => {
    const tab = await open('/plain');
    const positions = await tab.run(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const element = document.querySelector('lockout-countdown');
      const said = element?.shadowRoot?.querySelector('[aria-live=polite]');
      if (!element || !said || !frame.contentDocument) throw new Error('no element');
      const position = () => said.ownerDocument.defaultView?.getComputedStyle(said).position;
      frame.contentDocument.body.append(element);
      const there = position();
      document.body.append(element);
      return [there, position()];
    });
    expect(positions).toEqual(['absolute', 'absolute']);
  });

  it('let a sheet that the page adds count more, also after a move', async () => {
    const tab = await open('/plain');
    const displays = await tab.run(() => {
      const banner = document.createElement('reaction-banner');
      const root = banner.shadowRoot;
      if (!root) throw new Error('no element');
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(':host { display: inline-flex }');
      root.adoptedStyleSheets.push(sheet);
      document.body.append(banner);
      const before = getComputedStyle(banner).display;
      document.querySelector('button')?.after(banner);
      return [before, getComputedStyle(banner).display, root.adoptedStyleSheets.length];
    });
    expect(displays).toEqual(['inline-flex', 'inline-flex', 2]);
  });
});
