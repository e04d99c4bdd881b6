import { describe, expect, it } from 'vitest';
import { eventPage } from '../../docs/event-page.js';
import { meanings } from '../../docs/reaction-words.js';
import { errorCodes, findError } from '../../src/catalogue.js';
import { eventNames } from '../../src/event/event-names.js';
import { type Property, propertiesOf, textsOf } from './declaration.js';
import { codeIn, tableRows, textOf } from './page.js';

const options = textOf('docs/reference/options.md');
const faults = textOf('docs/reference/faults.md');
const events = textOf('docs/reference/events.md');

/** Each row as its name, default and unit. */
const rowsOf = (heading: string, isWithType: boolean) =>
  tableRows(options, heading).map(([name = '', ...cells]) => {
    const [value = '', unit = ''] = isWithType ? cells.slice(1) : cells;
    return { name: codeIn(name)[0], value, unit };
  });

/** Names in the order of the page, each with its default where the source names one. */
function expectAll(rows: ReturnType<typeof rowsOf>, properties: readonly Property[]): void {
  expect(rows.map(({ name }) => name).sort()).toEqual(properties.map(({ name }) => name).sort());
  for (const { name, default: value } of properties) {
    const row = rows.find((each) => each.name === name);
    if (value !== undefined) expect([name, row?.value.replaceAll('`', '')]).toEqual([name, value]);
    if (name.endsWith('Ms')) expect([name, row?.unit]).toEqual([name, 'ms']);
  }
}

describe('docs/reference/options.md', () => {
  it('has every option of the engine, with its default and unit', () => {
    expectAll(rowsOf('## Of the engine', true), [
      ...propertiesOf('src/options.ts', 'ReactionEngineOptions'),
      ...propertiesOf('src/reaction/resolve.ts', 'ResolveOptions'),
    ]);
  });

  it('has every part of the back-off', () => {
    expectAll(
      rowsOf('## Of the back-off', false),
      propertiesOf('src/session/run.ts', 'LoginBackoff'),
    );
  });

  it('has every option of a request', () => {
    expectAll(rowsOf('## Of a request', true), [
      ...propertiesOf('src/request-options.ts', 'RequestOptions'),
      ...propertiesOf('src/request-options.ts', 'RequestDefaults'),
    ]);
  });

  it.each([
    ['attach', 'src/attach.ts', 'AttachOptions'],
    ['idbStore', 'src/lockout/idb-store.ts', 'IdbStoreOptions'],
    ['keyValueStore', 'src/lockout/key-value-store.ts', 'KeyValueStoreOptions'],
    ['engineOver', 'src/port/engine-over.ts', 'PortOptions'],
    ['recordFrames', 'src/recording/record-frames.ts', 'RecordingOptions'],
    ['defineReactionElements', 'src/element/define.ts', 'ReactionElementOptions'],
    ['errorText', 'src/texts/error-text.ts', 'ErrorTextOptions'],
    ['waitFor', 'src/event/events.ts', 'WaitOptions'],
    ['manualClock', 'src/manual-clock.ts', 'ManualClockOptions'],
    ['startServer', 'src/testing/protocol-server.ts', 'ServerOptions'],
  ])('has every option of %s, with its default', (name, file, type) => {
    const rows = tableRows(options, '## Of other functions').filter(([, of = '']) =>
      codeIn(of).includes(name),
    );
    for (const property of propertiesOf(file, type)) {
      const [, , value = ''] =
        rows.find(([names = '']) => codeIn(names).includes(property.name)) ?? [];
      expect([property.name, value]).not.toEqual([property.name, '']);
      if (property.default) expect(value.replaceAll('`', '')).toContain(property.default);
    }
  });
});

describe('docs/reference/faults.md', () => {
  it('has every code once, in the order of the source, and says what to do', () => {
    const rows = ['## Of the engine', '## Of a port'].flatMap((heading) =>
      tableRows(faults, heading),
    );
    expect(rows.map(([code = '']) => codeIn(code)[0])).toEqual(
      textsOf('src/faults.ts', 'FaultCode'),
    );
    expect(rows.filter((cells) => cells.length !== 3 || cells.includes(''))).toEqual([]);
  });
});

describe('docs/reference/events.md', () => {
  it('is what `npm run docs` writes', () => {
    expect(events).toBe(eventPage());
  });

  it('has a heading for every event', () => {
    const headings = [...events.matchAll(/^### `(.+)`$/gm)].map(([, name]) => name);
    expect(headings.sort()).toEqual([...eventNames].sort());
  });
});

describe('the home page and the decisions', () => {
  it('count what the document says as the catalogue does', () => {
    const entries = Object.values(errorCodes).map((code) => findError(code));
    const page = textOf('docs/decisions/0002-why-is-part-of-a-reaction.md').replaceAll('\n', ' ');
    expect(page).toContain(`its ${entries.length} errors`);
    expect(page).toContain(`flags ${entries.filter(({ flagged }) => flagged).length} with a wait`);
    expect(entries.filter(({ documented }) => documented)).toHaveLength(2);
    const home = textOf('docs/index.md');
    expect(home).toContain(`All ${entries.length} errors`);
    const states = textsOf('src/event/events.ts', 'SessionState');
    expect(home).toContain(
      `${Object.keys(meanings).length} reactions and ${states.length} session states`,
    );
    const format = (count: number) => new Intl.NumberFormat('fa').format(count);
    const persianHome = textOf('docs/fa/index.md');
    expect(persianHome).toContain(`${format(entries.length)} خطا`);
    expect(persianHome).toContain(`${format(Object.keys(meanings).length)} واکنش`);
    expect(persianHome).toContain(`${format(states.length)} وضعیت نشست`);
  });
});
