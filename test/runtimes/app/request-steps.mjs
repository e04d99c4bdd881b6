// Requests, and what answers them. Comes in: the packed package's modules. Goes out: a throw where it does not do what it must.
import { launch, login, reasonOf, same } from './step.mjs';

export const requestSteps = {
  'offline: a request is held, and goes once there is a connection': async (modules) => {
    const { send, answer } = login();
    const { engine, clock, close } = launch(modules, { login: send });
    await engine.restored;
    engine.disconnected();
    let sent = 0;
    const asked = engine.request(201, async () => ++sent);
    await clock.advance(5000);
    same(sent, 0);
    engine.connected();
    answer();
    same(await asked, 1);
    await close();
  },

  'held for too long: a NotSentError that says why': async (modules) => {
    const { engine, clock, close } = launch(modules);
    await engine.restored;
    engine.disconnected();
    const asked = reasonOf(engine.request(201, async () => {}, { maxHoldMs: 1000 }));
    await clock.advance(1000);
    const reason = await asked;
    same([modules.main.isReactionError(reason, 'NotSentError'), reason.reason], [true, 'offline']);
    await close();
  },

  'a refusal: a RequestRefusedError with its reaction': async (modules) => {
    const { engine, close } = launch(modules);
    await engine.restored;
    const reason = await reasonOf(
      engine.request(201, async () => {
        throw modules.testing.errorFrame('FLOOD_REQUEST', { wait: 30 });
      }),
    );
    same(modules.main.isReactionError(reason, 'RequestRefusedError'), true);
    same(
      reason.resolution.reaction.kind,
      modules.catalogue.resolve({ majorCode: 10 }).reaction.kind,
    );
    same(engine.guard(201).allowed, false);
    await close();
  },

  'no answer in time: 5/1, and the signal is aborted': async (modules) => {
    const { engine, clock, close } = launch(modules);
    await engine.restored;
    let aborted;
    const asked = reasonOf(
      engine.request(201, ({ signal }) => {
        aborted = () => signal.aborted;
        return new Promise(() => {});
      }),
    );
    await clock.advance(10_000);
    const { majorCode, minorCode } = (await asked).resolution.frame;
    same([majorCode, minorCode, aborted()], [5, 1, true]);
    await close();
  },

  'abort: a request rejects with an AbortError': async (modules) => {
    const { engine, clock, close } = launch(modules);
    await engine.restored;
    const controller = new AbortController();
    let ended = false;
    const send = ({ signal }) => {
      signal.addEventListener('abort', () => {
        ended = true;
      });
      return new Promise(() => {});
    };
    const asked = reasonOf(engine.request(201, send, { signal: controller.signal }));
    await clock.advance(1);
    controller.abort();
    same([(await asked).name, ended], ['AbortError', true]);
    await close();
  },

  'a batch goes under ids of one batch; the 6 of a member knows the error of its sibling': async (
    modules,
  ) => {
    const { engine, close } = launch(modules);
    await engine.restored;
    const ids = [];
    const refuse =
      (majorCode) =>
      async ({ requestId }) => {
        ids.push(requestId);
        throw { majorCode, requestId };
      };
    const [failed, other] = engine.batch([
      { action: 210, send: refuse(203) },
      { action: 603, send: refuse(6) },
    ]);
    const reasons = await Promise.all([reasonOf(failed), reasonOf(other)]);
    same(
      reasons.map(({ resolution }) => resolution.frame.majorCode),
      [203, 6],
    );
    same(
      ids.map((id) => id.slice(id.lastIndexOf('.'))),
      ['.0', '.1'],
    );
    same(reasons[1].resolution.reaction.sibling.majorCode, 203);
    await close();
  },

  'bytes: an error is read, with its request id and its text': async (modules) => {
    const { engine, close } = launch(modules);
    const message = 'سلام 🙂 \u{FFFD}';
    const frame = { majorCode: 203, minorCode: 18, requestId: 'a-é', message };
    const bytes = modules.wire.encodeErrorFrame(frame);
    const { outcome, resolution } = engine.receive(bytes);
    same(outcome, 'resolved');
    same(resolution.reaction.kind, 'correctInput');
    for (const [field, value] of Object.entries(frame)) same(resolution.frame[field], value);
    same(modules.wire.decodeErrorFrame(bytes).message, message);
    await close();
  },

  'bytes that are no frame are no throw': async (modules) => {
    const { engine } = launch(modules);
    const outcomes = [new Uint8Array([255, 255, 255]), '<html>', null].map(
      (junk) => engine.receive(junk).outcome,
    );
    same(outcomes.includes('resolved'), false);
    await engine.dispose();
  },

  'an error crosses a structured clone as itself': async (modules) => {
    const { engine, close } = launch(modules);
    await engine.restored;
    engine.lockOut({ action: 201, waitMs: 90_000 });
    const reason = await reasonOf(engine.request(201, async () => {}));
    const { port1, port2 } = new MessageChannel();
    const crossed = new Promise((resolve) => {
      port2.onmessage = ({ data }) => resolve(data);
    });
    port1.postMessage(reason.toJSON());
    const error = modules.main.reactionErrorFrom(await crossed);
    port1.close();
    port2.close();
    same(modules.main.isReactionError(error, 'LockedOutError'), true);
    same(error.remainingMs, 90_000);
    await close();
  },
};
