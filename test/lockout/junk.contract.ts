// What stores do with rows that none of them has written. Comes in: a place where others can put something. Goes out: the tests, beside
// those of store.contract.ts. Next: each store's own test, where its place is such a one.

import { expect, it } from 'vitest';
import { stored, storedByVersion1 } from './records.js';
import type { StorePlace } from './store.contract.js';

/** A place where others than a store can put something. */
export interface SharedPlace extends StorePlace {
  /** Puts a row there past the store, as another program or edition may have. */
  put(account: string, id: string, row: unknown): unknown;
}

const junk: Readonly<Record<string, unknown>> = {
  'is undefined': undefined,
  'is null': null,
  'is a number': 7,
  'is no number': Number.NaN,
  'is a text': 'rubbish',
  'is an empty text': '',
  'is true': true,
  'is an empty array': [],
  'is an array': [1, ['201']],
  'is an empty object': {},
  'is of version 1 and another scope': storedByVersion1('201/2'),
  'is of version 3': { ...stored('201'), id: 'junk', version: 3 },
  'is of another id': stored('201', 1000, 'sound'),
  'has an id that is no text': { ...stored('201'), id: 7 },
  'has no id': { ...stored('201'), id: undefined },
};

/** The contract of junk: it costs no sound record. */
export function junkContract(makePlace: () => SharedPlace | Promise<SharedPlace>): void {
  it.each(Object.entries(junk))('loses no record by a row that %s', async (_, row) => {
    const place = await makePlace();
    const store = place.open();
    await store.write('', stored('201', 1000, 'sound'));
    await place.put('', 'junk', row);
    await place.put('', '100', storedByVersion1('100'));
    const sound = [
      ['sound', stored('201', 1000, 'sound')],
      ['100', storedByVersion1('100')],
    ];
    const entries = await store.read('');
    expect(entries).toEqual(expect.arrayContaining(sound));
    expect(entries.filter(([id]) => id !== 'junk')).toHaveLength(2);
    await store.write('', stored('201', 2000, 'more'));
    await store.remove('', 'junk');
    expect(new Map(await store.read(''))).toEqual(
      new Map([...sound, ['more', stored('201', 2000, 'more')]] as [string, unknown][]),
    );
  });
}
