import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/**
 * Rows that somebody may read, by the conditions and languages of their roles. Strapi asks this of some
 * of its calls, and of others whether they read anything of the type alone.
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

/** The Content Manager's own judge of what a person may do. */
export const checkerOf = (strapi: Core.Strapi, reader: Reader): Checker =>
  (strapi.plugin('content-manager').service('permission-checker') as Checkers).create(reader);

/** Whether a person reads a field of a type. */
export const mayOf = (strapi: Core.Strapi, reader: Reader): ((field: string) => boolean) => {
  const { can } = checkerOf(strapi, reader);
  return (field) => can.read(null, field);
};

/** Roles may be kept to what their own people wrote. */
const WRITER = { createdBy: { select: ['id'], populate: { roles: { select: ['id'] } } } };

interface Row {
  id: number;
  documentId: string;
}

/** Of the rows that are found, those that may be read and those that may not. */
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

/** Refuses a question about rows of which one may not be read. */
export const refuseUnreadable = async (
  strapi: Core.Strapi,
  reader: Reader,
  where: object,
): Promise<void> => {
  const { hidden } = await weighRows(strapi, reader, where);
  if (hidden.length > 0) throw new errors.ForbiddenError();
};
