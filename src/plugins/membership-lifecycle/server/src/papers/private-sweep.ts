import type { Core } from '@strapi/strapi';
import { namedDigests } from './named-digests';
import {
  destroyPrivateFile,
  filesOnShelf,
  isOlder,
  privateShelves,
  readPrivateFile,
  setPrivateFileAside,
  type ShelvedFile,
} from './store/private-files';

const DAY_MS = 86_400_000;

/** The result of a sweep of the private storage. */
export interface Swept {
  aside: number;
  destroyed: number;
}

/**
 * Removes unused files from the private storage: those left by a process that died before writing
 * the row, and those of removed papers. A file is set aside a day after it was written, and
 * destroyed a day later, so that a paper being written never loses its bytes.
 */
export const sweepPrivateFiles = async (
  strapi: Core.Strapi,
  folder: string,
  now: number,
): Promise<Swept> => {
  const swept: Swept = { aside: 0, destroyed: 0 };
  const since = now - DAY_MS;

  const take = async (
    { file, digest, state }: ShelvedFile,
    named: ReadonlySet<string>,
  ): Promise<void> => {
    if (digest !== null && named.has(digest)) {
      // It was set aside while its row was being written: reading restores it.
      const back = state === 'aside' && (await readPrivateFile(folder, digest)) !== null;
      if (back) await destroyPrivateFile(file);
      return;
    }
    if (!(await isOlder(file, since))) return;
    if (digest !== null && state === 'kept') {
      await setPrivateFileAside(folder, digest, now);
      swept.aside += 1;
      return;
    }
    await destroyPrivateFile(file);
    swept.destroyed += 1;
  };

  for (const shelf of await privateShelves(folder)) {
    const files = await filesOnShelf(folder, shelf);
    const digests = files.flatMap(({ digest }) => digest ?? []);
    const named = await namedDigests(strapi, digests);
    for (const file of files) await take(file, named);
  }
  return swept;
};
