// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { testEngine } from '../../src/testing.js';
import { gate, makeButton, mountButton, type SendText, strictly } from './button.js';
import { doing, mount, unmountAll } from './mount.js';

afterEach(unmountAll);

/** A page whose buttons of #201 come and go, and requests that the test settles, in the order of the calls. */
async function pageOf() {
  const { engine } = testEngine();
  const gates: ReturnType<typeof gate<string>>[] = [];
  const send = vi.fn<SendText>(() => {
    const made = gate<string>();
    gates.push(made);
    return made.promise;
  });
  const [first, second] = [makeButton(send), makeButton(send)];
  const page = await mount(<p />);
  const show = (...buttons: (typeof first)[]) => {
    const shown = buttons.map(({ Button }) => <Button key={Button === first.Button ? 1 : 2} />);
    return page.render(strictly(engine, shown));
  };
  const settle = (at: number, value: string) => doing(() => gates[at]?.open(value));
  const refuse = (at: number) => doing(() => gates[at]?.fail({ majorCode: 203, minorCode: 18 }));
  /** Presses, without waiting for the answer. */
  const press = ({ view }: typeof first, ...args: [text?: string]) =>
    doing(() => [view().run(...args)] as const);
  return { engine, page, send, first, second, show, press, settle, refuse };
}

describe('a button whose page was left', () => {
  it('sends to the end', async () => {
    const { promise, open } = gate<string>();
    const { view } = await mountButton(() => promise);
    const [outcome] = await doing(() => [view().run('hi')]);
    await unmountAll();
    open('done');
    expect(await outcome).toEqual({ ok: true, value: 'done' });
  });

  it('is pending from its first render when it is shown again, and shows what comes of it', async () => {
    const { first, second, show, press, refuse } = await pageOf();
    await show(first);
    await press(first);
    await show();
    await show(second);
    expect(second.views.map((view) => view.pending)).not.toContain(false);
    await refuse(0);
    expect(second.view()).toMatchObject({
      pending: false,
      error: { name: 'RequestRefusedError' },
      fieldErrors: { 'location.lat': 'invalid' },
    });
  });

  it('joins its request when it is pressed again', async () => {
    const { first, second, show, press, send, settle } = await pageOf();
    await show(first);
    const [before] = await press(first, 'hi');
    await show();
    await show(second);
    expect((await press(second, 'hi'))[0]).toBe(before);
    await settle(0, 'done');
    expect(await before).toEqual({ ok: true, value: 'done' });
    expect(second.view().pending).toBe(false);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('makes another request for other arguments, and shows that', async () => {
    const { first, second, show, press, send, settle, refuse } = await pageOf();
    await show(first);
    await press(first, 'to one');
    await show();
    await show(second);
    const [outcome] = await press(second, 'to another');
    expect(send.mock.calls.map(([, text]) => text)).toEqual(['to one', 'to another']);
    await refuse(0);
    expect(second.view()).toMatchObject({ pending: true, error: undefined });
    await settle(1, 'done');
    expect(await outcome).toEqual({ ok: true, value: 'done' });
    expect(second.view()).toMatchObject({ pending: false, error: undefined });
  });

  it('has other arguments where it has one more', async () => {
    const { first, second, show, press, send } = await pageOf();
    await show(first);
    await press(first);
    await show();
    await show(second);
    await press(second, 'hi');
    expect(send.mock.calls.map(([, ...args]) => args)).toEqual([[], ['hi']]);
  });

  it('leaves the request of before to the next page, once it has made another', async () => {
    const { first, second, show, press, refuse } = await pageOf();
    await show(first);
    await press(first, 'to one');
    await show();
    await show(second);
    await press(second, 'to another');
    await show(second, first);
    await refuse(0);
    expect(first.view()).toMatchObject({ pending: false, error: expect.anything() });
    expect(second.view()).toMatchObject({ pending: true, error: undefined });
  });

  it('is idle when it is shown again after the answer', async () => {
    const { first, second, show, press, refuse } = await pageOf();
    await show(first);
    await press(first);
    await show();
    await refuse(0);
    await show(second);
    expect(second.views.every(({ pending, error }) => !pending && error === undefined)).toBe(true);
  });

  it('belongs to its engine', async () => {
    const [one, other] = [testEngine(), testEngine()];
    const { Button, view } = makeButton(() => gate<string>().promise);
    const page = await mount(strictly(one.engine, <Button />));
    await doing(() => void view().run());
    expect(view().pending).toBe(true);
    await page.render(strictly(other.engine, <Button />));
    expect(view().pending).toBe(false);
    await page.render(strictly(one.engine, <Button />));
    expect(view().pending).toBe(true);
  });

  it('belongs to its subject, whatever kind of value that is', async () => {
    const { engine } = testEngine();
    const { Button, view } = makeButton(() => gate<string>().promise);
    const page = await mount(strictly(engine, <Button of={{ subject: 42 }} />));
    await doing(() => void view().run());
    const pendingOf = async (subject?: string | bigint | { low: number; high: number }) => {
      await page.render(strictly(engine, <Button of={{ subject }} />));
      return view().pending;
    };
    expect(await pendingOf('43')).toBe(false);
    expect(await pendingOf('42')).toBe(true);
    expect(await pendingOf()).toBe(false);
    expect(await pendingOf(42n)).toBe(true);
    expect(await pendingOf('')).toBe(false);
    expect(await pendingOf({ low: 42, high: 0 })).toBe(true);
  });
});

describe('two buttons of one action on the screen', () => {
  it('have a request each, and show their own', async () => {
    const { first, second, show, press, send, settle, refuse } = await pageOf();
    await show(first, second);
    await press(first, 'same');
    expect([first.view().pending, second.view().pending]).toEqual([true, false]);
    await press(second, 'same');
    expect(send).toHaveBeenCalledTimes(2);
    await refuse(1);
    expect(first.view()).toMatchObject({ pending: true, error: undefined });
    expect(second.view()).toMatchObject({ pending: false, error: expect.anything() });
    await settle(0, 'done');
    expect(first.view()).toMatchObject({ pending: false, error: undefined });
  });

  it('do not both adopt a request that was left', async () => {
    const { first, second, show, press, settle } = await pageOf();
    await show(first);
    await press(first);
    await show();
    await show(first, second);
    expect([first.view().pending, second.view().pending]).toEqual([true, false]);
    await settle(0, 'done');
    expect(first.view().pending).toBe(false);
  });

  it('adopt one each of two that were left, in their order', async () => {
    const { first, second, show, press, refuse } = await pageOf();
    await show(first, second);
    await press(first);
    await press(second);
    await show();
    await show(first, second);
    await refuse(1);
    expect([first.view().pending, second.view().pending]).toEqual([true, false]);
  });

  it('join where the page of the other was left meanwhile, by the same arguments', async () => {
    const { first, second, show, press, send } = await pageOf();
    await show(first, second);
    const [outcome] = await press(first, 'hi');
    await show(second);
    await show(second);
    expect(second.view().pending).toBe(false);
    expect((await press(second, 'hi'))[0]).toBe(outcome);
    expect(second.view().pending).toBe(true);
    expect(send).toHaveBeenCalledTimes(1);
  });
});
