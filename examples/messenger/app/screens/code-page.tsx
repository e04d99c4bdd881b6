// The second half of a registration. Comes in: a code. Goes out: #101; a right one leads to the login, wrong ones to 108, and where there is a
// two-step password the server says 184. The code can be asked for again once `resend_delay` has passed.
import { useGuardedAction } from 'igap-reactions/react';
import { useEffect, useRef, useState } from 'react';
import { latinDigits } from '../latin-digits.js';
import { ErrorNote, useFieldText } from '../parts/error-note.js';
import { Field } from '../parts/field.js';
import { Form } from '../parts/form.js';
import { GuardedButton } from '../parts/guarded-button.js';
import { LockoutNote } from '../parts/lockout-note.js';
import { Page } from '../parts/page.js';
import { countryCode, phoneBook, phoneText } from '../phone-book.js';
import { useSurroundings } from '../surroundings.js';

export interface CodePageProps {
  readonly account: string;
  /** Nobody has to type it. */
  readonly code: string | undefined;
  readonly sent: (account: string, resendDelayS: number) => void;
  readonly back: () => void;
}

export function CodePage({ account, code, sent, back }: CodePageProps) {
  const { messenger, words, texts } = useSurroundings();
  const { transport } = messenger;
  // Wrong codes lock this number and no other: each is a subject of its own.
  const subject = { subject: account };
  const verify = useGuardedAction(
    101,
    (call, code: bigint) => transport.send(call, 101, { code, username: account }),
    subject,
  );
  // After a reload it has to be typed again.
  const phoneNumber = phoneBook.numberOf(account);
  const resend = useGuardedAction(
    100,
    (call) => transport.send(call, 100, { phoneNumber: phoneNumber ?? 0n, countryCode }),
    subject,
  );

  const refused = useFieldText(verify, 'code');
  const [tooShort, setTooShort] = useState(false);
  const wrong = tooShort ? words.code.tooShort : refused;
  const tried = useRef('');
  const submit = async (given: string) => {
    if (verify.locked || verify.pending) return;
    setTooShort(given.length < length);
    if (given.length < length) return;
    // The field says that this one is wrong; sending it again would only count as another try.
    if (refused !== undefined && given === tried.current) return;
    tried.current = given;
    const answer = await verify.run(codeOf(given));
    if (answer.ok) messenger.keep(account, answer.value.token);
  };
  const sendAgain = async () => {
    const answer = await resend.run();
    if (answer.ok) sent(account, answer.value.resendDelayS);
  };
  // Once, at the start: it came with the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    if (code !== undefined) void submit(code);
  }, []);
  const lead =
    phoneNumber === undefined
      ? words.code.leadUnknown
      : words.code.lead(phoneText(phoneNumber, texts.locale).replaceAll(' ', '\u00a0'));
  return (
    <Page icon="chat" title={words.code.title} lead={lead}>
      <Form submit={(fields) => void submit(String(fields.get('code')))}>
        <Field
          name="code"
          className="code-input"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={length}
          defaultValue={code}
          onChange={({ target }) => {
            setTooShort(false);
            if (target.value.length === length) void submit(target.value);
          }}
          dir="ltr"
          label={words.code.code}
          hint={words.code.hint}
          wrong={wrong}
          takesFocus
        />
        <LockoutNote action={101} subject={account} />
        {!verify.locked && wrong === undefined && <ErrorNote error={verify.error} />}
        <GuardedButton action={101} subject={account} view={verify}>
          {words.code.go}
        </GuardedButton>
      </Form>
      <div className="page-actions">
        {phoneNumber !== undefined && (
          <GuardedButton
            action={100}
            subject={account}
            look="plain"
            view={resend}
            press={() => void sendAgain()}
          >
            {words.code.resend}
          </GuardedButton>
        )}
        <button type="button" className="button button-plain" onClick={back}>
          {words.code.otherNumber}
        </button>
      </div>
      <ErrorNote error={resend.error} />
    </Page>
  );
}

/** Of a code: with the last digit it is sent. */
const length = 5;

/** As #101 takes it. 0, which is no code: it is no number. */
function codeOf(typed: string): bigint {
  const digits = latinDigits(typed).trim();
  return /^\d{1,9}$/.test(digits) ? BigInt(digits) : 0n;
}
