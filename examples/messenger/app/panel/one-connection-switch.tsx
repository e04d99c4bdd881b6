// The switch for one connection of all tabs. Comes in: what was chosen. Goes out: a switch; the page loads anew with the other. Not there where
// the browser has no shared workers.
import { oneConnection } from '../one-connection.js';
import { useSurroundings } from '../surroundings.js';

export function OneConnection() {
  const { panel } = useSurroundings().words;
  if (!oneConnection.isPossible()) return null;
  return (
    <label className="one-connection">
      <input
        type="checkbox"
        role="switch"
        aria-checked={oneConnection.isOn()}
        checked={oneConnection.isOn()}
        onChange={({ target }) => oneConnection.set(target.checked)}
      />
      {panel.oneConnection}
    </label>
  );
}
