// A form. Comes in: what is done with its fields. Goes out: a form whose fields the server judges, not the browser, and that keeps what was
// typed: what was refused can be corrected.
import type { ReactNode } from 'react';

export interface FormProps {
  readonly submit: (fields: FormData) => void;
  readonly children: ReactNode;
}

export function Form({ submit, children }: FormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      {children}
    </form>
  );
}
