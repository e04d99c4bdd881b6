// Where it is printed. Comes in: lines. Goes out: a stream that scrolls, and on a terminal a few lines below that are drawn over in
// place. Next: the person.

export interface Screen {
  print(lines: readonly string[]): void;
  /** The live lines have changed. */
  refresh(): void;
  /** Takes the live lines away and leaves the terminal as it was. */
  close(): void;
}

/** What a screen writes to. */
export interface Output {
  write(text: string): unknown;
}

/** No live lines: what is piped stays readable. */
export function plainScreen(output: Output): Screen {
  return {
    print: (lines) => output.write(lines.map((line) => `${line.trimEnd()}\n`).join('')),
    refresh() {},
    close() {},
  };
}

const hideCursor = '\x1b[?25l';
const showCursor = '\x1b[?25h';
const eraseBelow = '\x1b[J';
const up = (lines: number) => (lines > 0 ? `\x1b[${lines}A` : '');

/** `live` gives the lines to keep below what is printed; none of them may be wider than the terminal. */
export function liveScreen(output: Output, live: () => readonly string[]): Screen {
  const scroll = plainScreen(output);
  let drawn = 0;
  let due = false;
  let closed = false;

  // One write, or the terminal flickers.
  const draw = (lines: readonly string[], kept: readonly string[]) => {
    const text = [...lines, ...kept].map((line) => `${line}\n`).join('');
    output.write(`${drawn === 0 ? hideCursor : up(drawn)}\r${eraseBelow}${text}`);
    drawn = kept.length;
  };
  return {
    print(lines) {
      if (closed) scroll.print(lines);
      else draw(lines, live());
    },
    refresh() {
      if (due || closed) return;
      due = true;
      setImmediate(() => {
        due = false;
        if (!closed) draw([], live());
      });
    },
    close() {
      if (closed) return;
      closed = true;
      draw([], []);
      output.write(showCursor);
    },
  };
}
