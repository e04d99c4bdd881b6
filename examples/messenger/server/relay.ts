// Between the page's WebSocket and the protocol server's, so that the page needs one address only. Comes in: frames of both. Goes out: the
// same frames. A connection that ends ends the other.
import type { Server } from 'node:http';
import type { ProtocolServer } from 'igap-reactions/testing/server';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { paths } from '../command.js';
import { isOwn } from './own-origin.js';

/** Returns its end. */
export function relay(site: Server, server: ProtocolServer): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  site.on('upgrade', (request, socket, head) => {
    if (request.url !== paths.socket || !isOwn(request)) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (page) => join(page, server));
  });
  return () => {
    for (const page of sockets.clients) page.terminate();
    sockets.close();
  };
}

function join(page: WebSocket, server: ProtocolServer): void {
  const upstream = new WebSocket(server.url);
  const early: Uint8Array[] = [];
  page.on('message', (data) => {
    const frame = bytesOf(data);
    if (upstream.readyState === WebSocket.CONNECTING) early.push(frame);
    else if (upstream.readyState === WebSocket.OPEN) upstream.send(frame);
  });
  upstream.on('open', () => {
    for (const frame of early.splice(0)) upstream.send(frame);
  });
  upstream.on('message', (data) => page.send(bytesOf(data), () => {}));
  upstream.on('close', () => page.terminate());
  page.on('close', () => upstream.terminate());
  // A close follows.
  for (const socket of [page, upstream]) socket.on('error', () => {});
}

function bytesOf(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return Array.isArray(data) ? Buffer.concat(data) : data;
}
