// A dialog: what is behind it waits, and gets the focus back. Comes in: whether it is open. Goes out: its contents, while it is, with the focus in
// the field that is typed in, if there is one.
import { type ReactNode, useEffect, useRef } from 'react';

export interface DialogProps {
  readonly open: boolean;
  readonly close: () => void;
  readonly className: string;
  /** The id of its title. */
  readonly labelledBy: string;
  /** What is in it is there while it is closed, too, and not to be seen. */
  readonly stays?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ open, close, className, labelledBy, stays, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!open) return dialog.current?.close();
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLInputElement>('.field input')?.focus();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too, which the browser reports as `close`.
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={labelledBy}
      onClose={close}
      onClick={({ target }) => target === dialog.current && close()}
    >
      {(open || stays) && children}
    </dialog>
  );
}
