import { describe, expect, it } from 'vitest';
import { loginDiagram, phaseTable, sessionDiagram } from '../../docs/session-diagram.js';
import { sessionPage } from '../../docs/session-page.js';
import { sessionMachine } from '../../src/machine.js';
import { textOf } from './page.js';

const page = textOf('docs/session.md');
const phases = Object.keys(sessionMachine.states);

describe('docs/session.md', () => {
  it('is what `npm run docs` writes', () => {
    expect(page).toBe(sessionPage());
  });

  it('draws every state of the table, and lists it', () => {
    const drawn = sessionDiagram() + loginDiagram();
    for (const phase of phases) {
      expect(drawn).toContain(phase);
      expect(phaseTable()).toContain(`| \`${phase}\` |`);
    }
  });

  it('draws an arrow into every state that something leads to', () => {
    const drawn = `${sessionDiagram()}\n${loginDiagram()}`;
    for (const phase of phases) expect(drawn).toContain(`--> ${phase}`);
  });

  it('is Mermaid without what breaks it: every arrow has one label, every box is closed', () => {
    for (const diagram of [sessionDiagram(), loginDiagram()]) {
      const lines = diagram.split('\n').map((line) => line.trim());
      expect(lines[0]).toBe('stateDiagram-v2');
      const arrows = lines.filter((line) => line.includes('-->') && !line.startsWith('[*]'));
      for (const arrow of arrows) expect(arrow).toMatch(/^\w+ --> \w+: [^:;]+$/);
      expect(new Set(arrows.map((line) => line.split(':')[0])).size).toBe(arrows.length);
      const boxes = lines.filter((line) => line.endsWith('{'));
      expect(lines.filter((line) => line === '}')).toHaveLength(boxes.length);
    }
  });
});
