// What the development build says of what is no end of a port, and of wrong arguments in a page.
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { channelPort, engineOver, extensionPort, workerPort } from '../../src/port.js';
import { manualClock } from '../../src/testing.js';
import { scripted } from './rig.js';

const wrong = (value: unknown) => value as never;
const event = { addListener() {}, removeListener() {} };
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
      "a worker of Node's",
      () => workerPort(wrong(Worker.prototype)),
      'A Worker of node:worker_threads is given one end of a MessageChannel: channelPort(port1).',
    ],
    [
      'a port of an extension without events',
      () => extensionPort(wrong({ postMessage() {}, disconnect() {} })),
      'extensionPort(end) must be what chrome.runtime.connect() returns (got an object).',
    ],
    [
      'a port of an extension that never says that it is disconnected',
      () => extensionPort(wrong({ postMessage() {}, disconnect() {}, onMessage: event })),
      'extensionPort(end) must be what chrome.runtime.connect() returns (got an object).',
    ],
    [
      'a port of an extension that gets no messages',
      () => extensionPort(wrong({ postMessage() {}, disconnect() {}, onDisconnect: event })),
      'extensionPort(end) must be what chrome.runtime.connect() returns (got an object).',
    ],
    [
      'chrome.runtime',
      () => extensionPort(wrong({ connect() {} })),
      'extensionPort(end) must be a port of an extension, with the functions postMessage, disconnect (got an object). It lacks postMessage, disconnect.',
    ],
  ])('%s', (_, mistake, sentence) => {
    expect(mistake).toThrow(sentence);
  });

  it('what is no worker at all is named, and no more', () => {
    const message =
      'workerPort(worker) must be a Worker or SharedWorker, with the functions postMessage, addEventListener (got an object). It lacks postMessage, addEventListener.';
    expect(() => workerPort(wrong({}))).toThrow(expect.objectContaining({ message }));
  });

  it('a URL is named as what it is, not as the port that it has', () => {
    const mistake = () => workerPort(wrong(new URL('http://localhost:3000/worker.js')));
    expect(mistake).toThrow(/\(got an? URL\).* workerPort takes a Worker, not its address: /);
  });

  it('but a worker, a shared worker and the scope of one are taken', () => {
    expect(() => workerPort(target)).not.toThrow();
    expect(() => workerPort({ ...target, port: { ...target, close() {} } })).not.toThrow();
  });
});

describe('a wrong argument in a page is named', () => {
  const page = () => {
    const engine = engineOver(scripted().port, { clock: manualClock() });
    onTestFinished(() => engine.dispose());
    return engine;
  };
  const send = async () => {};

  it.each<[string, () => unknown, string]>([
    [
      'no port',
      () => engineOver(wrong({ post() {} })),
      'port must be a port, with the functions post, listen (got an object). It lacks listen. workerPort(worker), channelPort(end) and extensionPort(end) make one.',
    ],
    [
      'what is joined',
      () => page().join(wrong({})),
      'port must be a port, with the functions post, listen (got an object). It lacks post, listen. workerPort(worker), channelPort(end) and extensionPort(end) make one.',
    ],
    [
      'no options',
      () => engineOver(scripted().port, wrong(5)),
      'options must be an object (got 5).',
    ],
    [
      'no clock',
      () => engineOver(scripted().port, { clock: wrong(5) }),
      'clock must be a Clock, with the functions now, setTimeout (got 5). systemClock is one.',
    ],
    ['lockOut', () => page().lockOut(wrong(5)), 'lockOut must be an object (got 5).'],
    [
      'a member of lockOut',
      () => page().lockOut({ action: 201, waitMs: -1 }),
      'lockOut.waitMs must be a number of ms, 0 to 2^32-1 s (got -1).',
    ],
    [
      'clearLockout',
      () => page().clearLockout(wrong(5)),
      'clearLockout.lockout must be a lockout, as an event, guard() or the state gave it out (got 5).',
    ],
    ['signedIn', () => page().signedIn(wrong(5)), 'signedIn must be an object (got 5).'],
    ['logIn', () => page().logIn(wrong(5)), 'logIn must be an object (got 5).'],
    [
      'the action of a request',
      () => page().request(0, send),
      'request.action must be the number of an action, 1 to 65535 (got 0).',
    ],
    ['its `send`', () => page().request(201, wrong(5)), 'request.send must be a function (got 5).'],
    [
      'its options',
      () => page().request(201, send, wrong(5)),
      'request.options must be an object (got 5).',
    ],
  ])('%s', (_, mistake, sentence) => {
    expect(mistake).toThrow(expect.objectContaining({ name: 'OptionError', message: sentence }));
  });
});
