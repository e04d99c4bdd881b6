// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { defineReactionElements } from '../../src/element.js';
import type { ScreenEngine } from '../../src/index.js';
import {
  useGuardedAction,
  useLockoutText,
  useReaction,
  useReactionEngine,
  useReactionState,
} from '../../src/react.js';
import { en } from '../../src/texts/en.js';
import { outcomeText } from '../../src/texts.js';
import { doing, mount, provided, unmountAll } from '../react/mount.js';
import { flow, portRig } from './rig.js';

afterEach(unmountAll);

describe('hooks', () => {
  it('show the engine of a worker as one of their own thread', async () => {
    const rig = portRig();
    const page = rig.page();
    const denied: number[] = [];
    const View = () => {
      const session = useReactionState((state) => state.session);
      const note = useLockoutText(201, undefined, en);
      const engine = useReactionEngine<ScreenEngine>();
      const { run, pending, locked, remainingText, error } = useGuardedAction(201, async () =>
        Promise.reject({ majorCode: 205 }),
      );
      useReaction('request.denied', ({ resolution }) => denied.push(resolution.frame.majorCode));
      const wrong = error ? outcomeText(error, en) : '';
      return (
        <button type="button" disabled={pending || locked} onClick={() => void run()}>
          {[session, engine.protocol.name, remainingText, note, wrong].join('|')}
        </button>
      );
    };
    await flow();
    const view = await mount(provided(page.engine, <View />));
    expect(view.text()).toBe('ready|igap|||');
    await doing(async () => {
      view.find('button').click();
      await flow();
    });
    expect(view.text()).toContain('You are not allowed to send a message in this chat.');
    expect(denied).toEqual([205]);
    await doing(async () => {
      rig.engine.receive({ majorCode: 10, wait: 30, action: 201 });
      await flow();
    });
    expect(view.text()).toContain('ready|igap|0:30|You sent too many requests');
    expect(view.find('button').disabled).toBe(true);
    await doing(() => page.clock.advance(1000));
    expect(view.text()).toContain('0:29');
    await doing(async () => {
      page.stop();
      await flow();
    });
    // Without its worker it goes on counting.
    await doing(() => page.clock.advance(1000));
    expect(view.text()).toContain('0:28');
    await doing(() => page.engine.dispose());
  });
});

describe('elements', () => {
  it('show the engine of a worker, and their buttons ask it', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    defineReactionElements(page.engine, { prefix: 'port-' });
    document.body.innerHTML = '<port-reaction-banner></port-reaction-banner>';
    const root = document.body.firstElementChild?.shadowRoot;
    rig.engine.receive({ majorCode: 3 });
    await flow();
    expect(root?.textContent).toContain('You are connected elsewhere.');
    root?.querySelector('button')?.click();
    await flow();
    expect(rig.engine.state.session).toBe('loggingIn');
    document.body.innerHTML = '';
  });
});
