import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../shared/kernel/ids';
import { EVENT_NAMES } from '../../shared/webhooks/events';
import { CUSTOM_FIELDS } from './constants';
import { guardDocuments } from './middlewares/documents';
import { writeKeptNumbers } from './operations/store/transfers';
import { mindTransfers } from './operations/transfer/destinations';
import { connectPorts } from './ports';
import { guardParts } from './resources/guard';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  strapi.customFields.register([
    { name: CUSTOM_FIELDS.money, plugin: PLUGIN_ID, type: 'integer' },
    { name: CUSTOM_FIELDS.rate, plugin: PLUGIN_ID, type: 'integer' },
    { name: CUSTOM_FIELDS.year, plugin: PLUGIN_ID, type: 'integer' },
    { name: CUSTOM_FIELDS.monthDay, plugin: PLUGIN_ID, type: 'string' },
    { name: CUSTOM_FIELDS.tierCode, plugin: PLUGIN_ID, type: 'string' },
    { name: CUSTOM_FIELDS.membershipGlance, plugin: PLUGIN_ID, type: 'json' },
    { name: CUSTOM_FIELDS.membersPart, plugin: PLUGIN_ID, type: 'json' },
  ]);
  // Strapi's webhook form accepts registered events only.
  const webhooks = strapi.get('webhookStore');
  for (const name of EVENT_NAMES) webhooks.addAllowedEvent(name, name);
  connectPorts(strapi);
  guardDocuments(strapi);
  guardParts(strapi);
  writeKeptNumbers(strapi);
  mindTransfers();
};
