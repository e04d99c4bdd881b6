// Asks before the person signs out: what was written here is gone then. Comes in: whether it is open. Goes out: a press on one of two buttons.
import { Dialog } from '../parts/dialog.js';
import { useSurroundings } from '../surroundings.js';

export interface SignOutDialogProps {
  readonly open: boolean;
  readonly close: () => void;
  readonly leave: () => void;
}

export function SignOutDialog({ open, close, leave }: SignOutDialogProps) {
  const { signOut } = useSurroundings().words;
  return (
    <Dialog open={open} close={close} className="dialog" labelledBy="sign-out-title">
      <div className="dialog-body">
        <h2 id="sign-out-title">{signOut.title}</h2>
        <p className="lead">{signOut.lead}</p>
        <div className="dialog-buttons">
          <button type="button" className="button button-plain" onClick={close}>
            {signOut.stay}
          </button>
          <button type="button" className="button button-main" onClick={leave}>
            {signOut.go}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
