// The page with its server. Comes in: its files, a port. Goes out: an address to open, and the server's controls. Next: start.ts prints the address; the
// browser tests use the controls.
import { type ProtocolServer, startServer } from 'igap-reactions/testing/server';
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
}

export async function startMessenger({ port, files }: MessengerOptions): Promise<Messenger> {
  const slow = slowRecipient();
  const server = await startServer({
    code,
    tokens,
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
