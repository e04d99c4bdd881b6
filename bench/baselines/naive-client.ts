// Frozen. A client as they are written by hand: protobufjs by reflection, the table by text keys, a parallel chart that every frame is sent
// to, and one listener for everything it emits. Comes in: bytes, or decoded frames. Goes out: events.
import protobuf from 'protobufjs';
import { createActor, emit, type MachineContext, setup } from 'xstate';
import { type NaiveFrame, type NaiveTable, naiveResolver } from './naive-table.js';

/** The message of the protocol, as its description has it. */
export const naiveProto = `
syntax = "proto3";
message Response { string id = 1; uint32 timestamp = 2; }
message ErrorResponse { Response response = 1; uint32 major_code = 2; uint32 minor_code = 3; uint32 wait = 4; string message = 5; }
`;

/** What protobufjs makes of the description, while it runs. */
export const reflectedType = () =>
  protobuf.parse(naiveProto, { keepCase: false }).root.lookupType('ErrorResponse');

function naiveDecoder() {
  const type = reflectedType();
  return (bytes: Uint8Array) => {
    const { response, ...fields } = type.toObject(type.decode(bytes.subarray(2)), {
      defaults: true,
    });
    return { ...fields, requestId: response?.id ?? '' } as NaiveFrame & { requestId: string };
  };
}

type Emitted = { readonly type: 'event'; readonly name: string; readonly error: object };
type Input = { readonly type: string; readonly error: object };

const says = (name: string) =>
  emit<MachineContext, Input, undefined, Input, Emitted>(({ event: { error } }) => ({
    ...{ type: 'event', name, error },
  }));

/** One region for the session, one for requests, one for lockouts. */
const naiveChart = setup({
  types: { events: {} as Input, emitted: {} as Emitted },
}).createMachine({
  type: 'parallel',
  states: {
    session: {
      initial: 'ready',
      states: {
        ready: {
          on: {
            login: { target: 'loggingIn', actions: says('login.started') },
            register: { target: 'registrationRequired', actions: says('registration.required') },
            sessionTerminated: { target: 'terminated', actions: says('session.terminated') },
            sessionReplaced: { target: 'replaced', actions: says('session.replaced') },
            accountBlocked: { target: 'accountBlocked', actions: says('account.blocked') },
            setNickname: { target: 'nicknameRequired', actions: says('nickname.required') },
            verifyTwoStep: { target: 'twoStepRequired', actions: says('twoStep.required') },
          },
        },
        loggingIn: { on: { signedIn: { target: 'ready', actions: says('login.succeeded') } } },
        registrationRequired: { on: { signedIn: 'ready' } },
        terminated: { on: { signedIn: 'ready' } },
        replaced: { on: { signedIn: 'ready' } },
        accountBlocked: { on: { signedIn: 'ready' } },
        nicknameRequired: { on: { signedIn: 'ready' } },
        twoStepRequired: { on: { signedIn: 'ready' } },
      },
    },
    requests: {
      on: {
        correctInput: { actions: says('input.rejected') },
        deny: { actions: says('request.denied') },
        retryLater: { actions: says('request.retryable') },
        inform: { actions: says('error.reported') },
        unknown: { actions: says('error.reported') },
      },
    },
    lockouts: { on: { lockout: { actions: says('lockout.started') } } },
  },
});

export function naiveClient(table: NaiveTable) {
  const decode = naiveDecoder();
  const resolve = naiveResolver(table);
  const actor = createActor(naiveChart);
  actor.start();
  const take = (frame: NaiveFrame) => {
    const error = resolve(frame);
    actor.send({ type: error.kind, error });
  };
  return {
    onEvent: (listener: (event: Emitted) => void) => void actor.on('*', listener),
    receive: (bytes: Uint8Array) => take(decode(bytes)),
    take,
    signedIn: () => actor.send({ type: 'signedIn', error: {} }),
  };
}
