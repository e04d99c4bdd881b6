// What the development build says of what is no end of a port.
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { channelPort, extensionPort, workerPort } from '../../src/port.js';

const wrong = (value: unknown) => value as never;
const target = { postMessage() {}, addEventListener() {}, removeEventListener() {} };

describe('what is no end of a port is named, with what to do', () => {
  it.each<[string, () => unknown, string]>([
    [
      'a whole MessageChannel',
      () => channelPort(wrong(new MessageChannel())),
      'A MessageChannel has two ends: channelPort(channel.port1).',
    ],
    [
      'nothing as a channel',
      () => channelPort(wrong(undefined)),
      'channelPort(end) must be one end of a MessageChannel, with the functions postMessage, addEventListener (got undefined).',
    ],
    [
      'the address of a worker',
      () => workerPort(wrong('/worker-1.js')),
      'workerPort takes a Worker, not its address: workerPort(new Worker(url)).',
    ],
    [
      'a URL',
      () => workerPort(wrong(new URL('file:///worker.js'))),
      'workerPort takes a Worker, not its address',
    ],
    [
      "a worker of Node's",
      () => workerPort(wrong(Worker.prototype)),
      'A Worker of node:worker_threads is given one end of a MessageChannel: channelPort(port1).',
    ],
    [
      'what is no worker at all',
      () => workerPort(wrong({})),
      'workerPort(worker) must be a Worker or SharedWorker, with the functions postMessage, addEventListener',
    ],
    [
      'a port of an extension without events',
      () => extensionPort(wrong({ postMessage() {}, disconnect() {} })),
      'extensionPort(end) must be what chrome.runtime.connect() returns',
    ],
    [
      'chrome.runtime',
      () => extensionPort(wrong({ connect() {} })),
      'It lacks postMessage, disconnect.',
    ],
  ])('%s', (_, mistake, sentence) => {
    expect(mistake).toThrow(sentence);
  });

  it('but a worker, a shared worker and the scope of one are taken', () => {
    expect(() => workerPort(target)).not.toThrow();
    expect(() => workerPort({ ...target, port: { ...target, close() {} } })).not.toThrow();
  });
});
