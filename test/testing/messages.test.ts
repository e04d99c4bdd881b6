import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DescEnum, type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { file_server } from '../../src/testing/messages.js';
import { publicMessages } from './public-client.js';

/** Only in this server's own file: what stands for every message that it has no use for. */
const ownNames = ['AnyRequest', 'AnyResponse'];

describe('npm run protocol', () => {
  it('writes the schemas that are committed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'protocol-'));
    try {
      const out = join(folder, 'messages.ts');
      execFileSync(process.execPath, ['--import', 'tsx', 'seeds/generate-proto.ts', '--out', out]);
      expect(readFileSync(out, 'utf8')).toBe(readFileSync('src/testing/messages.ts', 'utf8'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the messages of the protocol server', () => {
  const known = publicMessages();
  const nameOf = ({ typeName }: DescMessage | DescEnum) => typeName.replace('igap.', '');
  const typeOf = (field: DescField): string => {
    const { scalar, message, enum: values } = field;
    if (message) return nameOf(message);
    return values ? nameOf(values) : (ScalarType[scalar ?? 0]?.toLowerCase() ?? '');
  };
  const all = (messages: readonly DescMessage[]): DescMessage[] =>
    messages.flatMap((each) => [each, ...all(each.nestedMessages)]);
  const messages = all(file_server.messages).filter((each) => !ownNames.includes(each.name));
  const enums = [...file_server.enums, ...messages.flatMap(({ nestedEnums }) => nestedEnums)];

  it('have the names, numbers and types of the public ones', () => {
    expect(messages.length).toBeGreaterThan(40);
    for (const message of messages) {
      const fields = message.fields.map((field) => {
        const repeated = field.fieldKind === 'list' ? 'repeated ' : '';
        return [field.name, `${repeated}${typeOf(field)} ${field.number}`];
      });
      expect([nameOf(message), Object.fromEntries(fields)]).toEqual([
        nameOf(message),
        known[nameOf(message)],
      ]);
    }
  });

  it('have the values of the public enums', () => {
    expect(enums).toHaveLength(8);
    for (const each of enums) {
      const values = each.values.map(({ name, number }) => [name, String(number)]);
      expect([nameOf(each), Object.fromEntries(values)]).toEqual([
        nameOf(each),
        known[nameOf(each)],
      ]);
    }
  });
});
