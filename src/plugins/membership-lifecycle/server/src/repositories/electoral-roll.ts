import type { Core } from '@strapi/strapi';
import { ORGANISATION_UID } from '../../../shared/ids';
import type { VoteRight } from '../domain/assembly/roll';
import type { Contact, Day } from '../domain/types';
import { collection, type Executor } from './database';

/** What the electoral roll of a day is made from: narrow rows of everybody, one query each. */

type Row = Record<string, unknown>;

const ROWS_AT_ONCE = 500;

export interface RollName {
  membershipId: string;
  reference: string;
  organisationId: string;
  organisation: string;
}

/** Every membership with what it is called. */
export const findRollNames = async (db: Executor): Promise<RollName[]> => {
  const rows: Row[] = await db({ m: 'memberships' })
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .orderBy('m.id')
    .select({
      membershipId: 'm.document_id',
      reference: 'm.reference',
      organisationId: 'm.organisation_id',
      organisation: 'o.name',
    });
  return rows.map((row) => ({
    membershipId: String(row.membershipId),
    reference: String(row.reference ?? ''),
    organisationId: String(row.organisationId),
    organisation: String(row.organisation ?? ''),
  }));
};

/**
 * The rights to vote as they stood at the end of a day: those that ran then, and with `ended` those
 * that were over. The first line of a ledger always counts: a term issued late was owed from its start.
 */
export const findVoteRights = async (
  db: Executor,
  day: Day,
  { ended }: { ended: boolean },
): Promise<VoteRight[]> => {
  const query = db({ e: collection('entitlement') })
    .join({ u: collection('usage') }, 'u.entitlement_id', 'e.document_id')
    .where('e.kind', 'vote')
    .whereNull('e.voided_on')
    .where('e.starts_on', '<=', day)
    .where((line: ReturnType<Executor>) => line.where('u.seq', 1).orWhere('u.on', '<=', day))
    .groupBy('e.document_id', 'e.membership_id', 'e.starts_on', 'e.ends_on')
    .select('e.document_id', 'e.membership_id', 'e.starts_on', 'e.ends_on')
    .sum({ votes: 'u.granted_delta' });
  if (!ended) query.where('e.ends_on', '>=', day);
  const rows: Row[] = await query;
  return rows.map((row) => ({
    membershipId: String(row.membership_id),
    votes: Number(row.votes),
    startsOn: String(row.starts_on),
    endsOn: String(row.ends_on),
  }));
};

interface OrganisationRow {
  documentId: string;
  contacts: { id: number | string; name: string; email: string; role: string; locale: string }[];
}

/** The contacts of organisations, by the organisation's document id. */
export const findContacts = async (
  strapi: Core.Strapi,
  ids: readonly string[],
): Promise<Map<string, Contact[]>> => {
  const found = new Map<string, Contact[]>();
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const rows = (await strapi.db.query(ORGANISATION_UID).findMany({
      where: { documentId: { $in: ids.slice(start, start + ROWS_AT_ONCE) } },
      select: ['documentId'],
      populate: { contacts: true },
    })) as OrganisationRow[];
    for (const { documentId, contacts } of rows) {
      found.set(
        documentId,
        contacts.map(({ id, name, email, role, locale }) => ({
          id: String(id),
          name,
          email,
          role: role as Contact['role'],
          locale: locale === 'en' ? 'en' : 'fr',
        })),
      );
    }
  }
  return found;
};
