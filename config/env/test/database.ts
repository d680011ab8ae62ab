import type { Core } from '@strapi/strapi';
import { tuneSqlite } from '../../../src/setup/sqlite';

/** Tests pull no plug: each commit would wait for the disk for nothing. */
const tuneForTests: typeof tuneSqlite = (connection, done) =>
  tuneSqlite(connection, (error) => {
    connection.pragma('synchronous = OFF');
    done(error, connection);
  });

/** What differs from `config/database.ts` under NODE_ENV=test. */
const config = ({ env }: Core.Config.Shared.ConfigParams): Partial<Core.Config.Database> =>
  env('DATABASE_CLIENT', 'sqlite') === 'sqlite'
    ? ({ connection: { pool: { afterCreate: tuneForTests } } } as Partial<Core.Config.Database>)
    : {};

export default config;
