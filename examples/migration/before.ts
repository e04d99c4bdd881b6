// The error module of a client that was written by hand, with the usual faults: docs/migration.md names them. Comes in: the app, its error
// frames and requests. Goes out: marks, pages, countdowns and toasts. Next: after.ts does the same on the SDK.
import type { App, ErrorModule, Fields, Frame } from './app.js';

/** Which input of which form an error is about: 92 pairs. */
const forms = {
  register: { '100/1': 'country', '100/2': 'phone' },
  verify: { '102/1': 'verifyCode', '106/1': 'verifyCode', '107/1': 'verifyCode' },
  nickname: { '112/1': 'nickname' },
  email: { '114/1': 'email' },
  newContact: { '118/1': 'phone', '118/2': 'firstName', '118/3': 'lastName' },
  oldContact: { '122/1': 'phone' },
  contact: { '124/1': 'phone', '124/2': 'firstName', '124/3': 'lastName' },
  deleteAccount: { '154/1': 'verifyCode', '156/1': 'verifyCode', '157/1': 'verifyCode' },
  deleteReason: { '154/2': 'reason' },
  selfRemove: { '161/1': 'selfRemove' },
  userName: { '164/2': 'userName', '164/3': 'userName' },
  groupLink: { '366/2': 'userName', '366/3': 'userName' },
  channelLink: { '455/2': 'userName', '455/3': 'userName' },
  password: { '189/1': 'password', '194/1': 'password' },
  newPassword: { '195/1': 'oldPassword', '198/1': 'oldPassword', '195/2': 'newPassword' },
  newPasswordEmail: { '195/3': 'email', '195/4': 'email' },
  newPasswordFirst: { '195/5': 'questionOne', '195/6': 'answerOne' },
  newPasswordSecond: { '195/7': 'questionTwo', '195/8': 'answerTwo', '195/9': 'hint' },
  noPassword: { '199/1': 'password', '10102/1': 'password' },
  settings: { '10103/1': 'password', '10105/1': 'password' },
  confirmEmail: { '10108/1': 'emailCode', '10111/1': 'emailCode', '10113/1': 'emailCode' },
  changeEmail: { '10114/2': 'email', '10114/3': 'email' },
  changeEmailPassword: { '10114/1': 'password', '10118/1': 'password' },
  recoverByEmail: { '10125/1': 'emailCode', '10128/1': 'emailCode', '10129/1': 'emailCode' },
  recoverByAnswers: { '10131/1': 'answerOne', '10131/2': 'answerTwo' },
  changeQuestions: { '10136/1': 'password', '10140/1': 'password' },
  changeFirst: { '10136/2': 'questionOne', '10136/3': 'answerOne' },
  changeSecond: { '10136/4': 'questionTwo', '10136/5': 'answerTwo' },
  changeHint: { '10141/1': 'password', '10145/1': 'password', '10141/2': 'hint' },
  bio: { '10161/1': 'bio' },
  reportPerson: { '10165/2': 'reason', '10165/3': 'description' },
  reportRoom: { '656/3': 'reason', '656/4': 'description' },
  chatToGroup: { '227/2': 'groupName', '227/3': 'description' },
  newGroup: { '300/1': 'groupName', '300/2': 'description' },
  group: { '330/2': 'groupName', '330/3': 'description' },
  newChannel: { '400/1': 'channelName', '400/2': 'description' },
  channel: { '430/2': 'channelName', '430/3': 'description' },
  chatComposer: { '203/2': 'text', '203/32': 'text', '209/3': 'text' },
  groupComposer: { '306/2': 'text', '306/32': 'text', '376/3': 'text' },
  channelComposer: { '406/2': 'text', '406/32': 'text', '475/3': 'text' },
  join: { '627/1': 'inviteLink', '630/1': 'inviteLink', '635/1': 'userName' },
  search: { '645/1': 'query' },
  payment: { '9004/4': 'amount', '9004/5': 'description' },
};

/** The same in one. */
export const inputs: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(forms).flatMap((pairs) => Object.entries(pairs)),
);

/** Which dialog shows the countdown of an error. */
const dialogs: Readonly<Record<number, string>> = {
  108: 'verify',
  136: 'register',
  137: 'register',
  152: 'deleteAccount',
  153: 'deleteAccount',
  175: 'userName',
  191: 'password',
};

/** People who cannot be added come by the dozen: one toast is enough. */
const toasted = [379, 405, 478];
const toastEveryMs = 5000;

export function createErrors({ screen, transport, account }: App): ErrorModule {
  const failing = new Map<string, (frame: Frame) => void>();
  let lastId = 0;
  let stopped = false;
  let toastedAt = 0;

  /** What an error does wherever it comes from. */
  const reactions: Readonly<Record<number, () => void>> = {
    2: logIn,
    3() {
      stopped = true;
      transport.close();
      screen.go('replaced');
    },
    7: () => transport.close(),
    109: () => screen.go('registration'),
    111() {
      account.wipe();
      screen.go('registration');
    },
  };

  function logIn(): void {
    request(102, { token: account.token }).catch(() => {});
  }

  function receive(frame: Frame): void {
    const { majorCode, minorCode, wait = 0, requestId = '' } = frame;
    reactions[majorCode]?.();
    const input = inputs[`${majorCode}/${minorCode}`];
    if (input) screen.mark(input, 'Please check this.');
    const dialog = dialogs[majorCode];
    if (dialog) countDown(dialog, wait);
    if (toasted.includes(majorCode)) toast('This person cannot be added.');
    failing.get(requestId)?.(frame);
    failing.delete(requestId);
  }

  function countDown(dialog: string, wait: number): void {
    let seconds = wait;
    screen.remaining(dialog, seconds);
    const timer = setInterval(() => {
      seconds--;
      screen.remaining(dialog, seconds);
      if (seconds <= 0) clearInterval(timer);
    }, 1000);
  }

  function toast(text: string): void {
    if (Date.now() - toastedAt < toastEveryMs) return;
    toastedAt = Date.now();
    screen.toast(text);
  }

  function request(action: number, fields: Fields): Promise<Fields> {
    const requestId = `${++lastId}`;
    return new Promise((answer, fail) => {
      failing.set(requestId, fail);
      transport.send(requestId, action, fields).then(answer, fail);
    });
  }

  return {
    opened: logIn,
    closed() {
      if (!stopped) transport.open();
    },
    receive,
    request,
  };
}
