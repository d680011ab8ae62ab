import type { Membership, Status, Term } from '../../core/rules/types';
import { DUES_TABLE, TERM_TABLE } from '../../core/tables/member';
import type { Day, Localised } from '../../kernel/rules/values';
import { fromColumn, type Executor } from '../../kernel/store/database';
import { dayOf, dayOrNull } from '../../kernel/store/days';
import { among, dialectOf, readArrays } from '../../kernel/store/scripts';
import type { TermOfTier } from '../rules/member-list';

/** Queries for the list of all members: few columns of everybody, and more of those that changed. */

export interface MemberRecord {
  id: string;
  reference: string;
  organisationId: string;
  tierCode: string;
  status: Status;
  endsOn: Day | null;
  duesState: string;
  importedSince: Day | null;
  endedOn: Day | null;
  endKind: Membership['endKind'];
  mutedFrom: Day | null;
  mutedUntil: Day | null;
  mutedReason: string | null;
  /** Changes with every command. */
  version: number;
  name: string;
  formerly: string | null;
  siren: string | null;
  siret: string | null;
  /** Changes whenever the body or one of its contacts is saved. */
  savedAt: string;
}

const RECORDS = `select m.document_id, m.reference, m.organisation_id, m.tier_code,
    m.membership_status, m.ends_on, m.dues_state, m.imported_since, m.version,
    m.ended_on, m.end_kind, m.muted_from, m.muted_until, m.muted_reason,
    o.name, o.formerly, o.siren, o.siret, o.updated_at
  from memberships m
  left join organisations o on o.document_id = m.organisation_id
  order by m.id`;

const textOrNull = (value: unknown): string | null => (value ? String(value) : null);

/** All memberships with their bodies. */
export const findMemberRecords = async (db: Executor): Promise<MemberRecord[]> => {
  const rows = await readArrays(db, { sql: RECORDS, values: [] });
  return rows.map((row) => {
    const [id, reference, organisationId, tierCode, status, endsOn, duesState, ...more] = row;
    const [
      importedSince,
      version,
      endedOn,
      endKind,
      mutedFrom,
      mutedUntil,
      mutedReason,
      name,
      formerly,
      siren,
      siret,
      savedAt,
    ] = more;
    return {
      id: String(id),
      reference: String(reference ?? ''),
      organisationId: String(organisationId),
      tierCode: String(tierCode ?? ''),
      status: String(status ?? 'applied') as Status,
      endsOn: dayOrNull(endsOn),
      duesState: String(duesState ?? 'none'),
      importedSince: dayOrNull(importedSince),
      endedOn: dayOrNull(endedOn),
      endKind: textOrNull(endKind) as Membership['endKind'],
      mutedFrom: dayOrNull(mutedFrom),
      mutedUntil: dayOrNull(mutedUntil),
      mutedReason: textOrNull(mutedReason),
      version: Number(version ?? 0),
      name: String(name ?? ''),
      formerly: textOrNull(formerly),
      siren: textOrNull(siren),
      siret: textOrNull(siret),
      savedAt: String(savedAt instanceof Date ? savedAt.getTime() : savedAt),
    };
  });
};

export interface TermOfMember extends TermOfTier {
  membershipId: string;
}

/** The issued terms of members, in order. */
export const findIssuedTerms = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<TermOfMember[]> => {
  const wanted = among(dialectOf(db), membershipIds);
  const sql = `select t.membership_id, t.starts_on, t.tier_code, t.tier_document_id,
      t.offer_document_id, t.offer_year, t.tier_names
    from ${TERM_TABLE.collection} t
    where t.membership_id ${wanted.sql} and t.state = 'issued' order by t.starts_on, t.id`;
  const rows = await readArrays(db, { sql, values: wanted.values });
  return rows.map(([membershipId, startsOn, tierCode, tierId, offerId, year, names]) => ({
    membershipId: String(membershipId),
    startsOn: dayOf(startsOn),
    tierCode: String(tierCode),
    tierId: textOrNull(tierId),
    offerId: textOrNull(offerId),
    year: year === null ? null : Number(year),
    names: fromColumn('json', names) as Localised,
  }));
};

/** The price of a term, with what it rests on. */
export type PricedTerm = Pick<Term, 'price' | 'currency' | 'bracket' | 'repricedOn'>;

/** The issued term of each member that runs or ran last, else the first to come. */
export const findPricedTerms = async (
  db: Executor,
  membershipIds: readonly string[],
  today: Day,
): Promise<Map<string, PricedTerm>> => {
  const wanted = among(dialectOf(db), membershipIds);
  const sql = `select t.membership_id, t.starts_on, t.price, t.currency, t.bracket, t.repriced_on
    from ${TERM_TABLE.collection} t
    where t.membership_id ${wanted.sql} and t.state = 'issued' order by t.starts_on, t.id`;
  const found = new Map<string, PricedTerm>();
  for (const row of await readArrays(db, { sql, values: wanted.values })) {
    const [membershipId, startsOn, price, currency, bracket, repricedOn] = row;
    const member = String(membershipId);
    if (found.has(member) && dayOf(startsOn) > today) continue;
    found.set(member, {
      price: price === null ? null : Number(price),
      currency: String(currency),
      bracket: fromColumn('json', bracket) as PricedTerm['bracket'],
      repricedOn: dayOrNull(repricedOn),
    });
  }
  return found;
};

/** The numbers of all calls of members, cancelled ones too. */
export const findCallNumbers = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<{ membershipId: string; number: string }[]> => {
  const wanted = among(dialectOf(db), membershipIds);
  const sql = `select d.membership_id, d.number from ${DUES_TABLE.collection} d
    where d.membership_id ${wanted.sql} and d.number is not null order by d.id`;
  const rows = await readArrays(db, { sql, values: wanted.values });
  return rows.map(([membershipId, number]) => ({
    membershipId: String(membershipId),
    number: String(number),
  }));
};
