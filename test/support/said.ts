// What a message must hold, by the build that is tested. Comes in: the words of the development build: `name must be a string`. Goes out: the
// same, or what production says: `name is wrong.` Used by: tests of wrong options.
import { development } from '../../src/development.js';

export const said = (words: string): string =>
  development ? words : `${words.split(/ must be|: /)[0]} is wrong.`;

/** What is checked in the development build only: members that nobody knows. */
export const inDevelopment = <Row>(...rows: readonly Row[]): readonly Row[] =>
  development ? rows : [];
