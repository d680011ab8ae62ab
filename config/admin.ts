import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  auth: { secret: env('ADMIN_JWT_SECRET', '') },
  apiToken: { salt: env('API_TOKEN_SALT', '') },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT', '') } },
  // The offer's preview needs a page to show it: until there is one, no button leads nowhere.
  preview: { enabled: false, config: { allowedOrigins: [], handler: async () => undefined } },
  flags: { nps: false, promoteEE: false },
});

export default config;
