// A page of one purpose: a form, or a message. Comes in: its title and contents. Goes out: a column from the top down, so that a note that comes
// moves nothing above it.
import { type ReactNode, useRef } from 'react';
import { useArrival } from './arrival.js';
import { Icon, type IconName } from './icon.js';
import { useTitle } from './title.js';

export interface PageProps {
  readonly icon: IconName;
  readonly title: string;
  readonly lead?: string | undefined;
  readonly tone?: 'calm' | 'warning';
  readonly children: ReactNode;
}

export function Page({ icon, title, lead, tone = 'calm', children }: PageProps) {
  const page = useRef<HTMLDivElement>(null);
  useArrival(page);
  useTitle(title);
  return (
    <div className="page" ref={page}>
      <div className="page-column">
        <span className={`page-icon page-icon-${tone}`}>
          <Icon name={icon} turns={icon === 'leave'} />
        </span>
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </div>
    </div>
  );
}
