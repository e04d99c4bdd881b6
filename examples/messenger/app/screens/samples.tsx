// People to sign in as. Comes in: what a press does. Goes out: a button each, by what it shows.
import { phoneText, type Sample, samples } from '../phone-book.js';
import { useSurroundings } from '../surroundings.js';

export function Samples({ press }: { readonly press: (sample: Sample) => void }) {
  const { words, texts } = useSurroundings();
  return (
    <fieldset className="samples">
      <legend>{words.register.samples}</legend>
      {samples.map((sample) => (
        <button type="button" key={sample.shows} className="sample" onClick={() => press(sample)}>
          <span>{words.register.shows[sample.shows]}</span>
          <bdi dir="ltr">{phoneText(sample.number, texts.locale)}</bdi>
        </button>
      ))}
    </fieldset>
  );
}
