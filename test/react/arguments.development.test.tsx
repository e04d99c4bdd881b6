// What the development build says of wrong arguments of hooks, when a component renders.
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReactionProvider, useGuardedAction, useLockout } from '../../src/react.js';
import { testEngine } from '../../src/testing.js';

const wrong = (value: unknown) => value as never;
const send = async () => {};

/** Renders a component that calls a hook. */
function rendered(hook: () => unknown): string {
  const { engine } = testEngine();
  const Page = () => {
    hook();
    return <p>shown</p>;
  };
  return renderToString(
    <ReactionProvider engine={engine}>
      <Page />
    </ReactionProvider>,
  );
}

describe('a wrong argument of a hook is named by the hook', () => {
  it.each<[string, () => unknown, string]>([
    [
      'a text as action',
      () => useGuardedAction(wrong('201'), send),
      'useGuardedAction.action must be the number of an action, 1 to 65535 (got the string "201").',
    ],
    [
      'a call as send',
      () => useGuardedAction(201, wrong(send())),
      'useGuardedAction.send must be a function (got a Promise).',
    ],
    [
      'the subject in place of options',
      () => useGuardedAction(201, send, wrong('room-42')),
      'useGuardedAction.options must be an object (got a string). Pass { subject }.',
    ],
    [
      'action 0',
      () => useLockout(0),
      'useLockout.action must be the number of an action, 1 to 65535 (got 0).',
    ],
    [
      'options in place of the subject',
      () => useLockout(201, wrong({ subject: 'room-42' })),
      'useLockout.subject must be a string or number, of at most 512 characters (got an object). A subject is a value, not an object of options.',
    ],
  ])('%s', (_, hook, sentence) => {
    expect(() => rendered(hook)).toThrow(sentence);
  });

  it('and what is right is shown', () => {
    const hook = () => [useGuardedAction(201, send, { subject: 7n }), useLockout(201, 'room-42')];
    expect(rendered(hook)).toContain('shown');
  });
});
