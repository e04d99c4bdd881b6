// What may be exported. Comes in: what is known of a span or measurement. Goes out: the attributes of the list below, and no others: numbers,
// and words of the protocol or of this package. Never a subject, an account, an id, a token or a text. Next: spans.ts and metrics.ts.

/** All attributes that are ever exported, for a processor or view of your own. */
export const attributeNames = [
  /** The number of the request's or lockout's action. */
  'igap.action',
  /** Of a login: 1 for the first of a run. */
  'igap.attempt',
  /** How often a request was sent. */
  'igap.attempts',
  /** How it ended: of a request `resolved` or `rejected`, of a login the event that ended it, of both also `stopped` and `disposed`, of a login `abandoned`. */
  'igap.outcome',
  /** The name of what a request rejected with: `LockedOutError`. */
  'error.type',
  'igap.held_ms',
  'igap.waited_ms',
  'igap.flight_ms',
  /** The kind of a reaction. */
  'igap.reaction',
  /** The name of a server's error; `_OTHER` where the protocol has none. */
  'igap.error',
  /** The kind of a lockout's scope. */
  'igap.scope',
  /** How the engine came to know of a lockout. */
  'igap.origin',
  /** Why a login is delayed, or a lockout has ended. */
  'igap.reason',
  /** The code of a fault. */
  'igap.fault',
] as const;

/** The name of an attribute. */
export type AttributeName = (typeof attributeNames)[number];

/** Attributes of a span or measurement. */
export type Attributes = { readonly [Name in AttributeName]?: string | number };

/** Those of the list that are known. */
export function attributesOf(
  known: {
    readonly [Name in AttributeName]?: string | number | undefined;
  },
): Attributes {
  const attributes: { [Name in AttributeName]?: string | number } = {};
  for (const name of attributeNames) {
    const value = known[name];
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

/** The name of a server's error, as an attribute. */
export const errorNameOf = (entry: { readonly name: string } | undefined) =>
  entry?.name ?? '_OTHER';
