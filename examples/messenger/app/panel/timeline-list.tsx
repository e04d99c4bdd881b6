// What happened, line by line. Comes in: moments. Goes out: a list that stays at its end while the person is there. In English, as the code is.
import { memo } from 'react';
import { useStickToEnd } from '../parts/stick-to-end.js';
import { useStore } from '../store.js';
import { useSurroundings } from '../surroundings.js';
import type { Moment } from '../timeline.js';
import { FrameText } from './frame-text.js';

export function TimelineList() {
  const { messenger, words } = useSurroundings();
  const { moments: store } = messenger.timeline;
  const moments = useStore(store);
  const box = useStickToEnd();
  return (
    <section className="timeline" aria-labelledby="timeline-title">
      <div className="timeline-head">
        <h3 id="timeline-title">{words.panel.timeline}</h3>
        <button type="button" className="button button-link" onClick={() => store.set([])}>
          {words.panel.clear}
        </button>
      </div>
      <div
        className="timeline-box"
        ref={box}
        role="log"
        aria-live="off"
        aria-labelledby="timeline-title"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
        tabIndex={0}
      >
        {moments.length === 0 ? (
          <p className="timeline-nothing">{words.panel.nothing}</p>
        ) : (
          <ol lang="en" dir="ltr">
            {moments.map((moment) => (
              <Row key={moment.key} moment={moment} />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

const Row = memo(function Row({ moment }: { readonly moment: Moment }) {
  const wrong = moment.kind === 'in' && (moment.error || moment.broken);
  const caused = moment.kind === 'event' && moment.caused;
  return (
    <li
      className={`moment moment-${wrong ? 'wrong' : moment.kind} ${caused ? 'moment-caused' : ''}`}
    >
      <time>{new Date(moment.atMs).toTimeString().slice(0, 8)}</time>
      {'text' in moment ? (
        <span className="moment-text">
          <b>{moment.kind === 'event' ? moment.name : moment.kind}</b> {moment.text}
        </span>
      ) : (
        <FrameText moment={moment} />
      )}
    </li>
  );
});
