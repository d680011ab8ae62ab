import { posix } from 'node:path';

/**
 * The path as the file server resolves it: decoded, without `.`, `..` and double slashes. Null for
 * a path that cannot be decoded, which the file server refuses. Pure.
 */
export const servedPath = (path: string): string | null => {
  try {
    return posix.normalize(decodeURIComponent(path));
  } catch {
    return null;
  }
};
