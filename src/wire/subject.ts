// What an error or a request concerns. Comes in: an id as apps and protobuf libraries have it. Goes out: a string, as lockouts keep
// it. Next: error-frame.ts and the calls of the engine.

/** A 64-bit number of a protobuf library: long.js's `Long`, or its two halves as plain data. */
export interface Long {
  /** The low 32 bits, signed or not. */
  readonly low: number;
  /** The high 32 bits, signed or not. */
  readonly high: number;
  /** Whether all 64 bits are the number. Absent: it is signed. */
  readonly unsigned?: boolean | undefined;
}

/**
 * The room, recipient or the like that a request concerns. Opaque, kept as a string of at most 512 characters, and stored: never
 * a phone number.
 */
export type Subject = string | number | bigint | Long;

/** A subject has no more characters. */
const longestSubject = 512;

/** A subject as a string. Undefined where the value can name none. Throws only what a getter throws. */
export function subjectText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.length > longestSubject ? undefined : value;
  if (typeof value === 'bigint' || Number.isFinite(value)) return subjectText(String(value));
  const { low, high, unsigned } = Object(value) as Partial<Long>;
  if (!Number.isInteger(low) || !Number.isInteger(high)) return undefined;
  const upper = BigInt(unsigned ? (high as number) >>> 0 : (high as number) | 0);
  return String(upper * BigInt(2 ** 32) + BigInt((low as number) >>> 0));
}
