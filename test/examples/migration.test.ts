import { describe, expect, it } from 'vitest';
import { inputs } from '../../examples/migration/before.js';
import { errorCodes, findError } from '../../src/index.js';
import { tableRows, textOf } from '../docs/page.js';
import { after, before, type Rig, times } from './migration-app.js';
import { differences } from './migration-differences.js';

const page = textOf('docs/migration.md');
const source = (name: string) => textOf(`examples/migration/${name}`);
const rigs: readonly { readonly name: string; readonly rig: () => Promise<Rig> }[] = [
  { name: 'before.ts', rig: before },
  { name: 'after.ts', rig: after },
];
const actionOf = (majorCode: number) => findError(majorCode)?.action ?? 0;

describe('the 92 pairs of before.ts', () => {
  it('are 92, each a row of the catalogue', () => {
    const pairs = Object.keys(inputs);
    expect(pairs.length).toBe(92);
    const unknown = pairs.filter((pair) => {
      const [majorCode = 0, minorCode] = pair.split('/').map(Number);
      const rows = findError(majorCode)?.minors ?? [];
      return !rows.some(({ minor }) => minor === minorCode || minor === '*');
    });
    expect(unknown).toEqual([]);
  });

  it('name the same inputs in after.ts, with a note that has words for each', async () => {
    const old = await before();
    const { app, engine } = await after();
    for (const [pair, input] of Object.entries(inputs)) {
      const [majorCode = 0, minorCode = 0] = pair.split('/').map(Number);
      const frame = { majorCode, minorCode };
      await old.app.refuse(actionOf(majorCode), frame);
      await app.refuse(actionOf(majorCode), frame);
      expect([pair, old.app.marks.splice(0)]).toEqual([pair, [input]]);
      expect([pair, app.marks.splice(0)]).toEqual([pair, [input]]);
    }
    expect(app.notes.filter((note) => note === '' || /[a-z][A-Z]|{/.test(note))).toEqual([]);
    expect(engine.state.session).toBe('ready');
  });
});

describe.each(rigs)('the global reactions of $name', ({ rig }) => {
  it('7 closes the socket and opens another', async () => {
    const { app, errors } = await rig();
    errors.receive({ majorCode: 7, minorCode: 1 });
    expect([app.closed, app.opened]).toEqual([1, 2]);
  });

  it('a lost socket is opened again, and logged in on', async () => {
    const { app, advance } = await rig();
    app.transport.close();
    await advance(0);
    expect([app.opened, app.of(102).length]).toEqual([2, 2]);
  });

  it.each([...times(9), 12, undefined])('109/%s goes to registration', async (minorCode) => {
    const { app, errors } = await rig();
    errors.receive({ majorCode: 109, minorCode });
    expect([app.pages, app.account.wiped]).toEqual([['registration'], 0]);
  });

  it('109 in answer to the login does too', async () => {
    const { app, errors, advance } = await rig();
    app.answers = () => false;
    app.transport.close();
    await advance(0);
    const { requestId } = app.of(102)[1] ?? {};
    errors.receive({ majorCode: 109, minorCode: 4, requestId });
    await advance(0);
    expect(app.pages).toEqual(['registration']);
  });

  it('111 wipes the account and goes to registration', async () => {
    const { app, errors } = await rig();
    errors.receive({ majorCode: 111, minorCode: 1 });
    expect([app.pages, app.account.wiped]).toEqual([['registration'], 1]);
  });

  it('152 shows a countdown of its wait', async () => {
    const { app, advance } = await rig();
    await app.refuse(118, { majorCode: 152, minorCode: 1, wait: 3 });
    await advance(3000);
    expect(app.shown).toEqual({ deleteAccount: [3, 2, 1, 0] });
  });

  it('so do the errors that the document flags, each in its dialog', async () => {
    const { app, advance } = await rig();
    for (const majorCode of [108, 137, 153, 175, 191]) {
      await app.refuse(actionOf(majorCode), { majorCode, minorCode: 1, wait: 1 });
    }
    await advance(1000);
    const dialogs = ['verify', 'register', 'deleteAccount', 'userName', 'password'];
    expect(app.shown).toEqual(Object.fromEntries(dialogs.map((dialog) => [dialog, [1, 0]])));
  });

  it.each([379, 405, 478])('%s makes a toast', async (majorCode) => {
    const { app, errors } = await rig();
    errors.receive({ majorCode, minorCode: 1 });
    expect(app.toasts.length).toBe(1);
  });

  it('379, 405 and 478 make one toast in 5 s at most', async () => {
    const { app, errors, advance } = await rig();
    const refuse = () => {
      for (const majorCode of [379, 405, 478]) errors.receive({ majorCode, minorCode: 1 });
      return app.toasts.length;
    };
    expect(refuse()).toBe(1);
    await advance(4999);
    expect(refuse()).toBe(1);
    await advance(1);
    expect(refuse()).toBe(2);
  });

  it('3 stops reconnecting for good', async () => {
    const { app, errors, advance } = await rig();
    errors.receive({ majorCode: 3, minorCode: 1 });
    app.transport.close();
    errors.receive({ majorCode: 7 });
    await advance(600_000);
    expect([app.opened, app.of(102).length, app.pages]).toEqual([1, 1, ['replaced']]);
  });
});

describe('docs/migration.md', () => {
  /** Parts of a file that the compiler sees as a whole: their first line says of which. */
  const excerpts = [...page.matchAll(/^```typescript\n\/\/ (\S+)\n(.*?)\n```$/gms)];

  it('shows what stands in the files', () => {
    expect(excerpts.length).toBe(page.match(/^```typescript$/gm)?.length);
    expect(excerpts.length).toBeGreaterThan(8);
    for (const [, name = '', excerpt = ''] of excerpts) {
      const text = source(name);
      const outdented = text.replaceAll(/^ {2}/gm, '');
      const texts = [text, outdented, outdented.replaceAll(/^ {2}/gm, '')];
      expect([excerpt, texts.some((text) => text.includes(excerpt))]).toEqual([excerpt, true]);
    }
  });

  it('counts the pairs, the names of inputs and those of errors as the files have them', () => {
    const rows = tableRows(page, '## What goes where').flat().join(' ');
    const [inAll = 0, requests = 0] = (/the (\d+) inputs .* of (\d+) requests/.exec(rows) ?? [])
      .slice(1)
      .map(Number);
    const [, names = '', ofRequests = ''] = source('after.ts').split(/const fieldNames.*= \{\n/);
    expect(names.slice(0, names.indexOf('};')).trim().split('\n').length).toBe(inAll);
    expect(ofRequests.slice(0, ofRequests.indexOf('};')).trim().split('\n').length).toBe(requests);
    expect(rows).toContain(`${source('before.ts').match(/'\d+\/\d+'/g)?.length} pairs`);
    const errors = Object.keys(errorCodes).filter((name) =>
      new RegExp(`\\b${name}\\b`).test(source('after.ts')),
    );
    expect(page).toContain(`names of ${errors.length} errors`);
  });

  it('names every global reaction', () => {
    const codes = tableRows(page, '## 4. Global reactions').map(([error]) => error);
    expect(codes).toEqual(['7', '109, any minor', '152', '379, 405, 478', '3', '2', '111']);
  });

  it('has a shorter file in the end, and fewer codes', () => {
    const length = (name: string) => source(name).split('\n').length;
    expect(length('after.ts')).toBeLessThan(length('before.ts'));
    expect(source('before.ts').match(/'\d+\/\d+'/g)?.length).toBe(92);
    expect(source('after.ts').match(/'\d+\/\d+'/g)).toBe(null);
  });
});

describe('what is different then', () => {
  it('is what the page says', () => {
    const rows = tableRows(page, '## What is different then');
    expect(rows.map(([when]) => when)).toEqual(Object.keys(differences));
  });

  it.each(Object.entries(differences))('where %s', (_, difference) => difference());
});
