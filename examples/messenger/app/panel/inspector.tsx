// `<reaction-inspector>` in the page. Comes in: the one of the messenger, the language. Goes out: a box that it stands in; it is the same one
// wherever that is, with all that it has seen. Next: inside.tsx.
import { defineReactionInspector } from 'igap-reactions/inspect';
import { useLayoutEffect, useRef } from 'react';
import { useSurroundings } from '../surroundings.js';

export function Inspector() {
  const { messenger, texts } = useSurroundings();
  const { element } = messenger.inspection;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => defineReactionInspector({ language: texts }), [texts]);
  useLayoutEffect(() => box.current?.append(element), [element]);
  return <div className="inspector" ref={box} />;
}
