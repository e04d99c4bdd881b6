// What happens inside, and trouble at the press of a button. Comes in: the open room. Goes out: the states, the timeline and the buttons, in
// two cards beside the messenger, or in a sheet above it.
import { Dialog } from '../parts/dialog.js';
import { Icon } from '../parts/icon.js';
import { useSurroundings } from '../surroundings.js';
import { StateList } from './state-list.js';
import { TimelineList } from './timeline-list.js';
import { TroubleButtons, type TroubleButtonsProps } from './trouble-buttons.js';

type BesideProps = Pick<TroubleButtonsProps, 'room' | 'openRoom'>;

export function InsideBeside(props: BesideProps) {
  const { panel } = useSurroundings().words;
  return (
    <>
      <aside className="console" aria-labelledby="trouble-title">
        <TroubleButtons {...props} />
      </aside>
      <aside className="panel" aria-labelledby="inside-title">
        <h2 id="inside-title">{panel.title}</h2>
        <StateList />
        <TimelineList />
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
    <Dialog open={open} close={close} className="sheet" labelledBy="inside-title">
      <div className="panel">
        <div className="dialog-head">
          <h2 id="inside-title">{words.panel.title}</h2>
          <button type="button" className="icon-button" onClick={close} aria-label={words.close}>
            <Icon name="close" />
          </button>
        </div>
        <StateList />
        <TroubleButtons {...props} done={close} />
        <TimelineList />
      </div>
    </Dialog>
  );
}
