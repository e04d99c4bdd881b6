import fc from 'fast-check';

/** Messages made at random: bytes of fields, one after the other. */

/** A number as a varint of the bytes that it needs, or of more. */
function varint(value: bigint, bytes = 1): number[] {
  const rest = value >> 7n;
  return rest > 0n || bytes > 1
    ? [Number(value & 127n) | 128, ...varint(rest, bytes - 1)]
    : [Number(value)];
}

const tag = (number: number, wireType: number) => varint(BigInt(number) * 8n + BigInt(wireType));
const sized = (content: readonly number[] | Uint8Array) => [
  ...varint(BigInt(content.length)),
  ...content,
];

const uint32 = fc.bigInt({ min: 0n, max: 2n ** 32n - 1n });
const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
/** Most are as servers write them; some have bits above 32, some more bytes than they need. */
const anyVarint = fc.oneof(
  { weight: 4, arbitrary: uint32.map((value) => varint(value)) },
  uint64.map((value) => varint(value)),
  fc.tuple(uint32, fc.integer({ min: 1, max: 10 })).map(([value, bytes]) => varint(value, bytes)),
);
const octets = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => [...bytes]);

/** A text of any code points. What begins with a byte order mark the others take off; a golden frame has that. */
export const anyText = fc
  .string({ unit: 'binary', maxLength: 40 })
  .filter((text) => !text.startsWith('\u{FEFF}'));

const number = (fieldNumber: number) =>
  anyVarint.map((value) => [...tag(fieldNumber, 0), ...value]);
const text = (fieldNumber: number) =>
  anyText.map((value) => [...tag(fieldNumber, 2), ...sized(new TextEncoder().encode(value))]);

type Field = fc.Arbitrary<number[]>;

/** A field of any wire type that has one of the numbers. */
const anyField = (numbers: fc.Arbitrary<number>): Field =>
  fc.letrec<{ field: number[]; group: number[] }>((tie) => ({
    field: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(numbers, anyVarint).map(([n, value]) => [...tag(n, 0), ...value]),
      fc.tuple(numbers, octets(8)).map(([n, bits]) => [...tag(n, 1), ...bits]),
      fc.tuple(numbers, fc.uint8Array()).map(([n, content]) => [...tag(n, 2), ...sized(content)]),
      fc.tuple(numbers, octets(4)).map(([n, bits]) => [...tag(n, 5), ...bits]),
      tie('group'),
    ),
    group: fc
      .tuple(
        numbers,
        // In a group every number is its own.
        fc.array(fc.oneof(tie('field'), number(2), text(5)), { maxLength: 4 }),
      )
      .map(([n, fields]) => [...tag(n, 3), ...fields.flat(), ...tag(n, 4)]),
  })).field;

const numbersFrom = (min: number) =>
  fc.oneof(fc.integer({ min, max: min + 20 }), fc.integer({ min, max: 2 ** 29 - 1 }));

const response = fc
  .array(fc.oneof(text(1), number(2), anyField(numbersFrom(3))), { maxLength: 5 })
  .map((fields) => [...tag(1, 2), ...sized(fields.flat())]);

/** The known fields in any order, any of them any number of times, with unknown ones between them. */
export const anyFields = fc.array(
  fc.oneof(response, number(2), number(3), number(4), text(5), anyField(numbersFrom(6))),
  { maxLength: 12 },
);

const odd = (number: number, wireType: number, content: Field) =>
  content.map((value) => [...tag(number, wireType), ...value]);
const group = (number: number) => fc.constant([...tag(number, 3), ...tag(number, 4)]);

/** A known number with a wire type that it does not have. */
export const mistypedField = fc.oneof(
  ...[1, 5].map((number) => odd(number, 0, anyVarint)),
  ...[2, 3, 4].map((number) => odd(number, 2, fc.uint8Array().map(sized))),
  ...[1, 2, 3, 4, 5].flatMap((number) => [
    odd(number, 1, octets(8)),
    odd(number, 5, octets(4)),
    group(number),
  ]),
);
