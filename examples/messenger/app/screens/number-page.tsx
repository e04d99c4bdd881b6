// The first half of a registration. Comes in: a number, or one press on a sample. Goes out: #100, which sends a code. Next: code-page.tsx. A
// number whose code is under way already leads there at once.
import type { ScreenEngine } from 'igap-reactions';
import { useGuardedAction, useReactionEngine } from 'igap-reactions/react';
import { useEffect, useRef, useState } from 'react';
import { ErrorNote } from '../parts/error-note.js';
import { Field } from '../parts/field.js';
import { Form } from '../parts/form.js';
import { GuardedButton } from '../parts/guarded-button.js';
import { LockoutNote } from '../parts/lockout-note.js';
import { Page } from '../parts/page.js';
import {
  countryCode,
  phoneBook,
  phoneNumberOf,
  phoneText,
  type Sample,
  sampleCode,
} from '../phone-book.js';
import { useSurroundings } from '../surroundings.js';
import { Samples } from './samples.js';

export interface NumberPageProps {
  /** `code`: it need not be typed. */
  readonly sent: (account: string, resendDelayS: number, code?: string) => void;
}

export function NumberPage({ sent }: NumberPageProps) {
  const { messenger, words, texts } = useSurroundings();
  const { register } = words;
  const [number, setNumber] = useState('');
  const [wrong, setWrong] = useState<string>();
  const phoneNumber = phoneNumberOf(number);
  const account = phoneBook.accountOf(phoneNumber);
  const view = useGuardedAction(
    100,
    (call) => messenger.transport.send(call, 100, { phoneNumber, countryCode }),
    { subject: account },
  );
  const codeIsSent = useCodeIsSent(account);

  const submit = async (code?: string) => {
    if (view.pending) return;
    if (account !== undefined && codeIsSent) return sent(account, 0, code);
    if (view.locked) return;
    const no = number.trim() === '' ? register.noNumber : register.wrongNumber;
    setWrong(phoneNumber === 0n ? no : undefined);
    if (phoneNumber === 0n) return;
    const answer = await view.run();
    if (!answer.ok) return;
    const { username, resendDelayS } = answer.value;
    phoneBook.keep(phoneNumber, username);
    sent(username, resendDelayS, code);
  };
  const press = useOnceRendered((_: Sample) => void submit(sampleCode));
  return (
    <Page icon="phone" title={register.title} lead={register.lead}>
      <Samples
        press={(sample) => {
          setNumber(phoneText(sample.number, texts.locale));
          setWrong(undefined);
          press(sample);
        }}
      />
      <Form submit={() => void submit()}>
        <Field
          name="number"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          dir="ltr"
          placeholder={register.placeholder}
          label={register.number}
          value={number}
          onChange={({ target }) => {
            setNumber(target.value);
            setWrong(undefined);
          }}
          wrong={wrong}
          takesFocus
        />
        {!codeIsSent && <LockoutNote action={100} subject={account} />}
        <ErrorNote error={view.error} />
        <GuardedButton
          action={100}
          subject={account}
          view={codeIsSent ? { locked: false, remainingText: '' } : view}
        >
          {codeIsSent ? register.enterCode : register.go}
        </GuardedButton>
      </Form>
    </Page>
  );
}

/** Whether another code is not sent only because there is one already: the app itself locked it then. */
function useCodeIsSent(account: string | undefined): boolean {
  const engine = useReactionEngine<ScreenEngine>();
  if (account === undefined) return false;
  const found = engine.guard(100, account);
  return !found.allowed && found.lockout.majorCode === undefined;
}

/** Calls back once the page is rendered with what was set before. */
function useOnceRendered<Value>(act: (value: Value) => void): (value: Value) => void {
  const [asked, setAsked] = useState<{ readonly value: Value }>();
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (asked) latest.current(asked.value);
  }, [asked]);
  return (value) => setAsked({ value });
}
