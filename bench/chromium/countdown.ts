// A page that shows the seconds of one lockout. Comes in: its address, `?what=ours`, `interval` or `idle`. Goes out: `fired`, how many timers
// have fired in it; it reports once it counts.
import { createReactionEngine } from 'igap-reactions';
import { intervalCountdown } from '../baselines/interval-countdown.js';
import { report } from './report.js';

declare global {
  var fired: number;
}

globalThis.fired = 0;
const counted =
  (arm: (call: () => void, ms?: number) => unknown) => (call: () => void, ms?: number) =>
    arm(() => {
      globalThis.fired++;
      call();
    }, ms);
Object.assign(globalThis, {
  setTimeout: counted(setTimeout.bind(globalThis)),
  setInterval: counted(setInterval.bind(globalThis)),
});

const waitMs = 1e7;
const place = document.body.appendChild(document.createElement('p'));
const show = (seconds: number) => {
  place.textContent = `${seconds} s`;
};

const begin: Record<string, () => void> = {
  idle() {},
  ours() {
    const engine = createReactionEngine();
    engine.lockOut({ action: 201, subject: 'room-42', waitMs });
    const countdown = engine.countdown({ action: 201, subject: 'room-42' });
    countdown.subscribe(() => show(countdown.get() / 1000));
  },
  interval() {
    intervalCountdown(waitMs, show);
  },
};

begin[new URLSearchParams(location.search).get('what') ?? '']?.();
void report(Promise.resolve({}));
