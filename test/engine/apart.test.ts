import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createReactionEngine, memoryStore, type TabChannel } from '../../src/index.js';

/** The channel that engines of one origin have in a page. */
const name = 'igap-reactions';

/** A server that renders with a DOM: what happy-dom, jsdom or linkedom define, and the BroadcastChannel that Node has. */
beforeEach(() => {
  class Window {}
  const document = { visibilityState: 'visible', addEventListener() {}, removeEventListener() {} };
  vi.stubGlobal('Window', Window);
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', document);
  vi.stubGlobal('location', new URL('http://localhost/'));
});
afterEach(() => void vi.unstubAllGlobals());

function engine(channel?: TabChannel) {
  const made = createReactionEngine({ store: memoryStore(), ...(channel && { channel }) });
  onTestFinished(() => made.dispose());
  return made;
}

function openChannel(of: string) {
  const channel = new BroadcastChannel(of);
  onTestFinished(() => channel.close());
  return channel;
}

/** All that is posted on a channel until now, for those who listen at last. */
function tap(of: string) {
  const listening = openChannel(of);
  const received: unknown[] = [];
  let arrived = () => {};
  listening.onmessage = (event: { readonly data?: unknown }) => {
    if (event.data === 'the end') arrived();
    else received.push(event.data);
  };
  return async () => {
    const end = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    openChannel(of).postMessage('the end');
    await end;
    return received;
  };
}

describe('engines in one process of Node, which has a DOM of a library', () => {
  it('never reach each other of their own accord: a lockout and a sign-in stay with the engine that has them', async () => {
    const received = tap(name);
    const [one, other] = [engine(), engine()];
    await Promise.all([one.restored, other.restored]);
    one.receive({ majorCode: 136, wait: 90 });
    await one.signedIn({ account: 'a7f3' });
    expect(await received()).toEqual([]);
    expect(one.guard(100).allowed).toBe(false);
    expect(other.guard(100).allowed).toBe(true);
    expect([one.state.account, other.state.account]).toEqual(['a7f3', null]);
  });

  it('reach each other by a channel that both are given', async () => {
    const [one, other] = [engine(openChannel('of this test')), engine(openChannel('of this test'))];
    await Promise.all([one.restored, other.restored]);
    const started = other.waitFor('lockout.started');
    one.receive({ majorCode: 136, wait: 90 });
    await started;
    expect(other.guard(100).allowed).toBe(false);
    const entered = new Promise<void>((resolve) => {
      other.subscribe(() => {
        if (other.state.account === 'a7f3') resolve();
      });
    });
    await one.signedIn({ account: 'a7f3' });
    await entered;
    expect(one.state.account).toBe('a7f3');
  });
});
