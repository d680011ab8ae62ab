import path from 'path';
import type { Core } from '@strapi/strapi';

type Client = 'sqlite' | 'postgres' | 'mysql';

interface SqliteConnection {
  pragma(statement: string): unknown;
}

/**
 * A write-ahead log lets other processes read while one writes; commits stay durable. The cache, in
 * KiB, holds the tables that the lists of a few thousand members scan: SQLite's own is 16 MB.
 */
const tuneSqlite = (
  connection: SqliteConnection,
  done: (error: Error | null, connection: SqliteConnection) => void,
): void => {
  connection.pragma('journal_mode = WAL');
  connection.pragma('cache_size = -65536');
  done(null, connection);
};

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database => {
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
      connection: { ...server, schema: env('DATABASE_SCHEMA', 'public') },
      pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) },
    },
    mysql: {
      connection: server,
      pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) },
    },
  };

  return {
    connection: { client, ...connections[client] },
    // A renamed attribute must never drop its column, and the values in it, at boot.
    settings: { forceMigration: false },
  } as Core.Config.Database;
};

export default config;
