// A dialog: what is behind it waits, and gets the focus back. Comes in: whether it is open. Goes out: its contents, while it is.
import { type ReactNode, useEffect, useRef } from 'react';

export interface DialogProps {
  readonly open: boolean;
  readonly close: () => void;
  readonly className: string;
  /** The id of its title. */
  readonly labelledBy: string;
  readonly children: ReactNode;
}

export function Dialog({ open, close, className, labelledBy, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too, which the browser tells as `close`.
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={labelledBy}
      onClose={close}
      onClick={({ target }) => target === dialog.current && close()}
    >
      {open && children}
    </dialog>
  );
}
