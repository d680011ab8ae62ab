import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { createContentApiRoutesFactory, errors } from '@strapi/utils';
import { GLANCE, isMediaName, isOfItsKind } from '../../http/media-kinds';
import { lifecycle } from '../../setup/lifecycle';

/**
 * Accepts only uploads whose content matches their file extension, and only extensions of the
 * library's list. Browsers take the type from the extension. Strapi detects known types by the
 * first bytes, trusts the sender for others and keeps the extension: it served HTML that begins
 * like a PDF as HTML, and stored HTML named `.pdf` as a PDF. Its calls that take files declare it.
 * Few uploads run at once: each image is unpacked, turned and shrunk.
 */

interface SentFile {
  originalFilename?: string | null;
  filepath: string;
}

interface Uploads {
  upload(asked: { files: SentFile | SentFile[] }, by?: unknown): Promise<unknown>;
  replace(id: unknown, asked: { file: SentFile }, by?: unknown): Promise<unknown>;
}

interface Route {
  method: string;
  path: string;
  config?: object;
}

interface Plugin {
  services: { upload: (context: { strapi: Core.Strapi }) => Uploads };
  routes: { admin: { routes: Route[] }; 'content-api': () => { routes: Route[] } };
}

const TAKING_FILES = ['/', '/files', '/files/:id/replace'];

/** The chain refuses a form where the route declares none. */
const declaringForms = (routes: Route[]): Route[] =>
  routes.map((route) =>
    route.method === 'POST' && TAKING_FILES.includes(route.path)
      ? { ...route, config: { ...route.config, form: 'files' } }
      : route,
  );

/** The first and the last bytes of a file. */
const glanceAt = async (file: string): Promise<[head: Buffer, tail: Buffer]> => {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (from: number) => {
      const length = Math.min(GLANCE, size);
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, from);
      return buffer;
    };
    return [await read(0), await read(Math.max(0, size - GLANCE))];
  } finally {
    await handle.close();
  }
};

const refuseFile = async ({ originalFilename, filepath }: SentFile): Promise<void> => {
  const ending = path.extname(originalFilename ?? '');
  // A name without an extension gets the extension of the detected type.
  if (ending !== '' && !isMediaName(ending)) {
    throw new errors.ValidationError(
      `Un fichier dont le nom finit par « ${ending} » n’est pas accepté : la bibliothèque prend PNG, JPEG, GIF, WebP, AVIF et PDF.`,
      { reason: 'ending-not-taken' },
    );
  }
  if (isOfItsKind(ending, ...(await glanceAt(filepath)))) return;
  throw new errors.ValidationError(
    `Ce fichier n’est pas ce que dit son nom (« ${originalFilename ?? ''} »), ou il est abîmé : la bibliothèque prend PNG, JPEG, GIF, WebP, AVIF et PDF.`,
    { reason: 'content-not-taken' },
  );
};

export default (plugin: Plugin): Plugin => {
  const { admin, 'content-api': contentApi } = plugin.routes;
  admin.routes = declaringForms(admin.routes);
  plugin.routes['content-api'] = createContentApiRoutesFactory(() =>
    declaringForms(contentApi().routes),
  );
  const create = plugin.services.upload;
  plugin.services.upload = ({ strapi }) => {
    const original = create({ strapi });
    const inTurn = <T>(work: () => Promise<T>) => lifecycle(strapi, 'images').inTurn(work);
    return {
      ...original,

      async upload(asked, by) {
        for (const file of [asked.files].flat()) await refuseFile(file);
        return inTurn(() => original.upload(asked, by));
      },

      async replace(id, asked, by) {
        await refuseFile(asked.file);
        return inTurn(() => original.replace(id, asked, by));
      },
    };
  };
  return plugin;
};
