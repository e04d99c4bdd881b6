// @vitest-environment jsdom
import type { ComponentType } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { testEngine } from '../../../src/testing.js';
import { doing, mount, provided, unmountAll } from '../../react/mount.js';
import { run } from './guide.js';

afterEach(unmountAll);

describe('in docs/guides/forms.md', () => {
  interface ContactFormProps {
    readonly save: (call: unknown, fields: object) => Promise<void>;
    readonly saved: () => void;
  }
  async function contactForm(...refusals: readonly unknown[]) {
    const { ContactForm } = await run<{ ContactForm: ComponentType<ContactFormProps> }>(
      'forms',
      'ContactForm',
    );
    const left = [...refusals];
    const [made, saved] = [testEngine(), vi.fn()];
    const save = vi.fn(async (_: unknown, _fields: object) => {
      if (left.length > 0) throw left.shift();
    });
    const page = await mount(provided(made.engine, <ContactForm save={save} saved={saved} />));
    const note = (name: string) => document.getElementById(`${name}-note`)?.textContent;
    const submit = () => doing(() => page.find('form').requestSubmit());
    return { ...made, page, note, submit, save, saved };
  }

  it('a refusal is at the input that it is about, and nowhere else', async () => {
    const { page, note, submit } = await contactForm({ majorCode: 124, minorCode: 2 });
    await submit();
    expect([note('firstName'), note('lastName')]).toEqual(['Check the first name.', '']);
    expect(page.find('input').getAttribute('aria-invalid')).toBe('true');
    expect(page.find('p').textContent).toBe('');
  });

  it('one that is about no input of the form stands above the button', async () => {
    const { page, note, submit, save, saved } = await contactForm({ majorCode: 124, minorCode: 1 });
    await submit();
    expect([note('firstName'), note('lastName')]).toEqual(['', '']);
    expect(page.find('p').textContent).toMatch(/phone number/);
    page.find('input').value = 'Mina';
    await submit();
    expect(save.mock.calls[1]?.[1]).toEqual({ firstName: 'Mina', lastName: '' });
    expect(saved).toHaveBeenCalledOnce();
    expect(page.find('p').textContent).toBe('');
  });

  it('a lockout is at the button', async () => {
    const { page, submit } = await contactForm({ majorCode: 10, wait: 30 });
    await submit();
    expect([page.find('button').textContent, page.find('p').textContent]).toEqual(['0:30', '']);
  });

  it('showOutcome does the same without a framework, and empties it', async () => {
    const { showOutcome } = await run<{
      showOutcome: (form: HTMLFormElement, error: unknown) => void;
    }>('forms', 'showOutcome');
    const form = document.createElement('form');
    form.innerHTML = `<input name="firstName"><b data-note="firstName"></b><p role="alert"></p>`;
    const texts = () => [...form.querySelectorAll('b, p')].map(({ textContent }) => textContent);
    const { engine } = testEngine();
    const refused = (frame: object) =>
      engine.request(109, () => Promise.reject(frame)).catch((error) => showOutcome(form, error));
    await refused({ majorCode: 124, minorCode: 2 });
    expect(texts()).toEqual(['Check the first name.', '']);
    await refused({ majorCode: 125 });
    expect(texts()).toEqual(['', expect.stringMatching(/^Could not edit this contact/)]);
    showOutcome(form, undefined);
    expect(texts()).toEqual(['', '']);
  });
});
