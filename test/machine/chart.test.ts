// The chart is the table: every state and input through both.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getInitialSnapshot, getNextSnapshot } from 'xstate';
import { type SessionInput, type SessionPhase, sessionMachine } from '../../src/machine.js';
import { createPhase } from '../../src/session/phase.js';
import { follow, transitions } from '../../src/session/transitions.js';

const phases = Object.keys(transitions) as SessionPhase[];
const inputs = [...new Set(phases.flatMap((phase) => Object.keys(transitions[phase])))];

/** Where the chart goes from a phase. */
function chart(value: SessionPhase, type: string) {
  const snapshot = sessionMachine.resolveState({ value, context: {} });
  return getNextSnapshot(sessionMachine, snapshot, { type: type as SessionInput }).value;
}

describe('the chart', () => {
  it('has the states and inputs of the table', () => {
    expect(Object.keys(sessionMachine.states)).toEqual(phases);
    expect([...sessionMachine.events].sort()).toEqual([...inputs].sort());
  });

  it('begins where the session begins', () => {
    expect(getInitialSnapshot(sessionMachine).value).toBe('ready');
  });

  it.each(phases)('goes from %s where the table goes, by every input', (phase) => {
    for (const type of [...inputs, 'unknown', '', 'constructor', 'toString', '__proto__']) {
      expect([type, chart(phase, type)]).toEqual([type, follow(phase, { type })]);
    }
  });

  it('leads out of every state: none is final', () => {
    for (const phase of phases) {
      expect(inputs.some((type) => chart(phase, type) !== phase)).toBe(true);
    }
  });

  it('says the same of the sign-in, whatever comes', () => {
    const any = fc.array(fc.constantFrom(...(inputs as SessionInput[])), { maxLength: 60 });
    fc.assert(
      fc.property(any, (types) => {
        const [table, drawn] = [undefined, sessionMachine].map((logic) =>
          createPhase(logic, undefined, () => {}),
        );
        for (const type of types) {
          expect(drawn?.go(type)).toBe(table?.go(type));
          expect([drawn?.get(), drawn?.reason()]).toEqual([table?.get(), table?.reason()]);
        }
      }),
    );
  });
});
