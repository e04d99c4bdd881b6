// Where the sources are. Comes in: package.json of the repository. Goes out: the address of a file. Used by: links that leave docs/, and the
// bar at the top of the site.
import { readFileSync } from 'node:fs';

const { repository = 'https://github.com/igap-reactions/igap-reactions' } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
const address: string = repository.url ?? repository;

/** The page of the project. */
export const repositoryAddress = address.replace(/^git\+/, '').replace(/\.git$/, '');

/** The address of a file or folder, by its path from the root. */
export const addressOf = (path: string) => `${repositoryAddress}/blob/main/${path}`;
