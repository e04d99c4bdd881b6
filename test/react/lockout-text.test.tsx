// @vitest-environment jsdom

import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { extendProtocol, igap, memoryStore } from '../../src/index.js';
import { useLockoutText } from '../../src/react.js';
import { testEngine } from '../../src/testing.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import type { Language } from '../../src/texts.js';
import { said } from '../support/said.js';
import { doing, hydrate, mount, provided, unmountAll } from './mount.js';

afterEach(unmountAll);

/** A note of #201, and every text that it showed. */
function note() {
  const seen: string[] = [];
  const Note = ({ subject, language = en }: { subject?: string; language?: Language }) => {
    const text = useLockoutText(201, subject, language);
    if (seen.at(-1) !== text) seen.push(text);
    return <p>{text}</p>;
  };
  return { seen, Note };
}

describe('useLockoutText', () => {
  it('says what locks the action, counting along, and nothing before and after', async () => {
    const { engine, clock } = testEngine();
    const { seen, Note } = note();
    await mount(provided(engine, <Note subject="room-42" />));
    await doing(() => engine.receive({ majorCode: 234, wait: 2, subject: 'room-42' }));
    for (let times = 0; times < 30; times++) await doing(() => clock.advance(100));
    const reason =
      'You cannot write to this person for now. Ask them to add you to their contacts, or wait.';
    expect(seen).toEqual([
      '',
      `${reason} You can try again in 2 seconds.`,
      `${reason} You can try again in 1 second.`,
      '',
    ]);
  });

  it('says it in its language, whatever the locale of the provider', async () => {
    const { engine } = testEngine();
    const { seen, Note } = note();
    engine.receive({ majorCode: 10, wait: 30 });
    const page = await mount(provided(engine, <Note language={fa} />, 'en'));
    expect(page.text()).toMatch(/^در مدت کوتاهی .* ۳۰ ثانیه دیگر/);
    await page.render(provided(engine, <Note language={en} />, 'fa'));
    expect(seen.at(-1)).toMatch(/in 30 seconds\.$/);
  });

  it('names the action where the app locked it', async () => {
    const { engine } = testEngine();
    const { Note } = note();
    engine.lockOut({ action: 201, waitMs: 20_000 });
    const page = await mount(provided(engine, <Note />));
    expect(page.text()).toBe('Wait 20 seconds before you send a message in this chat.');
  });

  it('is of what locks longest, and follows its subject', async () => {
    const { engine } = testEngine();
    const { Note } = note();
    engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
    const page = await mount(provided(engine, <Note subject="room-1" />));
    expect(page.text()).toBe('');
    await page.render(provided(engine, <Note subject="room-42" />));
    expect(page.text()).toContain('add you to their contacts');
    await doing(() => engine.receive({ majorCode: 10, wait: 60 }));
    expect(page.text()).toMatch(/^You sent too many requests .* in 1 minute\.$/);
  });

  it('has the words of the engine’s own protocol', async () => {
    const protocol = extendProtocol(igap, {
      errors: { CLIENT_VOTE_MAX_TRY_LOCK: { code: 20_001, action: 201 } },
      texts: { en: { errors: { CLIENT_VOTE_MAX_TRY_LOCK: 'You have voted too often.' } } },
    });
    const { engine } = testEngine({ protocol });
    const { seen, Note } = note();
    await mount(provided(engine, <Note />));
    await doing(() => engine.receive({ majorCode: 20_001, wait: 2 }));
    expect(seen.at(-1)).toBe('You have voted too often. You can try again in 2 seconds.');
  });

  it('is the same after a reload', async () => {
    const store = memoryStore();
    const before = testEngine({ store });
    before.engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
    await before.clock.advance(0);
    await before.engine.dispose();
    const { engine, clock } = testEngine({ store, clock: before.clock });
    await clock.advance(0);
    const { Note } = note();
    const page = await mount(provided(engine, <Note subject="room-42" />));
    expect(page.text()).toMatch(/add you to their contacts.* in 20 seconds\.$/);
  });

  it('is empty on a server, and the page agrees before it shows what is', async () => {
    const { engine } = testEngine();
    const { Note } = note();
    engine.lockOut({ action: 201, waitMs: 20_000 });
    const html = renderToString(provided(engine, <Note />));
    expect(html).toBe('<p></p>');
    const page = await hydrate(html, provided(engine, <Note />));
    expect(page.text()).toContain('Wait 20 seconds');
    expect(page.recovered).toEqual([]);
  });

  it('leaves no timer behind, under StrictMode neither', async () => {
    const { engine, clock } = testEngine();
    const { Note } = note();
    engine.lockOut({ action: 201, waitMs: 2000 });
    await mount(<StrictMode>{provided(engine, <Note />)}</StrictMode>);
    await unmountAll();
    await clock.advance(2000);
    expect(clock.pending).toBe(0);
  });

  it('names a wrong language, also while nothing is locked', () => {
    const { engine } = testEngine();
    const { Note } = note();
    const page = provided(engine, <Note language={'en' as never} />);
    expect(() => renderToString(page)).toThrow(said('language must be a whole language'));
  });
});
