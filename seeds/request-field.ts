/**
 * Compiling: an action in; the names of its request's fields out, as errors name them. Pure.
 * Next: fields.ts gives them to the rows, check.ts reports where a row has another.
 */
import { camelCase } from './detail.js';
import { messages, requests } from './requests.js';

/**
 * The fields of a request in lower camel case, those of a message inside it dotted: `location`, `location.lat`. Of a list that the
 * request consists of, the fields are those of one item (`phone` of #106, `roomId` of #600): no error says which item it means.
 * undefined: the request is not known.
 */
export function requestFields(action: number | undefined): ReadonlySet<string> | undefined {
  const request = action === undefined ? undefined : requests[action];
  if (request === undefined) return undefined;
  const [, ...fields] = request.split(' ');
  return new Set(fields.flatMap((field) => namesOf(field, (isList) => !isList)));
}

/** A field, and those inside it; `isNamed` says whether they are named after it. */
function namesOf(field: string, isNamed: (isList: boolean) => boolean): string[] {
  const [word = '', type = ''] = field.split(':');
  const name = camelCase(word);
  const inside = messages[type.replace('[]', '')]?.split(' ') ?? [];
  const names = inside.flatMap((each) => namesOf(each, () => true));
  return [name, ...names.map((each) => (isNamed(type.endsWith('[]')) ? `${name}.${each}` : each))];
}
