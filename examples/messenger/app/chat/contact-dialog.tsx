// A form of three fields. Comes in: what the person types. Goes out: #109; the fields that the server names light up, two of them where it
// wants one of two.
import { useGuardedAction } from 'igap-reactions/react';
import { useState } from 'react';
import { Dialog } from '../parts/dialog.js';
import { ErrorNote, sentenceOf } from '../parts/error-note.js';
import { Field } from '../parts/field.js';
import { Form } from '../parts/form.js';
import { GuardedButton } from '../parts/guarded-button.js';
import { Icon } from '../parts/icon.js';
import { LockoutNote } from '../parts/lockout-note.js';
import { phoneNumberOf } from '../phone-book.js';
import type { Fields } from '../request-bytes.js';
import { useSurroundings } from '../surroundings.js';

const names = ['phone', 'firstName', 'lastName'] as const;

export interface ContactDialogProps {
  readonly open: boolean;
  readonly close: () => void;
}

export function ContactDialog({ open, close }: ContactDialogProps) {
  return (
    <Dialog open={open} close={close} className="dialog" labelledBy="contact-title">
      <ContactForm close={close} />
    </Dialog>
  );
}

function ContactForm({ close }: Pick<ContactDialogProps, 'close'>) {
  const { messenger, words, texts } = useSurroundings();
  const { contact } = words;
  const [saved, setSaved] = useState(false);
  const view = useGuardedAction(109, (call, fields: Fields<109>) =>
    messenger.transport.send(call, 109, fields),
  );
  const { fieldErrors } = view;
  const [first, ...others] = names.filter((name) => fieldErrors[name]);
  /** The first wrong field says what is wrong; another one, that it belongs to it. */
  const wrong = (name: (typeof names)[number]) => {
    if (name === first) return sentenceOf(view.error, texts);
    return others.includes(name) ? words.wrongToo : undefined;
  };

  const submit = async (form: FormData) => {
    if (view.locked || view.pending) return;
    setSaved(false);
    const of = (name: (typeof names)[number]) => String(form.get(name) ?? '').trim();
    const fields = {
      phone: phoneNumberOf(of('phone')),
      firstName: of('firstName'),
      lastName: of('lastName'),
    };
    if ((await view.run(fields)).ok) setSaved(true);
  };
  return (
    <Form submit={(fields) => void submit(fields)}>
      <div className="dialog-head">
        <h2 id="contact-title">{contact.title}</h2>
        <button type="button" className="icon-button" onClick={close} aria-label={words.close}>
          <Icon name="close" />
        </button>
      </div>
      <p className="lead">{contact.lead}</p>
      {names.map((name) => (
        <Field
          key={name}
          name={name}
          label={contact[name]}
          autoComplete="off"
          {...(name === 'phone' && { type: 'tel', dir: 'ltr' })}
          wrong={wrong(name)}
          takesFocus={name === first}
        />
      ))}
      <LockoutNote action={109} />
      {first === undefined && <ErrorNote error={view.error} />}
      <p role="status" className={saved ? 'note note-good' : 'unseen'}>
        {saved && (
          <>
            <Icon name="check" />
            <span>{contact.saved}</span>
          </>
        )}
      </p>
      <GuardedButton action={109} view={view}>
        {contact.save}
      </GuardedButton>
    </Form>
  );
}
