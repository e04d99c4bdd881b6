// @vitest-environment jsdom
import type { ComponentType } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReactionEngine } from '../../../src/index.js';
import { testEngine } from '../../../src/testing.js';
import { doing, mount, provided, unmountAll } from '../../react/mount.js';
import { run } from './guide.js';

afterEach(unmountAll);

interface CodePageProps {
  readonly account: string;
  readonly sendCode: () => Promise<{ token: string }>;
  readonly keepToken: (token: string) => void;
}

interface NumberPageProps {
  readonly sendNumber: () => Promise<object>;
  readonly next: (account: string) => void;
}

/** The page below an engine whose server answers a code with the next of these. */
async function codePage(...answers: readonly unknown[]) {
  const { CodePage } = await run<{ CodePage: ComponentType<CodePageProps> }>(
    'login-page',
    'export function CodePage',
  );
  const left = [...answers];
  const kept: string[] = [];
  const logins: number[] = [];
  const made = testEngine({
    hasToken: () => kept.length > 0,
    login: async ({ attempt }) => void logins.push(attempt),
  });
  await made.engine.signedOut();
  const sendCode = async () => {
    const answer = left.shift() as { token: string };
    if (!('token' in answer)) throw answer;
    return answer;
  };
  const element = (
    <CodePage account="n1" sendCode={sendCode} keepToken={(token) => kept.push(token)} />
  );
  const page = await mount(provided(made.engine, element));
  const confirm = () => doing(() => page.find('form').requestSubmit());
  return { ...made, page, confirm, kept, logins };
}

describe('the page of the number in docs/guides/login-page.md', () => {
  /** The page below an engine whose server answers #100 like this. */
  async function numberPage(answer: object) {
    const { NumberPage } = await run<{ NumberPage: ComponentType<NumberPageProps> }>(
      'login-page',
      'export function NumberPage',
    );
    const made = testEngine();
    const shown: string[] = [];
    const sendNumber = async () => {
      if ('userId' in answer) return answer;
      throw answer;
    };
    const element = <NumberPage sendNumber={sendNumber} next={(account) => shown.push(account)} />;
    const page = await mount(provided(made.engine, element));
    await doing(() => page.find('form').requestSubmit());
    return { ...made, page, shown };
  }

  it('goes on with the id that is answered, and locks only "send again" of that number', async () => {
    const { engine, page, shown } = await numberPage({ userId: 'u1', resendDelay: 60 });
    expect(shown).toEqual(['u1']);
    expect(engine.guard(100, 'u1')).toMatchObject({ allowed: false, remainingMs: 60_000 });
    expect(engine.guard(100, 'u2').allowed).toBe(true);
    expect(page.find('button').textContent).toBe('Send the code');
  });

  it('is locked for all numbers by 136, also where a subject is given', async () => {
    const { engine, page, shown } = await numberPage({ majorCode: 136, wait: 60 });
    expect([page.find('button').textContent, shown]).toEqual(['1:00', []]);
    expect(page.find('p').textContent).toMatch(/ in 1 minute\.$/);
    expect(engine.guard(100, 'n1').allowed).toBe(false);
  });

  it('has a lockout for each number by the option subjects, if #100 has a subject', async () => {
    const { engine } = testEngine({ subjects: [136, 137] });
    engine.receive({ majorCode: 136, wait: 60, subject: 'n1' });
    const allowed = [engine.guard(100, 'n1'), engine.guard(100, 'n2')].map((each) => each.allowed);
    expect(allowed).toEqual([false, true]);
  });
});

describe('the page of docs/guides/login-page.md', () => {
  it('says that a code is wrong, and marks its input', async () => {
    const { page, confirm } = await codePage({ majorCode: 106 });
    await confirm();
    expect(page.find('p').textContent).toBe(
      'Could not confirm your phone number: the code is not correct. Check it and try again.',
    );
    expect(page.find('input').getAttribute('aria-invalid')).toBe('true');
  });

  it('locks after too many, says why and counts down, and asks nothing meanwhile', async () => {
    const { engine, clock, page, confirm } = await codePage({ majorCode: 108, wait: 60 });
    await confirm();
    expect(page.find('button').textContent).toBe('1:00');
    expect(page.find('p').textContent).toMatch(/You can try again in 1 minute\.$/);
    expect(engine.guard(101, 'n2').allowed).toBe(true);
    await confirm();
    await doing(() => clock.advance(60_000));
    expect(page.find('button').textContent).toBe('Confirm');
  });

  it.each([
    [{ majorCode: 184 }, 'twoStepRequired'],
    [{ majorCode: 105 }, 'accountBlocked'],
  ])('%j leads to %s', async (answer, session) => {
    const { engine, confirm } = await codePage(answer);
    await confirm();
    expect(engine.state.session).toBe(session);
  });

  it('logs in with the token of the right code', async () => {
    const { engine, confirm, kept, logins } = await codePage({ token: 't' });
    expect(engine.state.session).toBe('registrationRequired');
    await confirm();
    expect([kept, logins, engine.state.session]).toEqual([['t'], [1], 'ready']);
  });
});

describe('the engine of docs/guides/login-page.md', () => {
  it('sends #102 with the token, and names the account', async () => {
    const { makeEngine } = await run<{
      makeEngine: (
        device: { account?: string; token?: string },
        sendLogin: (call: unknown, token: string) => Promise<unknown>,
      ) => ReactionEngine;
    }>('login-page', 'makeEngine');
    const device: { account?: string; token?: string } = {};
    const sent: string[] = [];
    const engine = makeEngine(device, async (_, token) => sent.push(token));
    await engine.signedOut();
    Object.assign(device, { account: 'a7', token: 't' });
    engine.logIn({ newToken: true });
    await engine.waitFor('login.succeeded');
    expect([sent, engine.state.session, engine.state.account]).toEqual([['t'], 'ready', 'a7']);
    await engine.dispose();
  });

  it('may ask for the nickname in `login`, after signedIn', async () => {
    const { engine } = testEngine({
      async login({ request }) {
        await request(102, async () => {});
        void engine.signedIn({ account: 'u1' });
        engine.nicknameRequired();
      },
    });
    await engine.signedOut();
    expect(engine.nicknameRequired()).toBe(false);
    engine.logIn({ newToken: true });
    await engine.waitFor('login.succeeded');
    await doing(() => {});
    expect(engine.state).toMatchObject({ session: 'nicknameRequired', account: 'u1' });
  });
});
