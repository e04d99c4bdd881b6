// What happens inside, and trouble at the press of a button. Comes in: the open room. Goes out: the inspector and the buttons, in two cards beside
// the messenger, or in a sheet above it.
import { Dialog } from '../parts/dialog.js';
import { Icon } from '../parts/icon.js';
import { useSurroundings } from '../surroundings.js';
import { Inspector } from './inspector.js';
import { TroubleButtons, type TroubleButtonsProps } from './trouble-buttons.js';

type BesideProps = Pick<TroubleButtonsProps, 'room' | 'openRoom'>;

export function InsideBeside(props: BesideProps) {
  const { panel } = useSurroundings().words;
  return (
    <>
      <aside className="console" aria-labelledby="trouble-title">
        <TroubleButtons {...props} />
      </aside>
      <aside className="inside" aria-label={panel.title}>
        <Inspector />
      </aside>
    </>
  );
}

export interface InsideSheetProps extends BesideProps {
  readonly open: boolean;
  readonly close: () => void;
}

export function InsideSheet({ open, close, ...props }: InsideSheetProps) {
  const { words } = useSurroundings();
  return (
    <Dialog stays open={open} close={close} className="sheet" labelledBy="inside-title">
      <div className="sheet-body">
        <div className="dialog-head">
          <h2 id="inside-title">{words.panel.title}</h2>
          <button type="button" className="icon-button" onClick={close} aria-label={words.close}>
            <Icon name="close" />
          </button>
        </div>
        <TroubleButtons {...props} done={close} />
        <Inspector />
      </div>
    </Dialog>
  );
}
