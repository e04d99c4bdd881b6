// The first half of a registration. Comes in: a number. Goes out: #100, which sends a code. Next: code-page.tsx.
import { useGuardedAction } from 'igap-reactions/react';
import { useState } from 'react';
import { ErrorNote } from '../parts/error-note.js';
import { Field } from '../parts/field.js';
import { Form } from '../parts/form.js';
import { GuardedButton } from '../parts/guarded-button.js';
import { LockoutNote } from '../parts/lockout-note.js';
import { Page } from '../parts/page.js';
import { countryCode, phoneBook, phoneNumberOf, samples } from '../phone-book.js';
import { useSurroundings } from '../surroundings.js';

export interface NumberPageProps {
  readonly sent: (account: string, resendDelayS: number) => void;
}

export function NumberPage({ sent }: NumberPageProps) {
  const { messenger, words } = useSurroundings();
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

  const choose = (next: string) => {
    setNumber(next);
    setWrong(undefined);
  };
  const submit = async () => {
    if (view.locked || view.pending) return;
    setWrong(phoneNumber === 0n ? register.wrongNumber : undefined);
    if (phoneNumber === 0n) return;
    const answer = await view.run();
    if (!answer.ok) return;
    const { username, resendDelayS } = answer.value;
    phoneBook.keep(phoneNumber, username);
    sent(username, resendDelayS);
  };
  return (
    <Page icon="phone" title={register.title} lead={register.lead}>
      <Form submit={() => void submit()}>
        <Field
          name="number"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          dir="ltr"
          placeholder="+98 912 555 0101"
          label={register.number}
          value={number}
          onChange={({ target }) => choose(target.value)}
          wrong={wrong}
          takesFocus
        />
        <LockoutNote action={100} subject={account} />
        <ErrorNote error={view.error} />
        <GuardedButton action={100} subject={account} view={view}>
          {register.go}
        </GuardedButton>
      </Form>
      <fieldset className="samples">
        <legend>{register.samples}</legend>
        {samples.map(({ number: sample, shows }) => (
          <button
            type="button"
            key={shows}
            className="sample"
            aria-pressed={number === sample}
            onClick={() => choose(sample)}
          >
            <span>{register.shows[shows]}</span>
            <bdi dir="ltr">{sample}</bdi>
          </button>
        ))}
      </fieldset>
    </Page>
  );
}
