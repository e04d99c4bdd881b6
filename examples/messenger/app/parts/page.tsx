// A page of one purpose: a form, or a message. Comes in: its title and contents. Goes out: a centred column, whose title takes the focus when
// the page comes in place of another one.
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon, type IconName } from './icon.js';

export interface PageProps {
  readonly icon: IconName;
  readonly title: string;
  readonly lead?: string | undefined;
  readonly tone?: 'calm' | 'warning';
  readonly children: ReactNode;
}

/** What a visit begins with leaves the focus where the browser has it. */
let begun = false;

export function Page({ icon, title, lead, tone = 'calm', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (begun) heading.current?.focus({ preventScroll: true });
    begun = true;
  }, []);
  return (
    <div className="page">
      <div className="page-column">
        <span className={`page-icon page-icon-${tone}`}>
          <Icon name={icon} />
        </span>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </div>
    </div>
  );
}
