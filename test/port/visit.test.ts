// A page that is left, and perhaps shown again as it was. Comes in: what a window says of that. Goes out: a goodbye to the worker, and that the
// page joins again.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { flow, portRig } from './rig.js';

/** From now on this scope is a page. Says what its window says. */
function inWindow() {
  const Scope = Object.defineProperty(() => {}, Symbol.hasInstance, { value: () => true });
  const window = new EventTarget();
  for (const [name, value] of Object.entries({ Window: Scope, Document: Scope, window }))
    vi.stubGlobal(name, value);
  onTestFinished(() => void vi.unstubAllGlobals());
  return (type: 'pagehide' | 'pageshow', persisted: boolean) =>
    window.dispatchEvent(Object.assign(new Event(type), { persisted }));
}

describe('a page that is left', () => {
  it('says goodbye: its worker does nothing for it any more', async () => {
    const say = inWindow();
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201, { replay: 'never' });
    await flow();
    expect(rig.engine.requests()).toHaveLength(1);
    say('pagehide', false);
    await flow();
    expect([page.engine.state.port, rig.engine.requests()]).toEqual(['joining', []]);
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError', frame: { majorCode: 5 } });
    expect(rig.kinds()).toContain('bye');
  });

  it('joins again when it is shown as it was, and then only', async () => {
    const say = inWindow();
    const rig = portRig();
    const page = rig.page();
    await flow();
    say('pagehide', true);
    rig.engine.receive({ majorCode: 8 });
    say('pageshow', false);
    await flow();
    expect(page.engine.state).toMatchObject({ port: 'joining', session: 'ready' });
    say('pageshow', true);
    await flow();
    expect(page.engine.state).toMatchObject({ port: 'joined', session: 'terminated' });
  });

  it('is not followed any more once it is disposed of', async () => {
    const say = inWindow();
    const rig = portRig();
    const page = rig.page();
    await flow();
    await page.engine.dispose();
    await flow();
    rig.seen.length = 0;
    say('pagehide', true);
    say('pageshow', true);
    await flow();
    expect(rig.kinds()).toEqual([]);
  });
});
