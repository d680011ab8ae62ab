import { rm } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';

type Context = Parameters<Core.ControllerHandler>[0];

/** A file of a request, as the body's parser left it on the disk. */
export interface SentFile {
  filepath: string;
  originalFilename: string | null;
  size: number;
}

/** Does something with the files of a request, none when its body is no form, and removes them. */
export const withSentFiles = async <T>(
  ctx: Context,
  work: (sent: SentFile[]) => Promise<T>,
): Promise<T> => {
  const { files } = ctx.request as unknown as { files?: Record<string, SentFile | SentFile[]> };
  const sent = Object.values(files ?? {}).flat();
  try {
    return await work(sent);
  } finally {
    // Strapi removes the files of its own uploads only.
    await Promise.all(sent.map(({ filepath }) => rm(filepath, { force: true })));
  }
};
