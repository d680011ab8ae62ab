import type { Core } from '@strapi/strapi';
import { CUSTOM_FIELDS } from './constants';
import { guardDocuments } from './middlewares/documents';
import { PLUGIN_ID } from '../../shared/ids';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  strapi.customFields.register([
    { name: CUSTOM_FIELDS.money, plugin: PLUGIN_ID, type: 'integer' },
    { name: CUSTOM_FIELDS.tierCode, plugin: PLUGIN_ID, type: 'string' },
  ]);
  guardDocuments(strapi);
};
