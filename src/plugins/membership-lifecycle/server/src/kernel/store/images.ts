import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { PICTURE_FIELDS, type StoredPicture } from '../../../../shared/kernel/picture';

/** Images of Strapi's media library. */

export interface Image {
  id: number;
  name: string;
  url: string;
  alternativeText: string | null;
  mime: string;
  /** In pixels; null of a drawing whose size the library does not know. */
  width: number | null;
  height: number | null;
  formats: StoredPicture['formats'];
}

const MOST_BYTES = 2_000_000;
/**
 * More than a printed logo needs. A PNG is decompressed to be drawn, and a small file may expand
 * to gigabytes.
 */
const MOST_POINTS = 4_000_000;

/**
 * The number of pixels in a PNG's header; 0 for other formats, which are drawn without
 * decompression.
 */
const pointsOf = (bytes: Buffer): number =>
  bytes.length >= 24 && bytes.toString('latin1', 12, 16) === 'IHDR'
    ? bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
    : 0;

interface StoredImage extends Image {
  provider: string;
}

/**
 * The bytes of a PNG or JPEG stored on this server, in the small format if there is one. Null for
 * other formats, for images that are too large or stored elsewhere, and for a missing file.
 */
export const readLocalImage = async (strapi: Core.Strapi, id: number): Promise<Buffer | null> => {
  const image = (await strapi.db
    .query('plugin::upload.file')
    .findOne({ where: { id } })) as StoredImage | null;
  if (image?.provider !== 'local' || !['image/png', 'image/jpeg'].includes(image.mime)) return null;
  const url = image.formats?.small?.url ?? image.url;
  try {
    const bytes = await readFile(path.join(strapi.dirs.static.public, path.posix.normalize(url)));
    return bytes.length > MOST_BYTES || pointsOf(bytes) > MOST_POINTS ? null : bytes;
  } catch {
    // A paper without its logo is still valid.
    return null;
  }
};

export const findImage = async (strapi: Core.Strapi, id: number | null): Promise<Image | null> =>
  id === null
    ? null
    : ((await strapi.db.query('plugin::upload.file').findOne({
        where: { id },
        select: ['id', 'name', 'mime', ...PICTURE_FIELDS],
      })) as Image | null);
