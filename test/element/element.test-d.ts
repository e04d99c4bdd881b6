import { expectTypeOf, test } from 'vitest';
import type { LockoutCountdownElement } from '../../src/element.js';
import type { SessionState } from '../../src/index.js';

test('events of the elements are typed wherever they bubble to', () => {
  document.addEventListener('reaction-action', (event) => {
    expectTypeOf(event.detail.session).toEqualTypeOf<SessionState>();
  });
  document.createElement('button').addEventListener('lockout-change', (event) => {
    expectTypeOf(event.detail.locked).toEqualTypeOf<boolean>();
  });
});

test('elements without a prefix are known by their names', () => {
  const countdown = document.createElement('lockout-countdown');
  expectTypeOf(countdown).toEqualTypeOf<LockoutCountdownElement>();
  countdown.action = 201;
  countdown.subject = 42n;
  countdown.subject = undefined;
  expectTypeOf(countdown.subject).toEqualTypeOf<string | null>();
  // @ts-expect-error An action is a number, or a text of one.
  countdown.action = true;
  expectTypeOf(document.createElement('reaction-banner')).toEqualTypeOf<HTMLElement>();
});
