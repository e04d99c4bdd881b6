// Makes the protocol server misbehave. Comes in: a command, as JSON that anybody may have sent. Goes out: calls of the server; false where it
// is no command.
import type { ProtocolServer } from 'igap-reactions/testing/server';
import type { Command, Spoiling } from '../command.js';

const limitS = 20;
const floodS = 15;
const delayMs = 3000;

type Deeds = {
  readonly [Name in Command['name']]: (
    server: ProtocolServer,
    command: Extract<Command, { readonly name: Name }>,
  ) => void;
};

const deeds: Deeds = {
  expire: (server) => server.expire(),
  endSession: (server, { account }) => server.terminate(account),
  flood: (server) => server.push({ majorCode: 10, wait: floodS }),
  limit: (server, { room }) =>
    server.refuse({ majorCode: 234, wait: limitS }, { action: 201, subject: room }),
  spoil: (server, { how }) => server.misbehave(spoiled[how], { action: 201 }),
  disconnect: (server) => server.disconnect(),
};

const spoiled = {
  drop: 'drop',
  delay: { delayMs },
  duplicate: 'duplicate',
  reorder: 'reorder',
  garble: 'garble',
} as const satisfies Record<Spoiling, unknown>;

/** Whether it was a command. */
export function obey(server: ProtocolServer, body: string): boolean {
  try {
    const command = JSON.parse(body);
    const { name, room = '', account = '', how = 'drop' } = command;
    const texts = [room, account].every((value) => typeof value === 'string');
    if (!Object.hasOwn(deeds, name) || !Object.hasOwn(spoiled, how) || !texts) return false;
    const deed: (server: ProtocolServer, command: never) => void = deeds[name as Command['name']];
    deed(server, command as never);
    return true;
  } catch {
    return false;
  }
}
