import type { Download } from 'playwright-core';

/** What a page gave to be saved. The browser is another process's, so that its file has no path here. */
export const bytesOf = async (download: Download): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** The same, as text. */
export const textOf = async (download: Download): Promise<string> =>
  (await bytesOf(download)).toString('utf8');
