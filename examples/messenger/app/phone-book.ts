// Which account a number is of; a real server knows that. Comes in: a number as it was typed. Goes out: an account's opaque id. Next: the
// registration page.
import { latinDigits } from './latin-digits.js';

/** Numbers to try, by what they show. */
export const samples = [
  { account: 'sara', number: '+98 912 555 0101', shows: 'known' },
  { account: 'omid', number: '+98 912 555 0102', shows: 'twoStep' },
  { account: 'kian', number: '+98 912 555 0103', shows: 'blocked' },
  { account: undefined, number: '+98 912 555 0104', shows: 'new' },
] as const;

export type Shows = (typeof samples)[number]['shows'];

/** In Latin digits, without what stands between them. */
function plain(number: string): string {
  return latinDigits(number).replace(/[^\d+]/g, '');
}

/** Accounts of numbers that nobody has had. */
const made = new Map<string, string>();

/** Undefined: this is no number. One that is nobody's is a new account, the same one each time. */
export function accountOf(number: string): string | undefined {
  const digits = plain(number);
  if (!/^\+?\d{8,15}$/.test(digits)) return undefined;
  const sample = samples.find((each) => plain(each.number) === digits);
  if (sample?.account) return sample.account;
  const account = made.get(digits) ?? `new-${crypto.randomUUID().slice(0, 8)}`;
  made.set(digits, account);
  return account;
}
