// A button of an action that may be locked. Comes in: what `useGuardedAction` or `useLockout` say. Goes out: a button that counts down, keeps
// the focus while it cannot be pressed, and informs screen readers when it can.
import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import { Milestones } from './milestones.js';

export interface GuardedButtonProps {
  readonly view: {
    readonly locked: boolean;
    readonly remainingText: string;
    readonly pending?: boolean;
  };
  readonly action: number;
  /** Whose lockout it is; of another one nothing has ended. */
  readonly subject?: string | undefined;
  readonly look?: 'main' | 'plain';
  /** Absent: it sends its form. */
  readonly press?: () => void;
  readonly children: ReactNode;
}

export function GuardedButton({
  action,
  view,
  subject,
  look = 'main',
  press,
  children,
}: GuardedButtonProps) {
  const { locked, remainingText, pending = false } = view;
  const stopped = locked || pending;
  return (
    <>
      <button
        type={press ? 'button' : 'submit'}
        className={`button button-${look}`}
        aria-disabled={stopped}
        data-pending={pending || undefined}
        onClick={(event) => {
          if (stopped) event.preventDefault();
          else press?.();
        }}
      >
        {locked && <Icon name="lock" />}
        <span>{children}</span>
        {locked && <span className="remaining">{remainingText}</span>}
      </button>
      <Milestones key={subject} action={action} subject={subject} />
    </>
  );
}
