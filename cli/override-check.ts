// Which overrides of an app a new build of the document breaks. Comes in: the overrides, as JSON, and the protocols of both builds. Goes out:
// each that breaks or is no longer needed, with the reason. Pure. Next: diff.ts prints it.
import { OptionError } from '../src/faults.js';
import { anOverride } from '../src/protocol/given-override.js';
import { keyedOverrides, type Override } from '../src/protocol/override.js';
import type { Protocol } from '../src/protocol/protocol.js';
import { isKind } from '../src/protocol/rules.js';
import { resolutionOf } from '../src/reaction/resolve.js';
import { InputError } from './answer.js';
import { kinds } from './list.js';
import { nearest } from './nearest.js';
import { reactionPhrase } from './reaction-phrase.js';

/** What is to be said of an override. */
export interface OverrideNote {
  readonly key: string;
  /** `breaks`: it names what is not there, or is no reaction. `needless`: the new document says the same. */
  readonly verdict: 'breaks' | 'needless';
  readonly why: string;
}

/** Those of which something is to be said, and how many there are. */
export function checkOverrides(
  given: unknown,
  before: Protocol,
  after: Protocol,
): { readonly count: number; readonly notes: readonly OverrideNote[] } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new InputError(
      'overrides are an object by error: { "FORBIDDEN/14": { "kind": "deny" } }',
    );
  }
  const all = Object.entries<unknown>({ ...given });
  const notes = all.flatMap(([key, override]): readonly OverrideNote[] => {
    const broken = breakOf(key, override, before, after);
    if (broken !== undefined) return [{ key, verdict: 'breaks', why: broken }];
    const needless = needlessOf(key, override as Override, after);
    return needless === undefined ? [] : [{ key, verdict: 'needless', why: needless }];
  });
  return { count: all.length, notes };
}

/** Why it breaks. Undefined: it does not. */
function breakOf(
  key: string,
  override: unknown,
  before: Protocol,
  after: Protocol,
): string | undefined {
  const { kind } = Object(override);
  if (!isKind(kind)) {
    const meant = nearest(`${kind}`, kinds);
    return `${JSON.stringify(kind)} is no kind of reaction${meant ? `; did you mean ${meant}?` : ''}`;
  }
  const [error = '', minor, ...more] = key.split('/');
  if (more.length > 0 || (minor !== undefined && !/^\d+$/.test(minor))) {
    return 'a key is an error, or error/minor code';
  }
  const byNumber = /^\d+$/.test(error);
  if (byNumber || after.find(error)) {
    const fault = faultOf(key, override, after);
    if (fault !== undefined) return fault;
  }
  const find = (protocol: Protocol) => protocol.find(byNumber ? Number(error) : error);
  const entry = find(after);
  if (!entry) return missingError(error, byNumber, find(before)?.code, after);
  const hasRow = entry.minors.some((row) => `${row.minor}` === minor);
  if (minor === undefined || hasRow) return undefined;
  const had = find(before)?.minors.some((row) => `${row.minor}` === minor);
  // An app may know a minor code that no document lists, but then it says so by number.
  if (byNumber && !had) return undefined;
  return `the new document lists no minor code ${minor} of ${entry.name}${had ? ' any more' : ''}`;
}

/** What the engine would say of it. */
function faultOf(key: string, override: unknown, after: Protocol): string | undefined {
  try {
    keyedOverrides(after, { [key]: override }, anOverride);
    return undefined;
  } catch (error) {
    if (error instanceof OptionError) return error.message;
    throw error;
  }
}

function missingError(
  error: string,
  byNumber: boolean,
  oldCode: number | undefined,
  after: Protocol,
): string | undefined {
  // A code that neither document holds is the app's own.
  if (byNumber && oldCode === undefined) return undefined;
  const renamed = byNumber || oldCode === undefined ? undefined : after.find(oldCode)?.name;
  const meant = renamed ?? (byNumber ? undefined : nearest(error, Object.keys(after.codes)));
  const gone = `the new document has no ${error}${oldCode === undefined ? '' : ' any more'}`;
  if (renamed !== undefined) return `${gone}: ${oldCode} is ${renamed} now`;
  return meant === undefined ? gone : `${gone}; did you mean ${meant}?`;
}

/** Why it is no longer needed: with it and without it, the client does the same. */
function needlessOf(key: string, override: Override, after: Protocol): string | undefined {
  const [error = '', minor] = key.split('/');
  const majorCode = after.find(/^\d+$/.test(error) ? Number(error) : error)?.code;
  if (majorCode === undefined) return undefined;
  const frame = { majorCode, ...(minor !== undefined && { minorCode: Number(minor) }) };
  const overrides = keyedOverrides(after, { [key]: override });
  const isSame = framesOf(frame, after).every((each) => {
    const [with_, without] = [{ overrides }, {}].map((options) =>
      JSON.stringify(resolutionOf(each, { protocol: after, ...options }).reaction),
    );
    return with_ === without;
  });
  if (!isSame) return undefined;
  return `the new document says ${reactionPhrase(after.meaningOf(majorCode, frame.minorCode))} too`;
}

/** The frames that an override of an error is about: of each of its minor codes. */
function framesOf(
  frame: { readonly majorCode: number; readonly minorCode?: number },
  after: Protocol,
) {
  if (frame.minorCode !== undefined) return [frame];
  const minors = after.find(frame.majorCode)?.minors ?? [];
  const numbered = minors.flatMap(({ minor }) => (minor === '*' ? [] : minor));
  return [frame, ...numbered.map((minorCode) => ({ ...frame, minorCode }))];
}
