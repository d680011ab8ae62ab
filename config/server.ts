import type { Core } from '@strapi/strapi';

const config = ({
  env,
}: Core.Config.Shared.ConfigParams): Core.Config.Server & {
  url?: string;
  shutdown: { limitSeconds: number };
} => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  // Behind a reverse proxy, who asks and over which protocol stand in its headers. Of the addresses
  // that they name only the last was seen by the proxy: visitors can write the others themselves.
  proxy: { koa: env.bool('TRUST_PROXY', false), maxIpsCount: 1 },
  // What is under way when the server is told to stop may take so long; then it is cut off.
  shutdown: { limitSeconds: env.int('SHUTDOWN_SECONDS', 25) },
  app: { keys: env.array('APP_KEYS', []) },
});

export default config;
