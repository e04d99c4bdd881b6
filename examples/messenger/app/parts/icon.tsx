// Small drawings. Comes in: a name. Goes out: an SVG in the colour of the text; what it means is said beside it.

const drawings = {
  send: 'M20.5 4.5 3.6 10.9c-.8.3-.8 1.400 0 1.700l4.500 1.500 1.700 5.200c.3.800 1.200.900 1.700.3l2.300-2.600 4.300 3.100c.5.400 1.300.100 1.400-.600l2.100-14c.1-.700-.5-1.200-1.100-1ZM8.600 13.900l8-5.300-6 6.600',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400',
  moon: 'M20 14.500A8.200 8.200 0 0 1 9.500 4a8.200 8.200 0 1 0 10.500 10.500Z',
  pulse: 'M2.500 12h4.500l2.500-7 4.500 14 2.500-7h5',
  lock: 'M6.500 11h11v8.500h-11zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  clock: 'M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17ZM12 7.500V12l3 2',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  checks: 'm2.500 12.500 4 4 8-9M11.500 15.500l1 1 9-9.500',
  alert: 'M12 4 2.800 19.500h18.400L12 4ZM12 10v4.500M12 17v.1',
  back: 'm14.500 5.500-6.500 6.500 6.500 6.500',
  fold: 'm6 9.500 6 6 6-6',
  close: 'm6 6 12 12M18 6 6 18',
  edit: 'M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4',
  leave: 'M14 4H6v16h8M10.500 12H21m-4-4 4 4-4 4',
  phone: 'M7 3h10v18H7zM11 18h2',
  shield: 'M12 3 5 6v5.500c0 4.500 3 8 7 9.500 4-1.500 7-5 7-9.500V6l-7-3Z',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.500 20c.8-4 3.700-6 7.500-6s6.700 2 7.500 6',
  chat: 'M4 5h16v11H10l-5 4v-4H4z',
  devices: 'M3 5h12v9H3zM1.500 17.500H11M15 9.500h6v10h-6z',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({
  name,
  turns = false,
}: {
  readonly name: IconName;
  readonly turns?: boolean;
}) {
  return (
    <svg className={turns ? 'icon icon-turns' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
