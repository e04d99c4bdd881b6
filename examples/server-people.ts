// Who can log in to the protocol server that a person starts. Comes in: nothing. Goes out: accounts by their token, and the text that lists
// them. Used by: server.ts, and `igap-reactions serve`.

export const code = 12_345;

export const tokens = {
  token: { account: 'a', phoneNumber: 98_912_555_0100n },
  'token-new': { account: 'new', phoneNumber: 98_912_555_0101n, newUser: true },
  'token-two-step': {
    account: 'two-step',
    phoneNumber: 98_912_555_0102n,
    twoStepPassword: 'password',
  },
  'token-blocked': { account: 'blocked', phoneNumber: 98_912_555_0103n, blocked: true },
};

export const peopleHelp = `#102 logs in with one of these tokens, #100 gives the account of one of these numbers as username:
  token            989125550100  the account "a"
  token-new        989125550101  "new", which has to set its nickname first (9 until #105)
  token-two-step   989125550102  "two-step", whose #101 is refused with 184
  token-blocked    989125550103  "blocked", which is refused with 111/4
Any other number is a new user's. #101 takes the username and the code ${code}; #132 takes the password "password".`;
