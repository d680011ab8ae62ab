import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Files that no address serves. Each is named by the SHA-256 of its bytes: what was written once is
 * found again byte for byte, or not at all, and nothing is ever written over.
 */

const HASH = /^[0-9a-f]{64}$/;

/** The SHA-256 of bytes, as files are named. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const placeOf = (folder: string, hash: string): string => {
  if (!HASH.test(hash)) throw new Error(`Not the name of a file: ${hash}`);
  return path.join(folder, hash.slice(0, 2), hash);
};

const read = async (file: string): Promise<Buffer | null> => {
  try {
    return await fs.readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
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

/** The bytes of a file; null when it is missing, or no longer what was written. */
export const readPrivateFile = async (folder: string, hash: string): Promise<Buffer | null> => {
  const bytes = await read(placeOf(folder, hash));
  return bytes && sha256(bytes) === hash ? bytes : null;
};

/** Keeps bytes, on the disk when this returns; a file that is there already is left as it is. */
export const keepPrivateFile = async (folder: string, bytes: Buffer): Promise<string> => {
  const hash = sha256(bytes);
  const place = placeOf(folder, hash);
  if (await readPrivateFile(folder, hash)) return hash;
  const within = path.dirname(place);
  await fs.mkdir(within, { recursive: true, mode: 0o700 });
  const part = `${place}.${randomUUID()}.part`;
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
