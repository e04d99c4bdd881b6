// What the committed document counts, in one place: another build changes these figures and nothing else in the tests. Comes in: nothing. Goes
// out: numbers. Used by: tests of what is compiled from it.

/** Of build 94. */
export const figures = {
  entries: 565,
  rows: 831,
  flagged: 21,
  virtual: 8,
  /** Requests whose errors it lists. */
  actions: 175,
  /** Errors whose description links their request, and those that have it by their name. */
  linked: 539,
  named: 8,
  /** Texts of its rows. */
  details: 182,
  /** Errors by the reaction that they ask for, without waits and overrides. */
  reactions: {
    lockout: 21,
    ignore: 8,
    retryLater: 183,
    correctInput: 191,
    accountBlocked: 2,
    login: 1,
    register: 1,
    sessionTerminated: 1,
    sessionReplaced: 1,
    setNickname: 1,
    verifyTwoStep: 1,
    follow: 1,
  },
  /** Those that deny or inform. */
  others: 153,
  /** Wrong inputs that a payload names, and that the name of an error does. */
  payloads: 173,
  namedInputs: 18,
} as const;

/** As `lint` and `npm run catalogue` print them. */
export const countsText = `${figures.entries} entries, ${figures.rows} rows, ${figures.flagged} flagged, ${figures.virtual} virtual`;
