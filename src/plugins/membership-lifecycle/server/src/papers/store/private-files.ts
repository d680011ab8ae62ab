import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Files that no address serves. Each is named by the SHA-256 of its bytes: what was written once is
 * found again byte for byte, or not at all, and nothing is ever written over.
 */

const HASH = /^[0-9a-f]{64}$/;
/** The ending of a file's name once no paper names it, until it is destroyed. */
const ASIDE = '.aside';
const PART = '.part';

/** The SHA-256 of bytes, as files are named. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const placeOf = (folder: string, hash: string): string => {
  if (!HASH.test(hash)) throw new Error(`Not the name of a file: ${hash}`);
  return path.join(folder, hash.slice(0, 2), hash);
};

const isMissing = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';

const read = async (file: string): Promise<Buffer | null> => {
  try {
    return await fs.readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** A directory entry is on the disk only once the directory itself is. */
const flushFolder = async (folder: string): Promise<void> => {
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Makes the folder, for the account of the server alone. */
export const makePrivateFolder = async (folder: string): Promise<void> => {
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  await fs.chmod(folder, 0o700);
};

/** Gives a file another name; false when it is not there. */
const rename = async (from: string, to: string): Promise<boolean> => {
  try {
    await fs.rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
};

/**
 * The bytes of a file; null when it is missing, or no longer what was written. One that was set
 * aside while a paper that names it was being written comes back.
 */
export const readPrivateFile = async (folder: string, hash: string): Promise<Buffer | null> => {
  const place = placeOf(folder, hash);
  let bytes = await read(place);
  if (!bytes && (await rename(place + ASIDE, place))) bytes = await read(place);
  return bytes && sha256(bytes) === hash ? bytes : null;
};

/**
 * The size of a file, in bytes, without reading it; null when it is missing. One that was set aside
 * comes back, as for `readPrivateFile`.
 */
export const sizeOfPrivateFile = async (folder: string, hash: string): Promise<number | null> => {
  const place = placeOf(folder, hash);
  const size = async () => (await fs.stat(place)).size;
  try {
    return await size();
  } catch (error) {
    if (!isMissing(error)) throw error;
    return (await rename(place + ASIDE, place)) ? size() : null;
  }
};

/** Reads a file bit by bit, or a part of it with both ends; it is there, as its size said. */
export const streamPrivateFile = (
  folder: string,
  hash: string,
  range: { start: number; end: number } | null,
): ReadStream => createReadStream(placeOf(folder, hash), range ?? {});

/**
 * Takes a file out of use. It is deleted a day later, so that a paper with the same bytes that is
 * being written now still finds it.
 */
export const setPrivateFileAside = async (
  folder: string,
  hash: string,
  now: number,
): Promise<void> => {
  const place = placeOf(folder, hash);
  if (!(await rename(place, place + ASIDE))) return;
  await fs.utimes(place + ASIDE, now / 1000, now / 1000).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
};

/** The folders in which files lie, by the first letters of their names. */
export const privateShelves = async (folder: string): Promise<string[]> =>
  (await fs.readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();

export interface ShelvedFile {
  file: string;
  /** The digest of its bytes; null for one that was never finished. */
  digest: string | null;
  state: 'kept' | 'aside' | 'part';
}

/** The files of a shelf. */
export const filesOnShelf = async (folder: string, shelf: string): Promise<ShelvedFile[]> =>
  (await fs.readdir(path.join(folder, shelf))).map((name) => {
    const file = path.join(folder, shelf, name);
    if (name.endsWith(PART)) return { file, digest: null, state: 'part' };
    if (!name.endsWith(ASIDE)) return { file, digest: name, state: 'kept' };
    return { file, digest: name.slice(0, -ASIDE.length), state: 'aside' };
  });

/** Whether a file has not been touched since an instant; false when it is gone. */
export const isOlder = async (file: string, instant: number): Promise<boolean> => {
  try {
    return (await fs.stat(file)).mtimeMs < instant;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
};

/** Destroys a file that nothing needs. */
export const destroyPrivateFile = (file: string): Promise<void> => fs.rm(file, { force: true });

/** Keeps bytes, on the disk when this returns; a file that is there already is left as it is. */
export const keepPrivateFile = async (folder: string, bytes: Buffer): Promise<string> => {
  const hash = sha256(bytes);
  const place = placeOf(folder, hash);
  if (await readPrivateFile(folder, hash)) return hash;
  const within = path.dirname(place);
  await fs.mkdir(within, { recursive: true, mode: 0o700 });
  const part = `${place}.${randomUUID()}${PART}`;
  try {
    const handle = await fs.open(part, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(part, place);
  } catch (error) {
    await fs.rm(part, { force: true });
    throw error;
  }
  await flushFolder(within);
  await flushFolder(folder);
  return hash;
};
