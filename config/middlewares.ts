import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** What cannot be read is the sender's mistake; left alone, some of it is a 500, all of it is logged. */
const onError = (error: Error & { status?: number; httpCode?: number }): never => {
  const status = error.status ?? error.httpCode;
  if (status === 413)
    throw new errors.PayloadTooLargeError(error.message, { reason: 'body-too-large' });
  if (status !== 400) throw error;
  throw new errors.ValidationError(error.message, { reason: 'unreadable-body' });
};

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Middlewares => [
  'global::offer',
  'global::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::compression',
  // The pages of the site; `false` for an association that shows its own.
  { name: 'global::site', config: { enabled: env.bool('ADHESIONS_SITE', true) } },
  'strapi::poweredBy',
  'strapi::query',
  'plugin::membership-lifecycle.public-forms',
  { name: 'strapi::body', config: { onError } },
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

export default config;
