import type { Core } from '@strapi/strapi';
import { figuresOf, figureValues, type FigureValues } from '../../../../shared/core/brackets';
import type { OwnValues } from '../../../../shared/core/organisation-fields';
import { ORGANISATION_UID } from '../../../../shared/kernel/ids';
import type { Contact, Membership } from '../../core/rules/types';
import { toMembership, type ListCache } from '../../core/store/memberships';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import type { Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import type { Read, Slice } from '../../kernel/store/key-pages';
import { columnsOf, or, orNull, pick, selectionOf } from '../../kernel/store/rows';
import { type Row } from '../../kernel/store/scripts';

/** Members and their organisations as they are recorded, read in pages for files. */

/** A query of the Content Manager, limited to what the reader may see. */
export interface RecordQuery {
  filters?: object;
  _q?: string;
}

interface Found {
  id: number;
  documentId: string;
}

/** The documents of a type that match after a key, in the order in which they were recorded. */
export const findRecordIds = async (
  strapi: Core.Strapi,
  uid: string,
  { filters, _q }: RecordQuery,
  { after, limit }: Slice,
): Promise<Read<string>> => {
  // The plugin knows the application's types by their UID only.
  const documents = strapi.documents(uid as never) as {
    findMany(params: object): Promise<Found[]>;
  };
  const rows = await documents.findMany({
    filters: { $and: [filters ?? {}, ...(after === null ? [] : [{ id: { $gt: after[0] } }])] },
    ...(_q ? { _q } : {}),
    sort: 'id:asc',
    limit,
    fields: ['id'],
  });
  const last = rows.at(-1);
  return { rows: rows.map(({ documentId }) => documentId), last: last ? [last.id] : null };
};

export interface Address {
  lines: string | null;
  postalCode: string | null;
  city: string | null;
  country: string | null;
}

export interface OrganisationRecord extends OwnValues, FigureValues {
  id: string;
  name: string;
  address: Address | null;
  billingAddress: Address | null;
  contacts: {
    name: string | null;
    email: string | null;
    phone: string | null;
    role: Contact['role'];
    locale: Contact['locale'];
    mandateFrom: Day | null;
    mandateUntil: Day | null;
  }[];
  notes: string | null;
}

/** Organisations with their addresses and contacts, in the order of the ids. */
export const findOrganisationRecords = async (
  strapi: Core.Strapi,
  ids: readonly string[],
): Promise<OrganisationRecord[]> => {
  const rows = (await strapi.db.query(ORGANISATION_UID).findMany({
    where: { documentId: { $in: ids } },
    populate: { address: true, billingAddress: true, contacts: true },
  })) as (Omit<OrganisationRecord, 'id'> & { documentId: string })[];
  const byId = new Map(rows.map((row) => [row.documentId, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [{ ...row, ...figureValues(figuresOf(row)), id }] : [];
  });
};

export interface MembershipRecord extends Membership, ListCache {
  notes: string | null;
  organisation: string;
  siret: string | null;
}

const M = columnsOf(MEMBERSHIPS, 'm');
const O = columnsOf(ORGANISATIONS, 'o');
const BESIDE = selectionOf({
  endsOn: orNull(M.endsOn),
  duesState: or(M.duesState, 'none'),
  notes: orNull(M.notes),
  organisation: or(O.name, ''),
  siret: orNull(O.siret),
});

/** Memberships with what lists show of them, in the order of the ids. */
export const findMembershipRecords = async (
  db: Executor,
  ids: readonly string[],
): Promise<MembershipRecord[]> => {
  const rows: Row[] = await db({ m: 'memberships' })
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .whereIn('m.document_id', ids as string[])
    .select('m.*', BESIDE.columns);
  const byId = new Map(rows.map((row) => [String(row.document_id), row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [{ ...toMembership(row), ...BESIDE.read(row) }] : [];
  });
};

/** The memberships after a key, all or some of them, in the order in which they were recorded. */
export const findMembershipsAfter = async (
  db: Executor,
  some: readonly string[] | null,
  { after, limit }: Slice,
): Promise<Read<string>> => {
  const query = db('memberships').orderBy('id').limit(limit);
  if (after !== null) query.where('id', '>', after[0]);
  if (some !== null) query.whereIn('document_id', some as string[]);
  const { id, rowId } = columnsOf(MEMBERSHIPS);
  const rows = await pick(query, { id, rowId });
  const last = rows.at(-1);
  return { rows: rows.map((row) => row.id), last: last ? [last.rowId] : null };
};
