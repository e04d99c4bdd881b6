import { describe, expect, it } from 'vitest';
import { testEngine } from '../../../src/testing.js';
import { en } from '../../../src/texts/en.js';
import type { Language } from '../../../src/texts.js';
import { run } from './guide.js';

type Toast = (text: string) => void;
interface Recipe {
  readonly toastTheRest: (engine: unknown, toast: Toast, language: Language) => () => void;
  readonly showError: (
    error: unknown,
    fields: readonly string[],
    note: (field: string, text: string) => void,
    toast: Toast,
    language: Language,
  ) => void;
}

/** An app with one toast and a form of these fields. */
async function app() {
  const { toastTheRest, showError } = await run<Recipe>('a-toast-and-a-form', 'toastTheRest');
  const { engine } = testEngine({ account: 'a' });
  const toasts: string[] = [];
  const notes: Record<string, string> = {};
  const toast = (text: string) => void toasts.push(text);
  const stop = toastTheRest(engine, toast, en);
  const submit = (frame: object) =>
    engine
      .request(109, () => Promise.reject(frame))
      .catch((error) =>
        showError(
          error,
          ['firstName', 'lastName'],
          (field, text) => {
            notes[field] = text;
          },
          toast,
          en,
        ),
      );
  return { engine, toasts, notes, submit, stop };
}

describe('in docs/guides/a-toast-and-a-form.md', () => {
  it('what is about a field is at the field, once', async () => {
    const { toasts, notes, submit } = await app();
    await submit({ majorCode: 124, minorCode: 2 });
    expect([notes, toasts]).toEqual([{ firstName: 'Check the first name.', lastName: '' }, []]);
  });

  it.each([
    [{ majorCode: 125 }, 'Could not edit this contact'],
    [{ majorCode: 124, minorCode: 1 }, 'Check the phone number'],
    [{ majorCode: 20_001, minorCode: 7 }, 'the app does not know error 20001/7'],
  ])('%j is in the toast, once', async (frame, text) => {
    const { toasts, submit } = await app();
    await submit(frame);
    expect(toasts).toEqual([expect.stringContaining(text)]);
  });

  it.each([{ majorCode: 10, wait: 30 }, { majorCode: 8 }, { majorCode: 3 }, { majorCode: 9 }])(
    '%j is in no toast and at no field',
    async (frame) => {
      const { toasts, notes, submit } = await app();
      await submit(frame);
      expect([notes, toasts]).toEqual([{}, []]);
    },
  );

  it('an error that nobody awaits is in the toast, until it is stopped', async () => {
    const { engine, toasts, stop } = await app();
    engine.receive({ majorCode: 305 });
    expect(toasts).toEqual(['You are not allowed to add this person to the group.']);
    stop();
    engine.receive({ majorCode: 305 });
    expect(toasts.length).toBe(1);
  });

  it('a request without a form gives its error to the toast', async () => {
    const { leaveRoom } = await run<{
      leaveRoom: (engine: unknown, send: unknown, show: (error: Error) => void) => Promise<void>;
    }>('a-toast-and-a-form', 'leaveRoom');
    const { engine } = testEngine();
    const shown: string[] = [];
    const send = () => Promise.reject({ majorCode: 337 });
    await leaveRoom(engine, send, ({ name }) => shown.push(name));
    expect(shown).toEqual(['RequestRefusedError']);
  });
});
