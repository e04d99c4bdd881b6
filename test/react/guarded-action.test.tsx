// @vitest-environment jsdom
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptionError, type RequestOptions } from '../../src/index.js';
import { type ActionOutcome, useGuardedAction } from '../../src/react.js';
import { testEngine } from '../../src/testing.js';
import { gate, makeButton, mountButton, strictly, type View } from './button.js';
import { doing, mount, provided, unmountAll } from './mount.js';

afterEach(unmountAll);

/** What cannot be looked at. */
function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const unsent = async () => 'not sent';

describe('useGuardedAction', () => {
  it('sends with its arguments, and resolves with the answer', async () => {
    const { run, view } = await mountButton(async (_, text) => `${text}!`);
    expect(await run('hello')).toEqual({ ok: true, value: 'hello!' });
    expect(view()).toMatchObject({ pending: false, error: undefined, fieldErrors: {} });
  });

  it('resolves with what it was refused with, which looks like no success', async () => {
    const { run, view } = await mountButton(() => Promise.reject({ majorCode: 205 }));
    const outcome = await run();
    expect(outcome).toEqual({ ok: false, error: view().error });
    expect(view().error).toMatchObject({ name: 'RequestRefusedError' });
  });

  it('is pending until the answer, and sends once however often it is pressed', async () => {
    const { promise, open } = gate<string>();
    const send = vi.fn(() => promise);
    const { view } = await mountButton(send);
    const { run } = view();
    const [first, second] = await doing(() => [run('a'), run('b')]);
    expect(first).toBe(second);
    expect(view().pending).toBe(true);
    await doing(() => open('done'));
    expect(await first).toEqual({ ok: true, value: 'done' });
    expect(send).toHaveBeenCalledTimes(1);
    expect(view()).toMatchObject({ pending: false, run });
  });

  it('is not pending any more when its promise resolves', async () => {
    const { run, view } = await mountButton(async () => 'done');
    const pending = await doing(async () => {
      await view().run();
      return view().run() !== undefined;
    });
    expect(pending).toBe(true);
    expect(await run()).toEqual({ ok: true, value: 'done' });
  });

  it('joins a press from inside of send', async () => {
    const inside: Promise<ActionOutcome<string>>[] = [];
    let current: () => View = () => {
      throw new Error('not rendered');
    };
    const send = vi.fn(async () => {
      inside.push(current().run());
      return 'done';
    });
    const { view } = await mountButton(send);
    current = view;
    const [outside] = await doing(() => [view().run()]);
    expect(inside).toHaveLength(1);
    expect(inside[0]).toBe(outside);
    expect(await outside).toEqual({ ok: true, value: 'done' });
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('names the wrong fields of a refusal, until it is sent again', async () => {
    const { promise, open } = gate<string>();
    const send = vi
      .fn<() => Promise<string>>(() => promise)
      .mockRejectedValueOnce({ majorCode: 203, minorCode: 18 });
    const { run, view } = await mountButton(send);
    expect(await run()).toMatchObject({ ok: false });
    expect(view().fieldErrors).toEqual({ 'location.lat': 'invalid' });
    expect(view().error).toMatchObject({ name: 'RequestRefusedError' });
    await doing(() => void view().run('again'));
    expect(view()).toMatchObject({ pending: true, error: undefined, fieldErrors: {} });
    await doing(() => open('done'));
  });

  it('names them as this form does', async () => {
    const { engine } = testEngine({ fieldNames: { firstName: 'givenName' } });
    const send = () => Promise.reject({ majorCode: 118, minorCode: 2 });
    const fieldsOf = async (options?: RequestOptions) => {
      const { Button, run, view } = makeButton(send, options);
      await mount(strictly(engine, <Button />));
      await run();
      return view().fieldErrors;
    };
    expect(await fieldsOf()).toEqual({ givenName: 'invalid' });
    expect(await fieldsOf({ fieldNames: { firstName: 'first' } })).toEqual({ first: 'invalid' });
  });

  it('names both fields where one of two is wanted', async () => {
    const { run, view } = await mountButton(() => Promise.reject({ majorCode: 124, minorCode: 4 }));
    await run();
    expect(view().fieldErrors).toEqual({ firstName: 'eitherRequired', lastName: 'eitherRequired' });
  });

  it('shows the lockout that the server answers with, and sends nothing while it lasts', async () => {
    const send = vi.fn<() => Promise<string>>().mockRejectedValueOnce({ majorCode: 234, wait: 20 });
    const { run, view, clock } = await mountButton(send);
    await run();
    expect(view()).toMatchObject({ locked: true, remainingText: '0:20', remainingMs: 20_000 });
    expect(await run()).toMatchObject({ ok: false, error: { name: 'LockedOutError' } });
    expect(view().error).toMatchObject({ name: 'LockedOutError' });
    expect(send).toHaveBeenCalledTimes(1);
    await doing(() => clock.advance(20_000));
    expect(view()).toMatchObject({ locked: false, remainingText: '' });
  });

  it('gives what the send threw as it was', async () => {
    const thrown = new Error('own');
    const { run, view } = await mountButton(() => Promise.reject(thrown));
    expect(await run()).toEqual({ ok: false, error: thrown });
    expect(view().error).toBe(thrown);
    expect(view().fieldErrors).toEqual({});
  });

  it.each([
    ['a revoked proxy', revoked()],
    ['undefined', undefined],
    [
      'an error with a throwing getter',
      Object.defineProperty(new Error('own'), 'resolution', { get: revoked }),
    ],
    ['an error that only has the name of ours', { name: 'RequestRefusedError' }],
    [
      'one with fields that are none',
      { resolution: { reaction: { fields: 7, problem: 'invalid' } } },
    ],
  ])('has an outcome where the request rejects with %s', async (_, thrown) => {
    const { run, view } = await mountButton(unsent, () => Promise.reject(thrown));
    const outcome = await run();
    expect(outcome.ok).toBe(false);
    expect(view().pending).toBe(false);
    expect(view().error === thrown).toBe(true);
    expect(view().fieldErrors).toEqual({});
  });

  it('has an outcome where the request throws at once', async () => {
    const thrown = new Error('at once');
    const { run, view } = await mountButton(unsent, () => {
      throw thrown;
    });
    expect(await run()).toEqual({ ok: false, error: thrown });
    expect(view()).toMatchObject({ pending: false, error: thrown });
  });

  it('has wrong options as its outcome, and a wrong action as an error of the render', async () => {
    const { engine } = testEngine();
    let run: View['run'] | undefined;
    const Page = ({ action }: { action: number }) => {
      const view = useGuardedAction(action, async () => 'done', { timeoutMs: -1 });
      run = view.run;
      return null;
    };
    await mount(provided(engine, <Page action={201} />));
    expect(await doing(() => run?.())).toMatchObject({
      ok: false,
      error: { name: 'OptionError', option: expect.stringContaining('timeoutMs') },
    });
    expect(() => renderToString(provided(engine, <Page action={0} />))).toThrow(OptionError);
  });
});
