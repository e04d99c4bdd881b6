// Asks the server to misbehave. Comes in: a command. Goes out: a request to the site. Next: server/control.ts does it.
import { type Command, paths } from '../command.js';

/** Resolves when it is done; one that cannot be asked for does nothing. */
export async function ask(command: Command): Promise<void> {
  await fetch(paths.control, { method: 'POST', body: JSON.stringify(command) }).catch(() => {});
}
