// Frozen. A countdown as clients write it by hand: an interval that renders each second. Comes in: a wait. Goes out: the seconds to show.
export function intervalCountdown(waitMs: number, show: (seconds: number) => void): void {
  const endMs = Date.now() + waitMs;
  setInterval(() => show(Math.ceil((endMs - Date.now()) / 1000)), 1000);
}
