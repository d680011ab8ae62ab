import type { Core } from '@strapi/strapi';
import { MEDIA_TYPES } from '../src/http/media-kinds';

// The i18n plugin reads this before anything else may be set: French content comes first, also
// where no .env says so.
process.env.STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE ||= 'fr';

const isThisMachine = (host = ''): boolean => /^(localhost|127\.[\d.]+|::1)$/.test(host);

const MEDIA = { sizeLimit: 20 * 1024 * 1024, security: { allowedTypes: MEDIA_TYPES } };

/** SMTP settings of the nodemailer provider, or none: messages are then kept in the admin. */
const email = (env: Core.Config.Shared.ConfigParams['env']) =>
  env('SMTP_HOST')
    ? {
        config: {
          provider: 'nodemailer',
          providerOptions: {
            host: env('SMTP_HOST'),
            port: env.int('SMTP_PORT', 587),
            secure: env.bool('SMTP_SECURE', false),
            // Messages carry links that open a space: they are written to nobody in clear.
            requireTLS: env.bool('SMTP_REQUIRE_TLS', !isThisMachine(env('SMTP_HOST'))),
            auth: env('SMTP_USERNAME')
              ? { user: env('SMTP_USERNAME'), pass: env('SMTP_PASSWORD') }
              : undefined,
            connectionTimeout: 10_000,
            greetingTimeout: 10_000,
            socketTimeout: 30_000,
          },
          settings: { defaultFrom: env('SMTP_FROM'), defaultReplyTo: env('SMTP_FROM') },
        },
      }
    : {};

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  i18n: { enabled: true },
  'users-permissions': {
    config: {
      jwtSecret: env('JWT_SECRET'),
      // A working day. What a token opens is asked anew at each call: who is blocked is out at once.
      jwt: { expiresIn: '8h' },
      register: { allowedFields: [] },
      // As for the invitation of a member: length is what counts.
      validationRules: { validatePassword: (password: string) => [...password].length >= 12 },
    },
  },
  email: email(env),
  upload: { config: MEDIA },
  'membership-lifecycle': {
    enabled: true,
    resolve: './src/plugins/membership-lifecycle',
    config: {
      daily: env.bool('ADHESIONS_DAILY', true),
      outbox: env.bool('ADHESIONS_OUTBOX', true),
      today: env('ADHESIONS_TODAY', ''),
      smtpConfigured: Boolean(env('SMTP_HOST')),
      paperMegabytes: env.int('PAPER_MAX_MB', 10),
      privateFiles: env('PRIVATE_FILES') || 'data/files',
    },
  },
});

export default config;
