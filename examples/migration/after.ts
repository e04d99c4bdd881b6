// The same error module on the SDK. Comes in: the app, its error frames and requests. Goes out: the same marks, pages, countdowns and toasts,
// without the faults of before.ts. docs/migration.md goes from one to the other.
import {
  createReactionEngine,
  type ErrorName,
  type FieldNames,
  type ReactionEngine,
  type ReactionEngineOptions,
  type Resolution,
  systemClock,
} from 'igap-reactions';
import { errorText, fieldText, type Language } from 'igap-reactions/texts';
import { en } from 'igap-reactions/texts/en';
import type { App, ErrorModule, Fields } from './app.js';

/** Inputs that have another name than the field of the request. */
const fieldNames: FieldNames = {
  phoneNumber: 'phone',
  countryCode: 'country',
  code: 'verifyCode',
  username: 'userName',
  recoveryEmail: 'email',
  message: 'text',
  inviteToken: 'inviteLink',
};

/** Inputs that have another name in some requests only. */
const fieldNamesOf: Readonly<Record<number, FieldNames>> = {
  119: { token: 'verifyCode' },
  136: { token: 'emailCode' },
  139: { token: 'emailCode' },
  209: { name: 'groupName' },
  300: { name: 'groupName' },
  305: { name: 'groupName' },
  400: { name: 'channelName' },
  405: { name: 'channelName' },
};

/** Which request a dialog makes. */
const dialogs = { register: 100, verify: 101, deleteAccount: 118, userName: 123, password: 132 };

/** English, with a word for the input that 106 and 107 name. */
const language: Language = { ...en, fields: { ...en.fields, verifyCode: 'the code' } };
const toastEveryMs = 5000;

/** `options` go before its own: a clock, a store, an account. */
export function createReactions(
  { screen, transport, account }: App,
  options: ReactionEngineOptions = {},
): ErrorModule & { readonly engine: ReactionEngine } {
  const clock = options.clock ?? systemClock;
  let toastedAtMs = -toastEveryMs;
  let endConnection = () => {};

  const engine = createReactionEngine({
    overrides: {
      USER_LOGIN_BAD_PAYLOAD: { kind: 'register' },
      USER_GET_DELETE_TOKEN_MAX_TRY_LOCK: { kind: 'lockout', waitMs: 3_600_000 },
    },
    fieldNames,
    login: () => request(102, { token: account.token }),
    hasToken: () => account.token !== undefined,
    ...options,
  });
  const request = (action: number, fields: Fields): Promise<Fields> =>
    engine.request(
      action,
      ({ requestId, signal }) => transport.send(requestId, action, fields, signal),
      { fieldNames: fieldNamesOf[action] },
    );

  /** What an error does wherever it comes from, besides its own reaction. */
  const always: { readonly [Name in ErrorName]?: (resolution: Resolution) => void } = {
    INTERNAL_SERVER_ERROR: () => transport.close(),
    GROUP_ADD_MEMBER_PRIVACY_PROTECTION: toast,
    CHANNEL_ADD_MEMBER_FORBIDDEN: toast,
    CHANNEL_ADD_MEMBER_PRIVACY_PROTECTION: toast,
  };
  function toast(resolution: Resolution): void {
    const nowMs = clock.monotonic();
    if (nowMs - toastedAtMs < toastEveryMs) return;
    toastedAtMs = nowMs;
    screen.toast(errorText(resolution, language));
  }

  engine.on('reaction', (resolution) => {
    if (resolution.entry) always[resolution.entry.name]?.(resolution);
  });
  engine.on('registration.required', ({ resolution }) => {
    if (resolution?.entry?.name === 'USER_LOGIN_FAILED') account.wipe();
    screen.go('registration');
  });
  engine.on('account.blocked', () => screen.go('blocked'));
  engine.on('session.replaced', () => {
    transport.close();
    screen.go('replaced');
  });
  engine.on('input.rejected', ({ field, fields = [field], resolution }) => {
    for (const input of fields) {
      if (input) screen.mark(input, fieldText(resolution, language, input));
    }
  });
  for (const [dialog, action] of Object.entries(dialogs)) {
    const countdown = engine.countdown({ action });
    const show = () => screen.remaining(dialog, countdown.get() / 1000);
    show();
    countdown.subscribe(show);
  }

  return {
    engine,
    opened() {
      endConnection = engine.connected();
    },
    closed() {
      endConnection();
      if (engine.state.session !== 'replaced') transport.open();
    },
    receive: engine.receive,
    request,
  };
}
