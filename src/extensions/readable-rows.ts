import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/**
 * Finds the rows that a person may read, by the conditions and languages of their roles. For some
 * of its calls Strapi only checks whether they may read anything of the type.
 */

export interface Reader {
  userAbility: unknown;
  model: string;
}

/** Says whether a person may read or create a row of a type, or one of its fields. */
export interface Checker {
  can: Record<'read' | 'create', (row: object | null, field?: string) => boolean>;
}
interface Checkers {
  create(of: Reader): Checker;
}

/** The Content Manager's own checker of permissions. */
export const checkerOf = (strapi: Core.Strapi, reader: Reader): Checker =>
  (strapi.plugin('content-manager').service('permission-checker') as Checkers).create(reader);

/** Whether a person reads a field of a type. */
export const mayOf = (strapi: Core.Strapi, reader: Reader): ((field: string) => boolean) => {
  const { can } = checkerOf(strapi, reader);
  return (field) => can.read(null, field);
};

/** The author of a row with their roles: a role may be limited to rows that its own people wrote. */
const WRITER = { createdBy: { select: ['id'], populate: { roles: { select: ['id'] } } } };

interface Row {
  id: number;
  documentId: string;
}

/** Splits the found rows into those that the reader may read and the others. */
export const weighRows = async (
  strapi: Core.Strapi,
  reader: Reader,
  where: object,
): Promise<{ readable: Row[]; hidden: Row[] }> => {
  const rows: Row[] = await strapi.db
    .query(reader.model as 'admin::user')
    .findMany({ where, populate: WRITER });
  const { can } = checkerOf(strapi, reader);
  const weighed: { readable: Row[]; hidden: Row[] } = { readable: [], hidden: [] };
  for (const row of rows) weighed[can.read(row) ? 'readable' : 'hidden'].push(row);
  return weighed;
};

/** Refuses a query that finds a row which the reader may not read. */
export const refuseUnreadable = async (
  strapi: Core.Strapi,
  reader: Reader,
  where: object,
): Promise<void> => {
  const { hidden } = await weighRows(strapi, reader, where);
  if (hidden.length > 0) throw new errors.ForbiddenError();
};
