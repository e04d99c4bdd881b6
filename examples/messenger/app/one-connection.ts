// Whether all tabs have one connection. Comes in: what was chosen before. Goes out: the choice; another one counts from the next load on, in every
// tab. Next: messenger.ts.

const place = 'peyk-one-connection';

/** Whether all tabs are to have one connection. It counts from the next load on, in every tab. */
export const oneConnection = {
  isPossible: () => typeof SharedWorker === 'function',
  isOn(): boolean {
    try {
      return oneConnection.isPossible() && localStorage.getItem(place) === 'on';
    } catch {
      return false;
    }
  },
  set(isOn: boolean): void {
    try {
      localStorage.setItem(place, isOn ? 'on' : 'off');
      location.reload();
    } catch {
      // Where nothing is kept, each tab has its own.
    }
  },
};

/** Loads this tab anew when another one chooses. */
export function followOneConnection(): void {
  addEventListener('storage', ({ key }) => {
    if (key === place) location.reload();
  });
}
