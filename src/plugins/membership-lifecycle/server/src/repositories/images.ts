import type { Core } from '@strapi/strapi';

/** Images of Strapi's media library. */

export interface Image {
  id: number;
  name: string;
  url: string;
  alternativeText: string | null;
  mime: string;
}

export const findImage = async (strapi: Core.Strapi, id: number): Promise<Image | null> =>
  (await strapi.db.query('plugin::upload.file').findOne({
    where: { id },
    select: ['id', 'name', 'url', 'alternativeText', 'mime'],
  })) as Image | null;
