import type { Core } from '@strapi/strapi';

type Row = Record<string, unknown>;

/**
 * What every table of the lifecycle holds, small enough to be compared: the number of rows, the
 * last id, and the latest change. Two equal fingerprints mean that nothing was written.
 */
export const fingerprint = async (strapi: Core.Strapi): Promise<Record<string, Row>> => {
  const db = strapi.db.connection;
  const tables = Object.values(strapi.contentTypes)
    .map(({ collectionName }) => collectionName)
    .filter((name): name is string => name?.startsWith('adh_') ?? false);
  const prints: Record<string, Row> = {};
  for (const table of [...tables, 'memberships', 'organisations']) {
    const query = db(table).count({ rows: '*' }).max({ id: 'id', changed: 'updated_at' });
    if (table === 'memberships') query.sum({ versions: 'version' }).max({ due: 'next_due_on' });
    [prints[table]] = (await query) as Row[];
  }
  return prints;
};
