import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeProto } from '../../seeds/proto.js';
import { requestFields } from '../../seeds/request-field.js';
import { messages, requests } from '../../seeds/requests.js';
import { errorDocument } from './committed.js';

describe('the requests', () => {
  it('are those that have errors', () => {
    const actions = errorDocument.entries.flatMap(({ action }) => action ?? []);
    expect(Object.keys(requests).map(Number)).toEqual([...new Set(actions)].sort((a, b) => a - b));
  });

  it('name only messages that are there, and there is no other', () => {
    const texts = [...Object.values(requests), ...Object.values(messages)];
    const used = texts.flatMap((text) => [...text.matchAll(/:([\w.]+)/g)].map(([, name]) => name));
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(messages).toSorted());
  });

  it('have every field once, under its own name', () => {
    for (const [action, text] of Object.entries(requests)) {
      expect([action, text]).toEqual([
        action,
        expect.stringMatching(/^[A-Z]\w+( [a-z][\w.:[\]]*)*$/),
      ]);
      const words = text.split(' ');
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('have dotted names inside a message, and those of one item where they are a list', () => {
    expect([...(requestFields(201) ?? [])]).toEqual(
      expect.arrayContaining(['location', 'location.lat', 'forwardFrom.roomId', 'replyTo']),
    );
    expect([...(requestFields(106) ?? [])]).toEqual([
      'contacts',
      'phone',
      'firstName',
      'lastName',
      'clientId',
      'force',
    ]);
    expect([...(requestFields(600) ?? [])]).toEqual(
      expect.arrayContaining(['rooms', 'roomId', 'offlineEdited', 'offlineEdited.messageId']),
    );
    expect(requestFields(904)).toContain('sdpMId');
    expect([...(requestFields(127) ?? [])]).toEqual([]);
    expect(requestFields(undefined)).toBeUndefined();
  });

  it('are those of the protocol server, where it has them', () => {
    const proto = readFileSync(new URL('../../seeds/server.proto', import.meta.url), 'utf8');
    const fieldsByName = new Map(
      Object.values(requests).map((text) => {
        const [name = '', ...fields] = text.split(' ');
        return [name, fields.map((field) => field.split(':')[0])];
      }),
    );
    const shared = describeProto('server.proto', proto).file.flatMap(({ messageType }) =>
      messageType.filter(({ name }) => fieldsByName.has(name)),
    );
    expect(shared.length).toBeGreaterThan(5);
    for (const { name, field } of shared) {
      const [, ...own] = field.map((each) => each.name);
      expect([name, fieldsByName.get(name)]).toEqual([name, expect.arrayContaining(own)]);
    }
  });
});
