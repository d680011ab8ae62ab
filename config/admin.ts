import type { Core } from '@strapi/strapi';
import { judgeInLinearTime } from '../src/setup/linear-expressions';

// Strapi reads this before it loads its admin, whose schemas hold expressions of their own.
judgeInLinearTime();

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  // No other site makes a browser send what renews a session, not even by a link.
  auth: { secret: env('ADMIN_JWT_SECRET', ''), cookie: { sameSite: 'strict' } },
  apiToken: { salt: env('API_TOKEN_SALT', '') },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT', '') } },
  // The pages of the site, in a frame of the admin; src/setup/preview.ts says which page shows what.
  preview: {
    enabled: true,
    config: { allowedOrigins: ["'self'"], handler: async () => undefined },
  },
  flags: { nps: false, promoteEE: false },
});

export default config;
