import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** A form that cannot be read is the sender's mistake; left alone, the parser's error is a 500. */
const onError = (error: Error & { httpCode?: number }): never => {
  if (error.httpCode !== 400) throw error;
  throw new errors.ValidationError(error.message, { reason: 'unreadable-body' });
};

const config: Core.Config.Middlewares = [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::compression',
  'strapi::poweredBy',
  'strapi::query',
  { name: 'strapi::body', config: { onError } },
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

export default config;
