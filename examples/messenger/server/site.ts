// The page's address. Comes in: its files, and the protocol server. Goes out: an HTTP server that serves them, takes commands, and passes
// frames on.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ProtocolServer } from 'igap-reactions/testing/server';
import { paths } from '../command.js';
import { obey } from './control.js';
import { isOwn } from './own-origin.js';
import type { PageFiles } from './page-files.js';
import { relay } from './relay.js';

export interface Site {
  readonly port: number;
  close(): Promise<void>;
}

/** Rejects with Node's error where the port is in use. */
export async function serve(files: PageFiles, server: ProtocolServer, port: number): Promise<Site> {
  const site = createServer((request, response) => {
    answer(request, response, files, server).catch(() => response.destroy());
  });
  const cut = relay(site, server);
  await new Promise<void>((resolve, reject) => {
    site.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (site.address() as AddressInfo).port,
    close() {
      const closed = new Promise<void>((resolve) => site.close(() => resolve()));
      cut();
      site.closeAllConnections();
      return closed;
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: PageFiles,
  server: ProtocolServer,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'POST' && pathname === paths.control) {
    const obeyed = isOwn(request) && obey(server, await text(request));
    response.writeHead(obeyed ? 204 : 400).end();
    return;
  }
  const file = files.get(pathname === '/' ? '/index.html' : pathname);
  if (!file) {
    response.writeHead(404).end('There is nothing here.');
    return;
  }
  response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-cache' });
  response.end(file.body);
}
