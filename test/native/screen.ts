// The worked screen of docs/react-native.md, in an app of its own. Comes in: the page. Goes out: the files of that app. Next: screen.native.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../docs/page.js';
import { typescriptBlocks } from '../support/typescript-block.js';

/** Shows the screen, presses its button, lets time pass; prints what is on it, as text. */
const show = `
  import './setup';
  import { createElement } from 'react';
  import { create } from 'react-test-renderer';
  import { connect, engine } from './engine';
  import { Chat } from './chat';

  const pass = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const textOf = (node) =>
    typeof node === 'string' ? node : (node?.children ?? node ?? []).map?.(textOf).join('|') ?? '';

  async function run() {
    const faults = [];
    engine.on('fault', ({ code }) => faults.push(code));
    await engine.restored;
    let sent = 0;
    const sendText = async ({ requestId }, text) => {
      sent++;
      if (text === '') throw { majorCode: 234, minorCode: 1, wait: 20, requestId };
    };
    const screen = create(createElement(Chat, { engine, sendText }));
    const print = (step) => console.log(JSON.stringify({ step, text: textOf(screen.toJSON()) }));
    const button = () => screen.root.findByType('Pressable').props;
    await pass(100);
    print('shown');
    await button().onPress();
    await pass(100);
    print('locked');
    await button().onPress();
    await pass(5000);
    print('5 s later');
    nativeModules.suspend(20000);
    await pass(100);
    print('back from the background');
    console.log(JSON.stringify({ step: 'end', sent, disabled: button().disabled, faults, connect: typeof connect, end: true }));
  }
  void run();
`;

/** Writes the files into the app, and names the entry. */
export function writeScreen(app: string): string {
  const [engine = '', chat = ''] = typescriptBlocks(textOf('docs/react-native.md'));
  const sendLogin = 'globalThis.sendLogin = async () => {};\n';
  writeFileSync(join(app, 'engine.ts'), sendLogin + engine);
  writeFileSync(join(app, 'chat.tsx'), chat);
  writeFileSync(join(app, 'show.js'), show);
  return 'show.js';
}
