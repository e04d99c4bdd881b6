import type { SendCall, Subject } from '../../../src/index.js';
import type { ActionOutcome } from '../../../src/react.js';
import type { ScreenEngine } from '../../../src/screen-engine.js';
import type { Language } from '../../../src/texts.js';

/** What a desk shows: the same in every framework, so that one specification is of all of them. */
export interface DeskProps {
  readonly engine: ScreenEngine;
  readonly locale?: string | undefined;
  readonly language: Language;
  readonly buttons: readonly ButtonProps[];
  readonly send: (call: SendCall, text: string) => Promise<string>;
  /** Called with the outcome of every press. */
  readonly ended: (outcome: ActionOutcome<string>) => void;
  /** Called with the code of every request that was denied. */
  readonly denied: (code: number) => void;
}

/** A button of #201 to a room. */
export interface ButtonProps {
  readonly id: string;
  readonly room?: Subject | undefined;
  /** What is sent when it is pressed. */
  readonly text: string;
}

/** A desk in a page. */
export interface Desk {
  /** The same with other props. */
  readonly update: (props: DeskProps) => void;
  readonly unmount: () => void;
}

/** A framework, in a page. */
export interface Pages {
  readonly mount: (target: Element, props: DeskProps) => Desk;
  /** Takes over what the server rendered into the element. */
  readonly hydrate: (target: Element, props: DeskProps) => Desk;
}

/** A framework, on a server. */
export interface Server {
  readonly render: (props: DeskProps) => string | Promise<string>;
  /** The same with no engine above. */
  readonly renderAlone: (props: DeskProps) => string | Promise<string>;
}
