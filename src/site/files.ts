import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

export interface SiteFile {
  type: string;
  etag: string;
  bytes: Buffer;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

export const etagOf = (bytes: Buffer | string): string =>
  `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;

/**
 * The site's scripts and styles, cached until their file changes. Only files present at the start
 * are served: a requested name never becomes a path.
 */
export const siteFiles = (folder: string) => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.extname(name) in TYPES)
    .map((name) => name.split(path.sep).join('/'));
  const known = new Set(names);
  const kept = new Map<string, { changedAt: number; file: SiteFile }>();

  return async (name: string): Promise<SiteFile | null> => {
    if (!known.has(name)) return null;
    const at = path.join(folder, name);
    const { mtimeMs } = await stat(at);
    const held = kept.get(name);
    if (held?.changedAt === mtimeMs) return held.file;
    const bytes = await readFile(at);
    const file = { type: TYPES[path.extname(name)], etag: etagOf(bytes), bytes };
    kept.set(name, { changedAt: mtimeMs, file });
    return file;
  };
};
