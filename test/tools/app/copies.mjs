// Two copies of the package in one process, and CommonJS beside modules. Comes in: the name of the other copy. Goes out: what the one made of the
// other's things, as one line of JSON.
import { createRequire } from 'node:module';
import * as one from 'igap-reactions';
import * as testing from 'igap-reactions/testing';

const require = createRequire(import.meta.url);
const name = process.argv[2];
const load = (entry) =>
  name === 'require' ? require(`igap-reactions${entry}`) : import(name + entry);
const [other, attachEntry, bindings] = await Promise.all(['', '/attach', '/react'].map(load));
const lines = [];

const { engine, clock, events } = testing.testEngine();
const server = await testing.memoryServer({ clock });

lines.push(`copies: ${one.OptionError !== other.OptionError}`);
const errors = [
  await engine.request(201, () => Promise.reject({ majorCode: 218, minorCode: 1 })).catch((e) => e),
  await Promise.resolve()
    .then(() => one.createReactionEngine({ store: 1 }))
    .catch((e) => e),
  await Promise.resolve()
    .then(() => other.createReactionEngine({ store: 1 }))
    .catch((e) => e),
];
for (const error of errors) {
  const known = [one, other].map(({ isReactionError }) => isReactionError(error, error.name));
  lines.push(`error: ${error.name}, ${known}`);
}

attachEntry.attach(engine, server.connect());
await clock.advance(0);
server.push({ majorCode: 5 });
await clock.advance(0);
lines.push(
  `attach: ${engine.state.connection}, ${events.at(-1).payload.resolution?.frame.majorCode}`,
);

const { JSDOM } = require('jsdom');
const { window } = new JSDOM('<main></main>');
Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true });
// Node has one of its own from version 21 on.
globalThis.navigator ??= window.navigator;
const { act, createElement } = require('react');
const { createRoot } = require('react-dom/client');
const { ReactionProvider, useLockout } = bindings;
const Button = () => createElement('button', null, String(useLockout(100).locked));
const main = document.querySelector('main');
const root = createRoot(main);
await act(async () =>
  root.render(createElement(ReactionProvider, { engine }, createElement(Button))),
);
const before = main.textContent;
await act(async () => engine.receive({ majorCode: 136, wait: 90 }));
lines.push(`hooks: ${before}, ${main.textContent}`);
await act(async () => root.unmount());
window.close();

await server.close();
await engine.dispose();
const faults = events.filter(({ name: of }) => of === 'fault').map(({ payload }) => payload.code);
console.log(JSON.stringify({ lines, faults }));
