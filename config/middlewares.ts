import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { errors } from '@strapi/utils';
import { allowedOrigin, originsIn } from '../src/http/cross-origin';
import { FORM_PARTS, onFileBegin } from '../src/http/form-files';

const MEGABYTE = 1024 * 1024;
/** What all the files of a form may weigh: several pictures that are added to the library together. */
const FORM_MEGABYTES = 64;
/** What all the texts of a form may weigh: the names and descriptions of these pictures. */
const FIELDS_KILOBYTES = 256;

/**
 * The policy of Strapi's pages: the admin asks no other host for anything. Values are texts, since
 * Strapi would lengthen a shorter list by the end of its own.
 */
const POLICY = {
  'connect-src': "'self'",
  'font-src': "'self' data:",
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob:",
  'style-src': "'self' 'unsafe-inline'",
};

interface ReadingError extends Error {
  status?: number;
  httpCode?: number;
  code?: unknown;
}
/** A part of a form says how it is encoded: in a way that the parser does not know, or Node does not. */
const NOT_IMPLEMENTED = 501;
const UNKNOWN_ENCODING = 'ERR_UNKNOWN_ENCODING';

/** What cannot be read is the sender's mistake; left alone, some of it is a 500, all of it is logged. */
const onError = (error: ReadingError): never => {
  const status = error.code === UNKNOWN_ENCODING ? 400 : (error.status ?? error.httpCode);
  if (status === 413)
    throw new errors.PayloadTooLargeError(error.message, { reason: 'body-too-large' });
  if (status !== 400 && status !== NOT_IMPLEMENTED) throw error;
  throw new errors.ValidationError(error.message, { reason: 'unreadable-body' });
};

/** What guards nothing must not look as if it did. */
const operationsToken = (token: string): string => {
  if (token === '' || /^\S{16,}$/.test(token)) return token;
  throw new Error('OPERATIONS_TOKEN has 16 characters at least, none of them a space.');
};

/** Who may call from a page of another site: the front-ends that are named, never with cookies. */
const cors = (frontEnds: string[]) => ({
  origin: (ctx: Context) => {
    const method = ctx.get('Access-Control-Request-Method') || ctx.method;
    return allowedOrigin({ method, path: ctx.path, origin: ctx.get('Origin') }, frontEnds) ?? '';
  },
  credentials: false,
  headers: [
    ...['Accept', 'Accept-Language', 'Authorization', 'Content-Type'],
    ...['Idempotency-Key', 'If-Match', 'If-None-Match'],
  ],
  expose: ['Content-Disposition', 'ETag', 'Idempotent-Replayed', 'Retry-After'],
  maxAge: 600,
});

/** Strapi's chain, with the limits and headers of `SECURITY.md`. */
const chain = (
  { env }: Core.Config.Shared.ConfigParams,
  frontEnds: string[],
): Core.Config.Middlewares => [
  'global::offer',
  'global::resources',
  // Health, for who runs the server; the details for who has the token.
  { name: 'global::operations', config: { token: operationsToken(env('OPERATIONS_TOKEN', '')) } },
  'global::request',
  'strapi::errors',
  'plugin::membership-lifecycle.database-faults',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: { directives: POLICY },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
    },
  },
  { name: 'strapi::cors', config: cors(frontEnds) },
  { name: 'global::headers', config: { frontEnds } },
  'plugin::membership-lifecycle.bounds',
  'strapi::compression',
  // The pages of the site; `false` for an association that shows its own.
  { name: 'global::site', config: { enabled: env.bool('ADHESIONS_SITE', true) } },
  // Before the database and rights are asked of: those in front of it do little work.
  'plugin::membership-lifecycle.turns',
  'strapi::query',
  'global::query-words',
  'plugin::membership-lifecycle.forms',
  {
    name: 'strapi::body',
    config: {
      onError,
      // What is no form is read by `bounds`.
      ...{ json: false, urlencoded: false, text: false },
      formidable: {
        maxFileSize: Math.max(FORM_MEGABYTES, env.int('PAPER_MAX_MB', 0)) * MEGABYTE,
        maxFieldsSize: FIELDS_KILOBYTES * 1024,
        maxFields: FORM_PARTS,
        onFileBegin,
      },
    },
  },
  'plugin::membership-lifecycle.form-fields',
  'global::strapi-inputs',
  'plugin::membership-lifecycle.sign-ins',
  { name: 'strapi::session', config: { sameSite: 'lax' } },
  'strapi::favicon',
  'strapi::public',
];

const config = (params: Core.Config.Shared.ConfigParams): Core.Config.Middlewares =>
  chain(params, originsIn(params.env('FRONT_END_ORIGINS', '')));

export default config;
