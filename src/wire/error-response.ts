// Message #0 as it lies on the wire, by seeds/error.proto. Comes in: a tag. Goes out: the field of an ErrorFrame that it carries.
// Next: what decodes and encodes such frames.

/** The fields of a message by tag: field number * 8, plus 0 for a number and 2 for a text or a message. */
export interface Fields {
  readonly [tag: number]: FieldName | Fields;
}

/** What of an ErrorFrame is on the wire. */
export type FieldName = 'majorCode' | 'minorCode' | 'wait' | 'requestId' | 'timestamp' | 'message';

export const errorResponse: Fields = {
  10: { 10: 'requestId', 16: 'timestamp' },
  16: 'majorCode',
  24: 'minorCode',
  32: 'wait',
  42: 'message',
};
