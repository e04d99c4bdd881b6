// Ports in an app of Node's, whose compiler knows no page.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const app = `${root}test/node-port-app.ts`;
const text = `import { MessageChannel as Own, parentPort, type MessagePort } from 'node:worker_threads';
import { channelPort } from 'igap-reactions/port';
declare const port: MessagePort;
export const ports = [new MessageChannel().port1, new Own().port2, port].map(channelPort);
if (parentPort) channelPort(parentPort);
channelPort(new Own().port1);
channelPort(new MessageChannel().port1);
`;

it('channelPort takes every port of Node where the compiler has its types alone', () => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root, {
    lib: ['lib.es2023.d.ts'],
    types: ['node'],
  });
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => path === app || fileExists(path);
  host.readFile = (path) => (path === app ? text : readFile(path));
  const program = ts.createProgram([app], options, host);
  const problems = ts.getPreEmitDiagnostics(program, program.getSourceFile(app));
  expect(
    problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
  ).toEqual([]);
});
