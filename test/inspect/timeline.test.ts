// @vitest-environment jsdom
// The timeline. Comes in: frames, calls and requests of an engine, here and over a port. Goes out: trees of lines. Next: filter.test.ts.
import { describe, expect, it } from 'vitest';
import { flow, portRig } from '../port/rig.js';
import { inspectorPage, made } from './inspector-page.js';

const limited = { majorCode: 234, wait: 20, subject: 'room-42', action: 201 };

/** Two requests of which each is refused once with 2. */
function sendTwo({ engine }: Pick<ReturnType<typeof made>, 'engine'>): void {
  for (let nth = 0; nth < 2; nth++) {
    void engine.request(201, async ({ attempt, requestId }) => {
      if (attempt === 1) throw { majorCode: 2, requestId };
    });
  }
}

/** The ids that requests are sent under are another for every engine. */
const withoutIds = (lines: readonly string[]) => lines.map((line) => line.replace(/ · id .*/, ''));

const twoRequests = [
  'request.sent #201 · request-1',
  'request.sent #201 · request-2',
  '↓ 2 LOGIN_REQUIRED answers #201',
  '  login documented',
  '  login.started try 1',
  '  state.changed ready → loggingIn',
  '  request.held #201 · request-1 · login',
  '↓ 2 LOGIN_REQUIRED answers #201',
  '  login documented',
  '  request.held #201 · request-2 · login',
  'login.succeeded at try 1',
  '  state.changed loggingIn → ready',
  '  request.sent #201 · request-1 · try 2',
  '  request.sent #201 · request-2 · try 2',
  'request.settled #201 · request-1 · resolved',
  'request.settled #201 · request-2 · resolved',
];

describe('the timeline', () => {
  it('has a frame with what it caused below it, and says of which request it is', async () => {
    const { engine, timeline } = inspectorPage(made());
    engine.receive({ ...limited, requestId: 'abcdefghijkl' });
    expect(await timeline()).toEqual([
      '↓ 234 CHAT_SEND_MESSAGE_LIMIT_REACHED answers #201 for room-42 · id ghijkl · wait 20 s',
      '  lockout 20 s · documented',
      '  lockout.started #201 for room-42, 20 s',
    ]);
  });

  it('has of two frames of one task two trees', async () => {
    const { engine, timeline } = inspectorPage(made());
    engine.receive({ majorCode: 203, minorCode: 18 });
    engine.receive({ majorCode: 8 });
    expect(await timeline()).toEqual([
      '↓ 203/18 CHAT_SEND_MESSAGE_BAD_PAYLOAD',
      '  correctInput location.lat: invalid · derived',
      '  input.rejected location.lat: invalid',
      '↓ 8 SESSION_IS_TERMINATED',
      '  sessionTerminated derived',
      '  session.terminated 8 SESSION_IS_TERMINATED',
      '  state.changed ready → terminated',
    ]);
  });

  it('has requests that are refused, held, sent again and answered, each where it was caused', async () => {
    const page = inspectorPage(made());
    sendTwo(page);
    await page.clock.advance(10);
    expect(withoutIds(await page.timeline())).toEqual(twoRequests);
  });

  it('over a port has the same trees, though each event is a message of its own', async () => {
    const worker = portRig({ login: async () => {} });
    const there = worker.page();
    await flow();
    const page = inspectorPage(there);
    await flow();
    sendTwo(worker);
    await worker.clock.advance(10);
    await flow();
    expect(withoutIds(await page.timeline())).toEqual(twoRequests);
  });

  it('says when a connection is opened and closed, before what that caused', async () => {
    const { engine, clock, timeline } = inspectorPage(made());
    const end = engine.connected();
    await clock.advance(1);
    end();
    expect(await timeline()).toEqual([
      'connection open ready → loggingIn',
      '  login.started try 1',
      'login.succeeded at try 1',
      '  state.changed loggingIn → ready',
      'connection closed',
    ]);
  });

  it('says who locked where no frame did, and when it ended', async () => {
    const { engine, clock, timeline } = inspectorPage(made());
    engine.lockOut({ action: 201, waitMs: 1500 });
    await clock.advance(1500);
    expect(await timeline()).toEqual([
      'lockout.started #201, 1.5 s, by the app',
      'lockout.ended #201, elapsed',
    ]);
  });

  it('keeps the last 500 lines, whole trees', async () => {
    const { engine, timeline } = inspectorPage(made());
    for (let nth = 0; nth < 300; nth++) engine.receive({ majorCode: 234, wait: 300 + nth });
    const lines = await timeline();
    expect(lines.length).toBeGreaterThan(490);
    expect(lines.length).toBeLessThanOrEqual(500);
    expect(lines[0]).toMatch(/^↓/);
    expect(lines.at(-1)).toContain('now 10 min');
  });
});

describe('frames that the app saw', () => {
  it('stand above what the engine made of them', async () => {
    const { engine, element, timeline } = inspectorPage(made());
    element.note({ direction: 'in', action: 0, bytes: 24 });
    engine.receive({ majorCode: 10, wait: 5 });
    expect(await timeline()).toEqual([
      '↓ 10 FLOOD_REQUEST wait 5 s · 24 B',
      '  lockout 5 s · documented',
      '  lockout.started every request, 5 s',
    ]);
  });

  it('are of the request that is sent, or that they answer', async () => {
    const { engine, element, clock, timeline } = inspectorPage(made());
    void engine.request(201, async ({ requestId }) => {
      element.note({ direction: 'out', action: 201, requestId, bytes: 84 });
      await new Promise<void>((answer) => clock.setTimeout(answer, 30));
      element.note({ direction: 'in', action: 30_201, requestId, bytes: 61 });
    });
    await clock.advance(30);
    const lines = (await timeline()).map((line) => line.replace(/id \S+/, 'id'));
    expect(lines).toEqual([
      'request.sent #201 · request-1',
      '  ↑ #201 id · 84 B',
      '↓ #30201 answers #201 · id · 61 B',
      '  request.settled #201 · request-1 · resolved · 30 ms',
    ]);
  });

  it('that are damaged are said to be, whether the app or the engine saw them first', async () => {
    const { engine, element, clock, timeline } = inspectorPage(made());
    const damaged = { direction: 'in', damaged: true, bytes: 1 } as const;
    element.note(damaged);
    engine.receive(new Uint8Array([1]));
    await clock.advance(1);
    engine.receive(new Uint8Array([1]));
    element.note(damaged);
    await clock.advance(1);
    // Of what cannot be read comes nothing else.
    element.note(damaged);
    engine.lockOut({ action: 201, waitMs: 1000 });
    const tree = [
      '↓ frame damaged: it cannot be read · 1 B',
      expect.stringMatching(/^ {2}fault frame\.invalid: /),
    ];
    expect(await timeline()).toEqual([
      ...[...tree, ...tree, tree[0]],
      'lockout.started #201, 1 s, by the app',
    ]);
  });

  it('are each of the error that came of it, however many come in one task', async () => {
    const { engine, element, timeline } = inspectorPage(made());
    for (const bytes of [21, 22, 23]) {
      element.note({ direction: 'in', action: 0, bytes });
      engine.receive({ majorCode: 203, minorCode: 18 });
    }
    // The engine first, and then the app, which says nothing new.
    engine.receive({ majorCode: 204 });
    element.note({ direction: 'in', action: 0, bytes: 24 });
    const frames = (await timeline()).filter((line) => line.startsWith('↓'));
    expect(frames.map((line) => line.replace(/ CHAT_SEND\w+/, ''))).toEqual([
      '↓ 203/18 21 B',
      '↓ 203/18 22 B',
      '↓ 203/18 23 B',
      '↓ 204',
    ]);
  });

  it('that are damaged have the number of their answer where it can be read', async () => {
    const { element, timeline } = inspectorPage(made());
    element.note({ direction: 'in', action: 30_201, damaged: true, bytes: 9 });
    expect(await timeline()).toEqual(['↓ #30201 damaged: it cannot be read · 9 B']);
  });

  it('that are sent where nothing happened stand alone', async () => {
    const { element, clock, engine, timeline } = inspectorPage(made());
    engine.receive({ majorCode: 203, minorCode: 18 });
    await clock.advance(1);
    element.note({ direction: 'out', action: 2, bytes: 12 });
    expect((await timeline()).slice(-2)).toEqual([
      '  input.rejected location.lat: invalid',
      '↑ #2 12 B',
    ]);
  });

  it('over a port stand alone: nothing says which of two requests they are of', async () => {
    const worker = portRig({ login: async () => {} });
    const there = worker.page();
    await flow();
    const { element, timeline } = inspectorPage(there);
    await flow();
    const answers: (() => void)[] = [];
    for (let nth = 0; nth < 2; nth++)
      void worker.engine.request(201, () => new Promise<void>((answer) => answers.push(answer)));
    await flow();
    for (let nth = 0; nth < 2; nth++) element.note({ direction: 'out', action: 201 });
    for (const answer of answers) {
      element.note({ direction: 'in', action: 30_201 });
      answer();
    }
    await flow();
    expect(await timeline()).toEqual([
      ...['request.sent #201 · request-1', 'request.sent #201 · request-2', '↑ #201', '↑ #201'],
      ...['↓ #30201 answers #201', '↓ #30201 answers #201'],
      'request.settled #201 · request-1 · resolved',
      'request.settled #201 · request-2 · resolved',
    ]);
  });
});

describe('lines of the app', () => {
  it('stand in their order, with nothing below them, and are in no recording', async () => {
    const { engine, element, timeline } = inspectorPage(made());
    element.note({ event: 'socket opened' });
    engine.receive({ majorCode: 203, minorCode: 18 });
    const { recording } = element;
    element.note({ event: 'server', text: 'cuts the connection' });
    engine.lockOut({ action: 201, waitMs: 1000 });
    expect(await timeline()).toEqual([
      'socket opened',
      '↓ 203/18 CHAT_SEND_MESSAGE_BAD_PAYLOAD',
      '  correctInput location.lat: invalid · derived',
      '  input.rejected location.lat: invalid',
      'server cuts the connection',
      'lockout.started #201, 1 s, by the app',
    ]);
    expect(recording).not.toContain('socket');
    expect(element.recording).not.toContain('server');
  });

  it('are left out by a box of their own', async () => {
    const { engine, element, hide, timeline } = inspectorPage(made());
    element.note({ event: 'socket opened' });
    engine.lockOut({ action: 201, waitMs: 1000 });
    hide('app');
    expect(await timeline()).toEqual(['lockout.started #201, 1 s, by the app']);
  });
});
