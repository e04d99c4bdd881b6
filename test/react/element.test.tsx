// @vitest-environment jsdom
import { createElement } from 'react';
import { afterEach, expect, it } from 'vitest';
import { defineReactionElements } from '../../src/element.js';
import { testEngine } from '../../src/testing.js';
import { mount, unmountAll } from './mount.js';

afterEach(unmountAll);

it('<lockout-countdown> follows the room of a component', async () => {
  const { engine } = testEngine();
  defineReactionElements(engine);
  engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
  const button = (subject?: string) => (
    <button type="button">
      {createElement('lockout-countdown', { action: 201, subject }, 'Send')}
    </button>
  );
  const page = await mount(button('room-1'));
  const element = page.find('button').firstElementChild;
  expect(element?.hasAttribute('locked')).toBe(false);
  await page.render(button('room-42'));
  expect(element?.shadowRoot?.querySelector('[part=time]')?.textContent).toBe('0:20');
  await page.render(button());
  expect(element?.hasAttribute('locked')).toBe(false);
  expect(page.text()).toBe('Send');
});
