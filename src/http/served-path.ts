import { posix } from 'node:path';

/**
 * The path under which files are looked for, as what serves them reads an address: decoded, without
 * `.`, `..` and doubled slashes. Null for one that cannot be decoded, which nothing serves. Pure.
 */
export const servedPath = (path: string): string | null => {
  try {
    return posix.normalize(decodeURIComponent(path));
  } catch {
    return null;
  }
};
