// The two-step password. Comes in: what the person types. Goes out: #132, whose answer is a token to log in with.
import { useGuardedAction } from 'igap-reactions/react';
import { sessionText } from 'igap-reactions/texts';
import { device } from '../device.js';
import { ErrorNote, useFieldText } from '../parts/error-note.js';
import { Field } from '../parts/field.js';
import { Form } from '../parts/form.js';
import { GuardedButton } from '../parts/guarded-button.js';
import { LockoutNote } from '../parts/lockout-note.js';
import { Page } from '../parts/page.js';
import { useSurroundings } from '../surroundings.js';

export function TwoStepPage() {
  const { messenger, words, texts } = useSurroundings();
  const { transport, keep } = messenger;
  const account = device.registration()?.account ?? device.signedIn()?.account;
  const view = useGuardedAction(
    132,
    (call, password: string) => transport.send(call, 132, { password }),
    { subject: account },
  );
  const wrong = useFieldText(view, 'password');
  const submit = async (password: string) => {
    if (view.locked || view.pending) return;
    const answer = await view.run(password);
    if (answer.ok && account !== undefined) keep(account, answer.value.token);
  };
  return (
    <Page icon="shield" title={words.twoStep.title} lead={sessionText('twoStepRequired', texts)}>
      <Form submit={(fields) => void submit(String(fields.get('password') ?? ''))}>
        <Field
          name="password"
          type="password"
          autoComplete="current-password"
          dir="ltr"
          label={words.twoStep.password}
          hint={words.twoStep.hint}
          wrong={wrong}
          takesFocus
        />
        <LockoutNote action={132} subject={account} />
        {!view.locked && wrong === undefined && <ErrorNote error={view.error} />}
        <GuardedButton action={132} subject={account} view={view}>
          {words.twoStep.go}
        </GuardedButton>
      </Form>
      <button type="button" className="button button-link" onClick={messenger.leave}>
        {words.code.otherNumber}
      </button>
    </Page>
  );
}
