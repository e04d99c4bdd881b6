// A form of three fields. Comes in: a contact, and what the person types. Goes out: #109; the fields that the server names light up, two of them
// where it wants one of two. What it has accepted is the contact's name from then on.
import { useGuardedAction } from 'igap-reactions/react';
import { useState } from 'react';
import { Dialog } from '../parts/dialog.js';
import { ErrorNote, useFieldText } from '../parts/error-note.js';
import { Field } from '../parts/field.js';
import { Form } from '../parts/form.js';
import { GuardedButton } from '../parts/guarded-button.js';
import { Icon } from '../parts/icon.js';
import { LockoutNote } from '../parts/lockout-note.js';
import { phoneNumberOf } from '../phone-book.js';
import type { Fields } from '../request-bytes.js';
import { useSurroundings } from '../surroundings.js';
import { useRoom } from './room.js';

const names = ['phone', 'firstName', 'lastName'] as const;

export interface ContactDialogProps {
  readonly room: string;
  readonly open: boolean;
  readonly close: () => void;
}

export function ContactDialog({ room, open, close }: ContactDialogProps) {
  return (
    <Dialog open={open} close={close} className="dialog" labelledBy="contact-title">
      <ContactForm room={room} close={close} />
    </Dialog>
  );
}

function ContactForm({ room, close }: Pick<ContactDialogProps, 'room' | 'close'>) {
  const { messenger, words } = useSurroundings();
  const { contact } = words;
  const { contact: now } = useRoom(room);
  const [saved, setSaved] = useState(false);
  const view = useGuardedAction(
    109,
    (call, fields: Fields<109>) => messenger.transport.send(call, 109, fields),
    { subject: room },
  );
  const { fieldErrors } = view;
  const [first, ...others] = names.filter((name) => fieldErrors[name]);
  /** The first wrong field says what is wrong; another one, that it belongs to it. */
  const firstWrong = useFieldText(view, first ?? '');
  const wrong = (name: (typeof names)[number]) => {
    if (name === first) return firstWrong;
    return others.includes(name) ? words.wrongToo : undefined;
  };

  const submit = async (form: FormData) => {
    if (view.locked || view.pending) return;
    setSaved(false);
    const of = (name: (typeof names)[number]) => String(form.get(name) ?? '').trim();
    const typed = { phone: of('phone'), firstName: of('firstName'), lastName: of('lastName') };
    const { ok } = await view.run({ ...typed, phone: phoneNumberOf(typed.phone) });
    if (!ok) return;
    setSaved(true);
    messenger.contacts.set((before) => ({ ...before, [room]: typed }));
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
          defaultValue={now?.[name]}
          {...(name === 'phone' && { type: 'tel', dir: 'ltr' })}
          wrong={wrong(name)}
          takesFocus={name === first}
        />
      ))}
      <LockoutNote action={109} subject={room} />
      {first === undefined && <ErrorNote error={view.error} />}
      <p role="status" className={saved ? 'note note-good' : 'unseen'}>
        {saved && (
          <>
            <Icon name="check" />
            <span>{contact.saved}</span>
          </>
        )}
      </p>
      <GuardedButton action={109} subject={room} view={view}>
        {contact.save}
      </GuardedButton>
    </Form>
  );
}
