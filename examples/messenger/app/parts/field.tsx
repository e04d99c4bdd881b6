// One field of a form. Comes in: its label, and the problem that the server has with it. Goes out: an input that is marked where it is wrong,
// and takes the focus then.
import { type InputHTMLAttributes, useEffect, useId, useRef } from 'react';

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Why it is wrong. Absent: it is not. */
  readonly wrong?: string | undefined;
  /** The first wrong one of a form takes the focus. */
  readonly takesFocus?: boolean | undefined;
}

export function Field({ label, hint, wrong, takesFocus, ...input }: FieldProps) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wrong === undefined || !takesFocus) return;
    ref.current?.focus();
    ref.current?.select();
  }, [wrong, takesFocus]);
  const described = [wrong && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        ref={ref}
        id={id}
        aria-invalid={wrong !== undefined}
        aria-describedby={described || undefined}
      />
      {wrong && (
        <p className="field-wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
