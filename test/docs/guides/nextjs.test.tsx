// @vitest-environment jsdom
import type { ComponentType, ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReactionEngine } from '../../../src/index.js';
import { testEngine } from '../../../src/testing.js';
import { doing, hydrate, mount, provided, unmountAll } from '../../react/mount.js';
import { run } from './guide.js';

afterEach(unmountAll);

describe('in docs/guides/nextjs.md', () => {
  it('the server renders an open button, and the page locks it without an error of hydration', async () => {
    const { SendButton } = await run<{ SendButton: ComponentType<{ room: string }> }>(
      'nextjs',
      'app/send-button.tsx',
    );
    const { Reactions, engine } = await run<{
      Reactions: ComponentType<{ children: ReactNode }>;
      engine: ReactionEngine;
    }>('nextjs', 'app/reactions.tsx');
    engine.lockOut({ action: 201, subject: 'room-42', waitMs: 20_000 });
    const element = (
      <Reactions>
        <SendButton room="room-42" />
      </Reactions>
    );
    const html = renderToString(element);
    expect(html).toBe('<button>Send</button>');
    const page = await hydrate(html, element);
    expect([page.text(), page.recovered]).toEqual(['0:20', []]);
    await doing(() => engine.dispose());
  });

  it('the socket is opened with the page, and closed with it', async () => {
    const { Network } = await run<{
      Network: ComponentType<{ connect: (engine: ReactionEngine) => () => void }>;
    }>('nextjs', 'app/network.tsx');
    const { engine } = testEngine();
    const close = vi.fn();
    const connect = vi.fn(() => close);
    await mount(provided(engine, <Network connect={connect} />));
    expect(connect).toHaveBeenCalledExactlyOnceWith(engine);
    await unmountAll();
    expect(close).toHaveBeenCalledOnce();
  });
});
