import { describe, expect, it } from 'vitest';
import { meanings } from '../../docs/reaction-words.js';
import { igap } from '../../src/index.js';
import { needOf } from '../../src/protocol/facts.js';
import { transitions } from '../../src/session/transitions.js';
import { propertiesOf, textsOf } from './declaration.js';
import { codeIn, tableRows, textOf } from './page.js';

const readme = textOf('README.md');
const lockouts = textOf('docs/lockouts.md');
const session = textOf('docs/session.md');

const events = [
  ...propertiesOf('src/event/events.ts', 'ReactionEvents'),
  ...propertiesOf('src/event/events.ts', 'SessionEvents'),
  ...propertiesOf('src/lockout/lockout.ts', 'LockoutEvents'),
].map(({ name }) => name);

describe('the errors', () => {
  const errors = propertiesOf('src/reaction-error.ts', 'ReactionErrors').map(({ name }) => name);

  it('are all named in README.md', () => {
    expect(errors.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('that README.md and docs/requests.md name exist', () => {
    const named = codeIn(readme + textOf('docs/requests.md')).filter((name) =>
      /^[A-Z]\w+Error$/.test(name),
    );
    // The name of an abort is the platform's.
    expect(named.filter((name) => ![...errors, 'AbortError'].includes(name))).toEqual([]);
  });

  it('that a request rejects with are all in docs/requests.md', () => {
    const own = errors.filter((name) =>
      /Refused|LockedOut|NotSent|SessionEnded|AccountChanged/.test(name),
    );
    const cells = tableRows(textOf('docs/requests.md'), '## How it ends').flat().join(' ');
    expect(own.filter((name) => !cells.includes(name))).toEqual([]);
  });
});

describe('what needs no login in docs/requests.md', () => {
  it('is what is never held behind one', () => {
    const [, list = ''] =
      /^Never held behind a login: (.+), which need no login/m.exec(
        textOf('docs/requests.md').replaceAll('\n', ' ').replace('Never', '\nNever'),
      ) ?? [];
    const numbers = [...list.matchAll(/(\d+)(?: to (\d+))?/g)].flatMap(([, from, to = from]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at),
    );
    const all = Array.from({ length: 1000 }, (_, at) => at + 1);
    expect(numbers).toEqual(all.filter((action) => needOf(igap.facts, action, []) !== 'login'));
  });
});

describe('the events', () => {
  it('are all named in README.md', () => {
    expect(
      events.filter((name) => !codeIn(readme).includes(name) && !/^lockout\./.test(name)),
    ).toEqual([]);
  });

  it('of lockouts are all in docs/lockouts.md', () => {
    const rows = tableRows(lockouts, '## Start and merge');
    expect(rows.flatMap(([name = '']) => codeIn(name))).toEqual(
      propertiesOf('src/lockout/lockout.ts', 'LockoutEvents').map(({ name }) => name),
    );
  });

  it('of the session are all named in docs/session.md, and no other is', () => {
    const [, , emitted = []] = [0, 1, 2].map((column) =>
      tableRows(session, '| phase ').flatMap((row) => codeIn(row[column] ?? '')),
    );
    const own = propertiesOf('src/event/events.ts', 'SessionEvents').map(({ name }) => name);
    expect([...new Set(emitted)].sort()).toEqual(own.sort());
  });

  it('named of answers to #102 in docs/session.md exist', () => {
    const emitted = tableRows(session, '## How a login ends').flatMap(([, , cell = '']) =>
      codeIn(cell),
    );
    expect(emitted.filter((name) => name.includes('.') && !events.includes(name))).toEqual([]);
  });
});

describe('the reactions in README.md', () => {
  const rows = tableRows(readme, '## What a frame causes');

  it('are every kind once, in the order of docs/reactions.md', () => {
    expect(rows.flatMap(([kind = '']) => codeIn(kind))).toEqual(Object.keys(meanings));
  });

  it.each(Object.entries(meanings))('%s has its events', (kind, meaning) => {
    const [, , , emitted = ''] = rows.find(([name]) => name === `\`${kind}\``) ?? [];
    expect(codeIn(emitted)).toEqual(meaning.events);
  });
});

describe('the faults', () => {
  it('in docs/lockouts.md exist', () => {
    const named = tableRows(lockouts, '## When storage fails').flatMap(([, , emitted = '']) =>
      codeIn(emitted),
    );
    const codes = textsOf('src/faults.ts', 'FaultCode');
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  });
});

describe('the calls of the app in docs/session.md', () => {
  const rows = tableRows(session, '## Calls of the app');
  const states = textsOf('src/event/events.ts', 'SessionState');
  const accepts = (call: string) =>
    Object.entries(transitions)
      .filter(([, row]) => Object.hasOwn(row, call))
      .map(([name]) => name);

  it('name states that there are', () => {
    const named = rows.flatMap(([, , from = '', to = '']) => codeIn(from + to));
    expect(named.filter((state) => !states.includes(state))).toEqual([]);
  });

  it.each(['takeOver', 'nicknameSet', 'twoStepVerified'])(
    '%s fits the states that it says',
    (call) => {
      const [, , from = ''] = rows.find(([name]) => name === `\`${call}()\``) ?? [];
      expect(codeIn(from)).toEqual(accepts(call));
    },
  );

  it('logIn with a new token fits what logIn fits, and the states that only a token opens', () => {
    const [, , from = ''] = rows.find(([name]) => name?.includes('newToken')) ?? [];
    expect(codeIn(from)).toEqual(accepts('newToken'));
  });
});
