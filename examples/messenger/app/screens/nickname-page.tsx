// The nickname, without which the server answers nothing but 9. Comes in: what the person types. Goes out: #105, then the session goes on.
import { useGuardedAction, useReactionEngine } from 'igap-reactions/react';
import { sessionText } from 'igap-reactions/texts';
import { ErrorNote, useFieldText } from '../parts/error-note.js';
import { Field } from '../parts/field.js';
import { Form } from '../parts/form.js';
import { GuardedButton } from '../parts/guarded-button.js';
import { LockoutNote } from '../parts/lockout-note.js';
import { Page } from '../parts/page.js';
import { useSurroundings } from '../surroundings.js';

export function NicknamePage() {
  const { messenger, words, texts } = useSurroundings();
  const { nicknameSet } = useReactionEngine();
  const view = useGuardedAction(105, (call, nickname: string) =>
    messenger.transport.send(call, 105, { nickname }),
  );
  const wrong = useFieldText(view, 'nickname');
  const submit = async (nickname: string) => {
    if (view.locked || view.pending) return;
    if ((await view.run(nickname)).ok) nicknameSet();
  };
  return (
    <Page icon="person" title={words.nickname.title} lead={sessionText('nicknameRequired', texts)}>
      <Form submit={(fields) => void submit(String(fields.get('nickname') ?? ''))}>
        <Field
          name="nickname"
          autoComplete="nickname"
          label={words.nickname.nickname}
          hint={words.nickname.hint}
          wrong={wrong}
          takesFocus
        />
        <LockoutNote action={105} />
        {wrong === undefined && <ErrorNote error={view.error} />}
        <GuardedButton action={105} view={view}>
          {words.nickname.go}
        </GuardedButton>
      </Form>
    </Page>
  );
}
