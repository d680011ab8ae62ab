import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FONT_MODULES } from './fonts';

export interface SiteFile {
  type: string;
  etag: string;
  bytes: Buffer;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
};

export const etagOf = (bytes: Buffer | string): string =>
  `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;

/** The places of all files by the names that are asked for, those of libraries included. */
const placesIn = (folder: string): Map<string, string> => {
  const own = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.extname(name) in TYPES)
    .map((name): [string, string] => [name.split(path.sep).join('/'), path.join(folder, name)]);
  const fonts = [...FONT_MODULES].map(([name, module]): [string, string] => [
    `fonts/${name}`,
    require.resolve(module),
  ]);
  return new Map([...own, ...fonts]);
};

/**
 * The site's scripts, styles and fonts, cached until their file changes. Only files present at the
 * start are served: a requested name never becomes a path.
 */
export const siteFiles = (folder: string) => {
  const places = placesIn(folder);
  const kept = new Map<string, { changedAt: number; file: SiteFile }>();

  return async (name: string): Promise<SiteFile | null> => {
    const at = places.get(name);
    if (at === undefined) return null;
    const { mtimeMs } = await stat(at);
    const held = kept.get(name);
    if (held?.changedAt === mtimeMs) return held.file;
    const bytes = await readFile(at);
    const file = { type: TYPES[path.extname(name)], etag: etagOf(bytes), bytes };
    kept.set(name, { changedAt: mtimeMs, file });
    return file;
  };
};
