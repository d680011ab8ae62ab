import path from 'path';
import type { Core } from '@strapi/strapi';
import { tuneSqlite } from '../src/setup/sqlite';

type Client = 'sqlite' | 'postgres' | 'mysql';

/** How long a request waits for a connection: a server that is away for longer is told as away. */
const ACQUIRE_MS = 15_000;
/** How long a server may take to let a connection in. */
const CONNECT_MS = 10_000;
/** After how long without a word the system asks whether the other end of a connection still lives. */
const KEEP_ALIVE_MS = 10_000;

const config = ({
  env,
}: Core.Config.Shared.ConfigParams): Core.Config.Database & { statementSeconds: number } => {
  const client = env('DATABASE_CLIENT', 'sqlite') as Client;
  const server = {
    host: env('DATABASE_HOST', '127.0.0.1'),
    port: env.int('DATABASE_PORT', client === 'postgres' ? 5432 : 3306),
    database: env('DATABASE_NAME', 'adhesions'),
    user: env('DATABASE_USERNAME', 'adhesions'),
    password: env('DATABASE_PASSWORD', ''),
    ssl: env.bool('DATABASE_SSL', false) && {
      rejectUnauthorized: env.bool('DATABASE_SSL_REJECT_UNAUTHORIZED', true),
    },
  };
  const connections = {
    sqlite: {
      connection: {
        // The compiled file lives in dist/config, the database beside package.json.
        filename: path.resolve(__dirname, '..', '..', env('DATABASE_FILENAME', '.tmp/data.db')),
      },
      useNullAsDefault: true,
      pool: { min: 1, max: 1, afterCreate: tuneSqlite },
    },
    postgres: {
      acquireConnectionTimeout: ACQUIRE_MS,
      connection: {
        ...server,
        schema: env('DATABASE_SCHEMA', 'public'),
        connectionTimeoutMillis: CONNECT_MS,
        keepAlive: true,
        keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      },
      pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) },
    },
    mysql: {
      acquireConnectionTimeout: ACQUIRE_MS,
      connection: {
        ...server,
        connectTimeout: CONNECT_MS,
        enableKeepAlive: true,
        keepAliveInitialDelay: KEEP_ALIVE_MS,
      },
      pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) },
    },
  };

  return {
    // An error names the statement without its values: they are people's, and the log is read by others.
    connection: { client, compileSqlOnError: false, ...connections[client] },
    // A renamed attribute must never drop its column, and the values in it, at boot.
    settings: { forceMigration: false },
    // How long a server that serves waits for one answer of the database: see src/setup/connections.ts.
    statementSeconds: env.int('DATABASE_STATEMENT_SECONDS', 30),
  } as Core.Config.Database & { statementSeconds: number };
};

export default config;
