// What this device remembers of the person over a reload. Comes in: a token and an account. Goes out: the same. No number is kept, and no
// text. Next: messenger.ts logs in with it.

export interface SignedIn {
  /** An opaque id: the engine keeps lockouts under it. */
  readonly account: string;
  readonly token: string;
}

/** A registration that waits for its code; of this tab alone. */
export interface Registration {
  readonly account: string;
}

const places = { signedIn: 'peyk-device', registration: 'peyk-registration' } as const;

export const device = {
  signedIn: () => read<SignedIn>(() => localStorage, places.signedIn, ['account', 'token']),
  keep: (signedIn: SignedIn) => write(() => localStorage, places.signedIn, signedIn),
  forget: () => write(() => localStorage, places.signedIn, undefined),
  registration: () => read<Registration>(() => sessionStorage, places.registration, ['account']),
  keepRegistration: (registration: Registration | undefined) =>
    write(() => sessionStorage, places.registration, registration),
};

/** Where storage is forbidden: as long as the page lasts. */
const here = new Map<string, string>();

/** Undefined also where something else is stored. */
function read<Value>(storage: () => Storage, key: string, names: string[]): Value | undefined {
  try {
    const value = JSON.parse(here.get(key) ?? storage().getItem(key) ?? 'null');
    return names.every((name) => typeof value?.[name] === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}

function write(storage: () => Storage, key: string, value: object | undefined): void {
  here.delete(key);
  try {
    if (value) storage().setItem(key, JSON.stringify(value));
    else storage().removeItem(key);
  } catch {
    if (value) here.set(key, JSON.stringify(value));
  }
}
