// Frozen. The least that reads stored lockouts: all records of the database at once, by idb-keyval, without a look at any. Comes in: the name
// of a database. Goes out: what it holds.
import { createStore, values } from 'idb-keyval';

export const bareRead = (name: string): Promise<readonly unknown[]> =>
  values(createStore(name, 'lockouts'));
