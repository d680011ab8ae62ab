import { UNDEMANDING } from '../domain/call-needs';
import type {
  Contact,
  Dues,
  Effect,
  Facts,
  Membership,
  Payment,
  Renewal,
  Term,
} from '../domain/types';
import {
  collection,
  columnsUnder,
  fromRow,
  type Connection,
  type Entity,
  type Executor,
} from './database';
import type { TableName } from '../content-types/tables';
import { followedBy, type Surroundings } from './facts';
import { toMembership } from './memberships';

/**
 * The facts that decide about the coming days, for every membership that has something due in them:
 * one query per table, joined to the memberships instead of listing their ids. Rights and allowances
 * are left out, as no step of the future depends on them, and so is history that no date can reach
 * any more.
 */

type Row = Record<string, unknown>;

export interface ForecastQuestion {
  today: string;
  /** Memberships with nothing due until then are left out; null keeps all that a date can reach. */
  until: string | null;
  /** Terms that ended before, and effects from before, decide nothing any more. */
  since: string;
  membershipId?: string | undefined;
}

/** One membership; its rows are read as facts when asked, so that a broken row spoils no other. */
export interface ForecastRow {
  membershipId: string;
  reference: string;
  organisationName: string;
  read: () => Facts;
}

const concerned = (db: Executor, { until, since, membershipId }: ForecastQuestion) => {
  const all = db({ m: 'memberships' });
  const query =
    until === null
      ? all.where((kept: ReturnType<Connection>) =>
          kept.whereNotNull('m.next_due_on').orWhere('m.ends_on', '>=', since),
        )
      : all.where('m.next_due_on', '<=', until);
  return membershipId ? query.where('m.document_id', membershipId) : query;
};

/** Rows of a table that belong to those memberships, as `x`. */
const rowsOf = (db: Executor, name: TableName, question: ForecastQuestion) =>
  concerned(db, question)
    .join({ x: collection(name) }, 'x.membership_id', 'm.document_id')
    .orderBy('x.id')
    .select(columnsUnder('x', name));

// Open renewals are those that hold a live key, which is indexed.
const openTerms = (db: Executor, column: 'from_term_id' | 'term_id') =>
  db(collection('renewal')).whereNotNull('live_key').select(column);

/** Whether a term, as `t`, can still decide something. */
const decides =
  (db: Executor, { since }: ForecastQuestion) =>
  (kept: ReturnType<Connection>) =>
    kept
      .where('t.ends_on', '>=', since)
      // The last term decides, however long ago it ended; so does one whose renewal is open.
      .orWhereNull('m.ends_on')
      .orWhereRaw('t.ends_on >= m.ends_on')
      .orWhereIn('t.document_id', openTerms(db, 'from_term_id'))
      .orWhereIn('t.document_id', openTerms(db, 'term_id'));

const keptTerms = (db: Executor, question: ForecastQuestion) =>
  concerned(db, question)
    .join({ t: collection('term') }, 't.membership_id', 'm.document_id')
    .where(decides(db, question));

const termsOf = (db: Executor, question: ForecastQuestion): Promise<Row[]> =>
  keptTerms(db, question)
    .orderBy('t.id')
    .select([...columnsUnder('t', 'term', 'allowances'), db.raw("'[]' as allowances")]);

/** Terms of which a day to come asks whether they are paid: those that still run, and those renewed. */
const billedTerms = (db: Executor, question: ForecastQuestion) =>
  concerned(db, question)
    .join({ t: collection('term') }, 't.membership_id', 'm.document_id')
    .where((billed: ReturnType<Connection>) =>
      billed
        .where('t.ends_on', '>=', question.today)
        .orWhereIn('t.document_id', openTerms(db, 'from_term_id'))
        .orWhereIn('t.document_id', openTerms(db, 'term_id')),
    )
    .join({ d: collection('dues') }, 'd.term_id', 't.document_id');

const duesOf = (db: Executor, question: ForecastQuestion): Promise<Row[]> =>
  billedTerms(db, question).orderBy('d.id').select(columnsUnder('d', 'dues'));

const paymentsOf = (db: Executor, question: ForecastQuestion): Promise<Row[]> =>
  db({ p: collection('payment') })
    .whereIn('p.dues_id', billedTerms(db, question).select('d.document_id'))
    .orderBy('p.id')
    .select(columnsUnder('p', 'payment'));

/** Renewals under way, and what became of those that led out of a term that can still decide. */
const renewalsOf = (db: Executor, question: ForecastQuestion): Promise<Row[]> =>
  rowsOf(db, 'renewal', question).where((kept: ReturnType<Connection>) =>
    kept
      .whereNotNull('x.live_key')
      .orWhereIn('x.from_term_id', keptTerms(db, question).select('t.document_id')),
  );

const contactsOf = (db: Executor, question: ForecastQuestion): Promise<Row[]> =>
  concerned(db, question)
    .join({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .join({ l: 'organisations_cmps' }, 'l.entity_id', 'o.id')
    .join({ c: 'components_organisation_contacts' }, 'c.id', 'l.cmp_id')
    .where('l.field', 'contacts')
    .orderBy([{ column: 'l.entity_id' }, { column: 'l.order' }])
    .select('c.id', 'c.name', 'c.email', 'c.role', 'c.locale', {
      membership_id: 'm.document_id',
    });

const membershipsOf = (db: Executor, question: ForecastQuestion): Promise<Row[]> =>
  concerned(db, question)
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .orderBy('m.id')
    .select('m.*', { organisation_name: 'o.name' });

const toContact = ({ id, name, email, role, locale }: Row): Contact => ({
  id: String(id),
  name: String(name),
  email: String(email ?? ''),
  role: role as Contact['role'],
  locale: locale === 'en' ? 'en' : 'fr',
});

/** Rows by the membership that they belong to, or by what they name otherwise. */
const grouped = (
  rows: readonly Row[],
  column: 'membership_id' | 'dues_id' = 'membership_id',
): ((id: string) => Row[]) => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = String(row[column]);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return (id) => groups.get(id) ?? [];
};

const entities = <T extends Entity>(name: TableName, rows: readonly Row[]): T[] =>
  rows.map((row) => fromRow<T>(name, row));

/** Reads what the coming days depend on. */
export const loadForecast = async (
  db: Executor,
  question: ForecastQuestion,
  surroundings: Surroundings,
): Promise<ForecastRow[]> => {
  const memberships = await membershipsOf(db, question);
  const terms = grouped(await termsOf(db, question));
  const dues = grouped(await duesOf(db, question));
  const payments = grouped(await paymentsOf(db, question), 'dues_id');
  const renewals = grouped(await renewalsOf(db, question));
  const recent = rowsOf(db, 'effect', question).where('x.on', '>=', question.since);
  const effects = grouped(await recent);
  const contacts = grouped(await contactsOf(db, question));

  return memberships.map((row) => {
    const id = String(row.document_id);
    return {
      membershipId: id,
      reference: String(row.reference),
      organisationName: String(row.organisation_name ?? ''),
      read: () => {
        const membership: Membership = toMembership(row);
        const calls = entities<Dues>('dues', dues(id));
        return {
          membership,
          terms: entities<Term>('term', terms(id)),
          dues: calls,
          payments: entities<Payment>(
            'payment',
            calls.flatMap((call) => payments(call.id)),
          ),
          // A day issues no call: what calls are put on, and what they need, decides nothing.
          papers: [],
          payer: UNDEMANDING,
          renewals: entities<Renewal>('renewal', renewals(id)),
          entitlements: [],
          carriedOut: {},
          effects: entities<Effect & Entity>('effect', effects(id)),
          contacts: contacts(id).map(toContact),
          ...surroundings,
          workflow: followedBy(surroundings.workflows, membership),
        };
      },
    };
  });
};
