// `npm run demo`: plays a recorded day of a messenger client on the built package. Comes in: a recording, a speed and a length. Goes out: a
// timeline on the terminal. The rest of this folder are its parts: script -> player -> timeline -> screen.
import { createReactionEngine, memoryStore, systemClock } from 'igap-reactions';
import pc from 'picocolors';
import { readArguments } from './arguments.js';
import { engineStage } from './engine-stage.js';
import { loginDesk } from './login-desk.js';
import { scaledClock } from './scaled-clock.js';
import { serverStage } from './server-stage.js';
import { show } from './show.js';

const { stdout } = process;
// A reader that has seen enough (`| head`) is no trouble.
stdout.on('error', () => process.exit());

/** Of the timeline: with the last moment, the title and the summary these are no more than 60. */
const enoughLines = 36;

const { title, lines, speed, all, withServer } = await readArguments();
const clock = scaledClock(systemClock, speed);
/** Without jitter: a recording plays the same each time. */
const loginBackoff = { random: () => 0.8 };
const stage = withServer ? await serverStage(clock, { loginBackoff }) : withoutServer();
const pace = speed === 1 ? '' : `, ${speed} times as fast`;
const place = 'url' in stage ? `, over ${stage.url}` : '';

const ending = await show({
  title,
  manner: pace + place,
  lines,
  stage,
  clock,
  colors: pc.createColors(
    (stdout.isTTY || Boolean(process.env.FORCE_COLOR)) && pc.isColorSupported,
  ),
  takesTime: true,
  enoughLines: all ? Infinity : enoughLines,
});
await stage.close();
if (ending.reason === 'enough') console.log('\nTo see the rest: npm run demo -- --all');
process.exitCode = ending.reason === 'stopped' ? 130 : 0;

function withoutServer() {
  const desk = loginDesk();
  const options = { clock, store: memoryStore(), loginBackoff };
  return engineStage(createReactionEngine({ ...options, login: desk.login }), desk);
}
