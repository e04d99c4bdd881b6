// Phone numbers: as they are typed, as they are sent, as they are shown, and whose they are once the server has said so. Comes in: a text, then
// what #30100 holds. Goes out: a number, an account's opaque id. Nothing of it is stored. Next: the registration pages.
import { latinDigits } from './latin-digits.js';

/** Numbers to try, by what they show. */
export const samples = [
  { number: 98_912_555_0101n, shows: 'known' },
  { number: 98_912_555_0102n, shows: 'twoStep' },
  { number: 98_912_555_0103n, shows: 'blocked' },
  { number: 98_912_555_0104n, shows: 'new' },
] as const;

export type Sample = (typeof samples)[number];
export type Shows = Sample['shows'];

/** The code of every number at this server: a sample brings it along, as a text message would. */
export const sampleCode = '12345';

/** Of the samples, as #100 takes it. A real client asks the person. */
export const countryCode = 'IR';

/** As #100 and #109 take it; a number of the country may begin with 0. 0: this is no number. */
export function phoneNumberOf(text: string): bigint {
  const plain = latinDigits(text).replace(/[^\p{L}\d+]/gu, '');
  const whole = plain.replace(/^(\+|00)/, '').replace(/^0(?=\d{10}$)/, '98');
  return /^\d{8,15}$/.test(whole) ? BigInt(whole) : 0n;
}

/** As people of that language write it: `+98 912 555 0101`, «۰۹۱۲ ۵۵۵ ۰۱۰۱». It reads from left to right in every text. */
export function phoneText(number: bigint, locale: string): string {
  const [, operator, middle, end] = /^98(\d{3})(\d{3})(\d{4})$/.exec(String(number)) ?? [];
  if (operator === undefined) return `+${number}`;
  if (locale !== 'fa') return `+98 ${operator} ${middle} ${end}`;
  return persianDigits(`0${operator} ${middle} ${end}`);
}

const persianDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));

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
