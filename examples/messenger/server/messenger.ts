// The page with its server. Comes in: its files, a port. Goes out: an address to open, and the server's controls. Next: start.ts prints the address; the
// browser tests use the controls.
import {
  type ProtocolServer,
  type ServerOptions,
  startServer,
} from 'igap-reactions/testing/server';
import { code, tokens } from './accounts.js';
import { formCheck } from './form-check.js';
import type { PageFiles } from './page-files.js';
import { serve } from './site.js';
import { slowRecipient } from './slow-recipient.js';

export interface Messenger {
  readonly url: string;
  readonly server: ProtocolServer;
  close(): Promise<void>;
}

export interface MessengerOptions {
  /** 0: any that is free. */
  readonly port: number;
  readonly files: PageFiles;
  /** What the protocol server's waits and delays go by. @default the system's */
  readonly clock?: ServerOptions['clock'];
}

export async function startMessenger({ port, files, clock }: MessengerOptions): Promise<Messenger> {
  const slow = slowRecipient();
  const server = await startServer({
    code,
    tokens,
    clock,
    answer: (request, payload) => formCheck(request, payload) ?? slow(request),
  });
  try {
    const site = await serve(files, server, port);
    return {
      url: `http://localhost:${site.port}`,
      server,
      async close() {
        await site.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
