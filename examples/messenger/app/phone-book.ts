// Phone numbers: as they are typed, as they are sent, and whose they are once the server has said so. Comes in: a text, then what #30100 holds.
// Goes out: a number, an account's opaque id. Nothing of it is stored. Next: the registration pages.
import { latinDigits } from './latin-digits.js';

/** Numbers to try, by what they show. */
export const samples = [
  { number: '+98 912 555 0101', shows: 'known' },
  { number: '+98 912 555 0102', shows: 'twoStep' },
  { number: '+98 912 555 0103', shows: 'blocked' },
  { number: '+98 912 555 0104', shows: 'new' },
] as const;

/** Of the samples, as #100 takes it. A real client asks the person. */
export const countryCode = 'IR';

export type Shows = (typeof samples)[number]['shows'];

/** As #100 and #109 take it. 0: this is no number. */
export function phoneNumberOf(text: string): bigint {
  const plain = latinDigits(text).replace(/[^\p{L}\d+]/gu, '');
  return /^\+?\d{8,15}$/.test(plain) ? BigInt(plain.replace('+', '')) : 0n;
}

/** Of the numbers that this page has registered: the username that the server gave. */
const accounts = new Map<bigint, string>();

export const phoneBook = {
  /** Undefined: the number was not registered yet. */
  accountOf: (number: bigint): string | undefined => accounts.get(number),
  /** Undefined: the page was loaded anew since. */
  numberOf: (account: string): bigint | undefined =>
    [...accounts].find(([, each]) => each === account)?.[0],
  keep: (number: bigint, account: string) => accounts.set(number, account),
};
