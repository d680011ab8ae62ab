import { readFile, rm } from 'node:fs/promises';
import type { Context } from './context';
import { refuse } from './refusals/common';

/** A file of a request, which the body parser stored on the disk. */
export interface SentFile {
  filepath: string;
  originalFilename: string | null;
  size: number;
}

const filesOf = (ctx: Context): Record<string, SentFile | SentFile[]> =>
  (ctx.request as { files?: Record<string, SentFile | SentFile[]> }).files ?? {};

const sentFiles = (ctx: Context): SentFile[] => Object.values(filesOf(ctx)).flat();

/** Runs work on the files of a request (none, unless it is a form), then deletes them. */
export const useSentFiles = async <T>(
  ctx: Context,
  work: (sent: SentFile[]) => Promise<T>,
): Promise<T> => {
  try {
    return await work(sentFiles(ctx));
  } finally {
    // Strapi deletes only the files of its own uploads.
    await Promise.all(sentFiles(ctx).map(({ filepath }) => rm(filepath, { force: true })));
  }
};

/** The one file of a form, sent as `file`; null when there is none. */
export const readSentPaper = async (
  ctx: Context,
): Promise<{ name: string; bytes: Buffer } | null> => {
  const [first, ...others] = sentFiles(ctx);
  if (!first) return null;
  if (others.length > 0 || filesOf(ctx).file === undefined) throw refuse('paper-file-missing');
  return { name: first.originalFilename ?? '', bytes: await readFile(first.filepath) };
};
