import type { Core } from '@strapi/strapi';
import { CLIENT } from './test-database';

/** A trigger that refuses every new row of a table, as each database has it. */
const broken = (table: string): Record<typeof CLIENT, string[]> => ({
  sqlite: [
    `create trigger broken before insert on ${table} begin select raise(abort, 'broken'); end`,
  ],
  postgres: [
    "create or replace function broken() returns trigger language plpgsql as 'begin raise exception ''broken''; end'",
    `create trigger broken before insert on ${table} for each row execute function broken()`,
  ],
  mysql: [
    `create trigger broken before insert on ${table} for each row signal sqlstate '45000' set message_text = 'broken'`,
  ],
});

/** Makes a table refuse every new row, until what it answers is called. */
export const breakTable = async (strapi: Core.Strapi, table: string) => {
  const db = strapi.db.connection;
  for (const statement of broken(table)[CLIENT]) await db.raw(statement);
  return async (): Promise<void> => {
    await db.raw(`drop trigger broken${CLIENT === 'postgres' ? ` on ${table}` : ''}`);
  };
};
