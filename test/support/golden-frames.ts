import type { ErrorFrame } from '../../src/index.js';

/** A frame written out by hand, and what it holds. */
export interface GoldenFrame {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where a frame that is cut is whole all the same: before each field. */
  readonly seams: readonly number[];
  readonly frame: ErrorFrame;
  /** What is emitted for its texts. */
  readonly faults: readonly string[];
}

/** Bytes of annotated hex: what follows a `#` is for the reader. */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  const digits = hex.replaceAll(/#.*|\s/g, '');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The hex has the action and each field on a line of its own; what is inside a field may follow on lines that are indented more. */
function golden(
  name: string,
  hex: string,
  fields: Partial<ErrorFrame>,
  faults: readonly string[] = [],
): GoldenFrame {
  const lines = hex.split('\n').filter((line) => line.trim());
  const indentOf = (line: string) => line.search(/\S/);
  const outermost = indentOf(lines[0] ?? '');
  const seams = lines.flatMap((line, at) =>
    at > 0 && indentOf(line) === outermost ? bytesOfHex(lines.slice(0, at).join('\n')).length : [],
  );
  return { name, bytes: bytesOfHex(hex), seams, frame: { ...absent, ...fields }, faults };
}

/** What is read where nothing is written. */
const absent = { majorCode: 0, minorCode: 0, wait: 0, requestId: '', timestamp: 0, message: '' };

/** Frames of message #0, by seeds/error.proto. */
export const goldenFrames: readonly GoldenFrame[] = [
  golden('an empty payload', '00 00 # action 0', {}),
  golden(
    '8, the session was ended',
    `
    00 00 # action 0
    10 08 # major_code 8
    `,
    { majorCode: 8 },
  ),
  golden(
    '2/1, a minor that no document lists',
    `
    00 00 # action 0
    10 02 # major_code 2
    18 01 # minor_code 1
    `,
    { majorCode: 2, minorCode: 1 },
  ),
  golden(
    '10 with a wait',
    `
    00 00    # action 0
    10 0A    # major_code 10
    20 AC 02 # wait 300 s
    `,
    { majorCode: 10, wait: 300 },
  ),
  golden(
    '111/4, the blocked account',
    `
    00 00 # action 0
    10 6F # major_code 111
    18 04 # minor_code 4
    `,
    { majorCode: 111, minorCode: 4 },
  ),
  golden(
    'the answer to a request, at a time',
    `
    00 00                    # action 0
    0A 0B                    # response, 11 bytes
      0A 03 61 2E 31         #   id 'a.1'
      10 80 90 FE DE 05      #   timestamp 2018-11-05
    10 9A 4F                 # major_code 10138
    18 01                    # minor_code 1
    20 1E                    # wait 30 s
    `,
    { majorCode: 10138, minorCode: 1, wait: 30, requestId: 'a.1', timestamp: 1_541_376_000 },
  ),
  golden(
    'a message in Persian',
    `
    00 00                                               # action 0
    10 0A                                               # major_code 10
    2A 2F                                               # message, 47 bytes
      D8 B4 D9 85 D8 A7 20                              #   you
      D8 A8 D8 A7 DB 8C D8 AF 20                        #   must
      DB B3 DB B0 20                                    #   30
      D8 AB D8 A7 D9 86 DB 8C D9 87 20                  #   seconds
      D8 B5 D8 A8 D8 B1 20                              #   patience
      DA A9 D9 86 DB 8C D8 AF                           #   have
    `,
    { majorCode: 10, message: 'شما باید ۳۰ ثانیه صبر کنید' },
  ),
  golden(
    'the fields in reverse order',
    `
    00 00               # action 0
    2A 02 6E 6F         # message 'no'
    20 05               # wait 5 s
    18 03               # minor_code 3
    10 6A               # major_code 106
    0A 05               # response, 5 bytes
      10 01             #   timestamp 1
      0A 01 37          #   id '7'
    `,
    { majorCode: 106, minorCode: 3, wait: 5, message: 'no', requestId: '7', timestamp: 1 },
  ),
  golden(
    'unknown fields of every wire type',
    `
    00 00                               # action 0
    30 96 01                            # 6, varint 150
    39 01 02 03 04 05 06 07 08          # 7, 64 bits
    10 08                               # major_code 8
    42 02 10 09                         # 8, 2 bytes that look like a major_code
    4B                                  # 9, a group
      10 09                             #   a field 2 of its own
      4C                                #   its end
    18 01                               # minor_code 1
    55 01 02 03 04                      # 10, 32 bits
    F8 FF FF FF 0F 00                   # 536870911, the last number that there is
    `,
    { majorCode: 8, minorCode: 1 },
  ),
  golden(
    'groups in groups',
    `
    00 00            # action 0
    33               # 6, a group
      33             #   6 again
        3B           #     7
          10 09      #       a field 2 of its own
        3C           #     end of 7
        2A 01 34     #     a field 5 of its own, '4': the end of a group is no content
      34             #   end of the inner 6
      0D 01 02 03 04 #   a field 1 of its own, 32 bits
      34             #   end of the outer 6
    10 08            # major_code 8
    `,
    { majorCode: 8 },
  ),
  golden(
    'a response in two pieces, which are merged',
    `
    00 00               # action 0
    0A 05               # response, 5 bytes
      0A 01 61          #   id 'a'
      10 05             #   timestamp 5
    10 08               # major_code 8
    0A 02               # response, 2 bytes
      10 06             #   timestamp 6
    0A 00               # response, empty
    `,
    { majorCode: 8, requestId: 'a', timestamp: 6 },
  ),
  golden(
    'fields that come twice, the last of which counts',
    `
    00 00               # action 0
    10 02               # major_code 2
    2A 01 61            # message 'a'
    20 05               # wait 5 s
    10 08               # major_code 8
    2A 00               # message ''
    20 00               # wait 0
    `,
    { majorCode: 8 },
  ),
  golden(
    'varints above 32 bits',
    `
    00 00                               # action 0
    10 85 80 80 80 10                   # major_code 2^32 + 5
    18 88 80 80 80 80 80 80 80 80 01    # minor_code 2^63 + 8
    20 FE FF FF FF FF FF FF FF FF 01    # wait -2
    `,
    { majorCode: 5, minorCode: 8, wait: 0xff_ff_ff_fe },
  ),
  golden(
    'the greatest numbers',
    `
    00 00               # action 0
    10 FF FF FF FF 0F   # major_code 2^32 - 1
    20 FF FF FF FF 0F   # wait 2^32 - 1 s, 136 years
    `,
    { majorCode: 0xff_ff_ff_ff, wait: 0xff_ff_ff_ff },
  ),
  golden(
    'varints longer than they need be',
    `
    00 00                    # action 0
    90 00 88 80 80 00        # major_code 8
    AA 80 00 82 00 6F 6B     # message 'ok'
    `,
    { majorCode: 8, message: 'ok' },
  ),
  golden(
    'known fields of another wire type, which are unknown fields',
    `
    00 00                                # action 0
    10 08                                # major_code 8
    12 01 09                             # 2, 1 byte
    15 09 00 00 00                       # 2, 32 bits
    19 09 00 00 00 00 00 00 00           # 3, 64 bits
    23                                   # 4, a group
      24                                 #   its end
    28 09                                # 5, varint 9
    0A 09                                # response, 9 bytes
      08 09                              #   1, varint 9
      12 00                              #   2, 0 bytes
      0D 01 02 03 04                     #   1, 32 bits
    08 09                                # 1, varint 9
    `,
    { majorCode: 8 },
  ),
  golden(
    'a response of a later version',
    `
    00 00                    # action 0
    0A 10                    # response, 16 bytes
      18 05                  #   3, varint 5
      2A 02 6E 6F            #   5, 2 bytes
      0A 04 63 33 2E 37      #   id 'c3.7'
      1B                     #   3, a group
        10 09                #     a field 2 of its own
      1C                     #   its end
    FA 01 E8 07              # 31, 1000 bytes: those follow
      ${'00 '.repeat(1000)}
    10 08                    # major_code 8
    `,
    { majorCode: 8, requestId: 'c3.7' },
  ),
  golden(
    'texts that begin with a byte order mark',
    `
    00 00                         # action 0
    0A 07                         # response, 7 bytes
      0A 05 EF BB BF 69 64        #   id U+FEFF 'id'
    2A 03 EF BB BF                # message U+FEFF
    `,
    { requestId: '\u{FEFF}id', message: '\u{FEFF}' },
  ),
  golden(
    'texts that are no UTF-8',
    `
    00 00                    # action 0
    2A 03 61 FF 62           # message 'a', a byte that is never UTF-8, 'b'
    0A 04                    # response, 4 bytes
      0A 02 78 D8            #   id 'x', half a letter
    10 08                    # major_code 8
    `,
    { majorCode: 8, message: 'a\u{FFFD}b', requestId: 'x\u{FFFD}' },
    ['Invalid UTF-8 at byte 11', 'Invalid UTF-8 at byte 4'],
  ),
  golden(
    'a text that is no UTF-8 and another after it, which is',
    `
    00 00               # action 0
    2A 01 C0            # message, a byte that is never UTF-8
    2A 03 EF BF BD      # message U+FFFD, as the server wrote it
    `,
    { message: '\u{FFFD}' },
  ),
];
