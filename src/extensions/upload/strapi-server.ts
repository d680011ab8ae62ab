import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isMediaName } from '../../http/media-kinds';

/**
 * Strapi weighs what a file is by its first bytes, and keeps the end of its name: a page that begins
 * as a PDF, sent as nothing in particular, was kept and served as a page. What a name ends with is
 * what browsers are told that the file is, so it is held to the library's list as well.
 */

interface SentFile {
  originalFilename?: string | null;
}

interface Uploads {
  upload(asked: { files: SentFile | SentFile[] }, by?: unknown): Promise<unknown>;
  replace(id: unknown, asked: { file: SentFile }, by?: unknown): Promise<unknown>;
}

interface Plugin {
  services: { upload: (context: { strapi: Core.Strapi }) => Uploads };
}

const refuseEnding = ({ originalFilename }: SentFile): void => {
  const ending = path.extname(originalFilename ?? '');
  // A name without any gets that of what the file is.
  if (ending === '' || isMediaName(ending)) return;
  throw new errors.ValidationError(
    `Un fichier dont le nom finit par « ${ending} » n’est pas accepté : la bibliothèque prend PNG, JPEG, GIF, WebP, AVIF et PDF.`,
    { reason: 'ending-not-taken' },
  );
};

export default (plugin: Plugin): Plugin => {
  const create = plugin.services.upload;
  plugin.services.upload = ({ strapi }) => {
    const original = create({ strapi });
    return {
      ...original,

      async upload(asked, by) {
        [asked.files].flat().forEach(refuseEnding);
        return original.upload(asked, by);
      },

      async replace(id, asked, by) {
        refuseEnding(asked.file);
        return original.replace(id, asked, by);
      },
    };
  };
  return plugin;
};
