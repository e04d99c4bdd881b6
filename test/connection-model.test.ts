// One connection after the other, begun and ended in any order. Comes in: random calls, also of ends that are long over. Goes out: what a list of
// connections says, of which at most the last is open.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConnectionEnd, createConnection } from '../src/connection.js';
import { holds, modelLimits } from './support/model-runs.js';

const step = fc.oneof(
  fc.record({ does: fc.constantFrom('begin', 'end') }),
  fc.record({ does: fc.constant('endOf'), at: fc.nat(9) }),
);

describe('connections', () => {
  it(
    'follow each other, each begun once and ended once, and none by the end of another',
    modelLimits,
    async () => {
      await holds(
        fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
          const emitted: string[] = [];
          const connection = createConnection({
            began: () => emitted.push(`began, ${connection.state()}`),
            ended: () => emitted.push(`ended, ${connection.state()}`),
          });
          /** Whether each of them is open. */
          const open: boolean[] = [];
          const ends: ConnectionEnd[] = [];
          const expected: string[] = [];
          let turns = 0;
          let isKnown = false;
          const close = () => {
            // Of a connection that nobody has begun it is said once that it is closed.
            if (open.at(-1) || !isKnown) expected.push('ended, closed');
            open.fill(false);
            isKnown = true;
          };

          for (const each of steps) {
            if (each.does === 'begin') {
              if (open.at(-1)) close();
              expected.push('began, open');
              open.push(true);
              isKnown = true;
              ends.push(
                connection.begin((end) => {
                  turns += 1;
                  end();
                }),
              );
            } else if (each.does === 'end') {
              close();
              connection.end();
            } else if ('at' in each && ends[each.at]) {
              if (open[each.at]) close();
              const before = turns;
              ends[each.at]?.();
              expect(turns).toBe(before + 1);
            }
            expect(emitted).toEqual(expected);
            expect(ends.map(({ isPresent }) => isPresent)).toEqual(open);
            const state = open.at(-1) ? 'open' : 'closed';
            expect(connection.state()).toBe(isKnown ? state : 'unknown');
          }
        }),
      );
    },
  );
});
