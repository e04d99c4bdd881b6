import { expect, it } from 'vitest';
import type { ReactionEngine } from '../../../src/index.js';
import { testEngine } from '../../../src/testing.js';
import { run } from './guide.js';

type Log = (level: string, message: string, data: object) => void;

it('the log of docs/guides/logging-and-opentelemetry.md has what happened, and no text of a person', async () => {
  const { logTo } = await run<{ logTo: (log: Log, engine: ReactionEngine) => void }>(
    'logging-and-opentelemetry',
    'export function logTo',
  );
  const { engine } = testEngine();
  const lines: string[] = [];
  logTo((...line) => lines.push(JSON.stringify(line)), engine);
  const person = { subject: 'sara', message: 'Slow down, Sara.' };
  engine.receive({ majorCode: 234, wait: 20, ...person });
  engine.receive({ majorCode: 20_001, minorCode: 7, ...person });
  engine.receive({ majorCode: 8, ...person });
  engine.receive({} as never);
  expect(lines).toEqual([
    expect.stringContaining('234/*'),
    '["info","locked",{"waitMs":20000,"scope":"subject","origin":"frame"}]',
    '["warning","undocumented 20001/7",{"kind":"unknown","basis":"derived"}]',
    expect.stringContaining('SESSION_IS_TERMINATED 8/*'),
    '["info","session ready -> terminated",{"connection":"unknown","cause":"frame"}]',
    expect.stringContaining('fault frame.invalid'),
  ]);
  expect(lines.join()).not.toMatch(/sara/i);
});
