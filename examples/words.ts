// Words for numbers. Comes in: durations, scopes, error codes. Goes out: short plain English. Pure.
import type { ErrorFrame, Lockout, Scope } from 'igap-reactions';

const units = [
  ['day', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** A duration in its two largest units: `3.5 s`, `59 min 58 s`, `2 days 4 h`. Tenths under 10 s, where there are any. */
export function duration(ms: number): string {
  if (ms < 9_950) return `${Number((ms / 1000).toFixed(1))} s`;
  let seconds = Math.round(ms / 1000);
  const first = units.findIndex(([, size]) => seconds >= size);
  const parts: string[] = [];
  for (const [name, size] of units.slice(first, first + 2)) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count > 0) parts.push(`${count} ${name === 'day' && count > 1 ? 'days' : name}`);
  }
  return parts.join(' ');
}

/** What a lockout refuses: `#201 for subject 42`. */
export function scopeText(scope: Scope): string {
  switch (scope.kind) {
    case 'everything':
      return 'everything';
    case 'action':
      return `#${scope.action}`;
    case 'subject':
      return `#${scope.action} for ${scope.subject === undefined ? 'no subject' : `subject ${plain(scope.subject)}`}`;
    case 'error':
      return `error ${scope.majorCode}`;
  }
}

/** Which error, in figures: `111/4`. */
export function codeText({ majorCode, minorCode }: ErrorFrame): string {
  return minorCode === undefined ? `${majorCode}` : `${majorCode}/${minorCode}`;
}

/** What locks: the error's name, its code, or the app. */
export function causeText({ name, majorCode }: Lockout): string {
  return name ?? (majorCode === undefined ? 'the app' : `error ${majorCode}`);
}

/** A value as it may be printed: no control characters, and not too long. */
export function plain(value: unknown, longest = 60): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const safe = text.replace(/\p{Cc}/gu, '·');
  return safe.length > longest ? `${safe.slice(0, longest - 1)}…` : safe;
}

/** `1 line`, `2 lines`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
