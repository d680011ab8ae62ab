import { factsOf } from '../../core/rules/blank-facts';
import type {
  Dues,
  Effect,
  Facts,
  Payment,
  ReminderBase,
  Renewal,
  Term,
} from '../../core/rules/types';
import { CONTACT_COLUMNS, contactIn } from '../../core/store/contacts';
import { followedBy, type Surroundings } from '../../core/store/facts';
import { FIGURE_COLUMNS, figuresIn } from '../../core/store/figures';
import { membershipFields, membershipIn } from '../../core/store/memberships';
import { DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../../core/tables/member';
import { EFFECT_TABLE, RENEWAL_TABLE } from '../../core/tables/renewal';
import type { Day } from '../../kernel/rules/values';
import {
  arraysOf,
  readQuery,
  type Connection,
  type Entity,
  type Executor,
} from '../../kernel/store/database';
import { dayOf } from '../../kernel/store/days';
import { among, dialectOf, readArrays, type Dialect } from '../../kernel/store/scripts';

/**
 * Loads the facts for the coming days of every membership with something due. One query per table,
 * joined to the memberships instead of listing ids. Left out: rights and allowances, which no
 * future step depends on, and data too old to matter.
 */

export interface ForecastQuestion {
  today: Day;
  /**
   * Leaves out memberships with nothing due until then; null for all that a date can still change,
   * or all named.
   */
  until: Day | null;
  /** Older terms do not matter for a member without missed days. */
  since: Day;
  /** Older effects and terms matter for nobody. */
  doneSince: Day;
  membershipIds?: readonly string[] | undefined;
  /** Memberships for which staff scheduled a command, whatever is due. */
  scheduledIds?: readonly string[] | undefined;
}

/** A question with the bases of the reminders that workflows have. */
type Asked = ForecastQuestion & { bases: ReadonlySet<ReminderBase> };

/** A membership. Its rows are parsed on demand, so that a broken row does not affect others. */
export interface ForecastRow {
  membershipId: string;
  reference: string;
  organisationName: string;
  read: () => Facts;
}

const concerned = (
  db: Executor,
  { until, doneSince, membershipIds, scheduledIds = [] }: ForecastQuestion,
) => {
  const query = db({ m: 'memberships' });
  if (membershipIds) {
    const { sql, values } = among(dialectOf(db), membershipIds);
    query.whereRaw(`m.document_id ${sql}`, values);
  }
  if (until !== null) {
    return query.where((kept: ReturnType<Connection>) =>
      kept.where('m.next_due_on', '<=', until).orWhereIn('m.document_id', scheduledIds as string[]),
    );
  }
  if (membershipIds) return query;
  return query.where((kept: ReturnType<Connection>) =>
    kept.whereNotNull('m.next_due_on').orWhere('m.ends_on', '>=', doneSince),
  );
};

// Open renewals have a live key; SQLite uses its index only with this condition.
const openTerms = (db: Executor, column: 'from_term_id' | 'term_id') =>
  db(RENEWAL_TABLE.collection).where('live_key', '>', '').select(column);

/** Terms whose call, due lately or soon, may be reminded of. */
const calledTerms = (db: Executor, since: Day) =>
  db(DUES_TABLE.collection)
    .where('live_key', '>', '')
    .where('due_on', '>=', since)
    .select('live_key');

/** A condition: whether term `t` still matters. */
const decides =
  (db: Executor, { today, since, doneSince, bases }: Asked) =>
  (kept: ReturnType<Connection>) => {
    // The first term tells who joined.
    if (bases.has('joining')) {
      kept.orWhereNotExists((earlier: ReturnType<Connection>) =>
        earlier
          .from({ e: TERM_TABLE.collection })
          .whereRaw('e.membership_id = t.membership_id')
          .whereRaw('e.starts_on < t.starts_on'),
      );
    }
    if (bases.has('due')) kept.orWhereIn('t.document_id', calledTerms(db, since));
    kept
      .orWhere('t.ends_on', '>=', since)
      // Missed runs may still concern an older term.
      .orWhere((missed: ReturnType<Connection>) =>
        missed.where('m.next_due_on', '<', today).where('t.ends_on', '>=', doneSince),
      )
      // The last term always matters, and so does one with an open renewal.
      .orWhereNull('m.ends_on')
      .orWhereRaw('t.ends_on >= m.ends_on')
      .orWhereIn('t.document_id', openTerms(db, 'from_term_id'))
      .orWhereIn('t.document_id', openTerms(db, 'term_id'));
  };

type Values = readonly unknown[];

const TERM = arraysOf<Term>(TERM_TABLE);
const RENEWAL = arraysOf<Renewal>(RENEWAL_TABLE);
const DUES = arraysOf<Dues>(DUES_TABLE);
const PAYMENT = arraysOf<Payment>(PAYMENT_TABLE);
const EFFECT = arraysOf<Effect & Entity>(EFFECT_TABLE);

/**
 * Sorted by member, here and below: SQLite then goes from members to rows, instead of scanning a
 * whole table.
 */
const termsOf = (db: Executor, question: Asked): Promise<unknown[][]> =>
  readQuery(
    db,
    concerned(db, question)
      .join({ t: TERM_TABLE.collection }, 't.membership_id', 'm.document_id')
      .where(decides(db, question))
      .orderBy(['m.id', 't.id'])
      .select(db.raw(TERM.columns('t', dialectOf(db), 'allowances'))),
  );

// The first column of each.
const documentIds = (rows: readonly Values[]): string[] => rows.map(([id]) => String(id));

/** Rows whose column has one of some ids, in one query. */
const naming = async (
  db: Executor,
  rows: { collection: string; columns: (alias: string, dialect: Dialect) => string },
  column: string,
  ids: readonly string[],
): Promise<unknown[][]> => {
  if (ids.length === 0) return [];
  const dialect = dialectOf(db);
  const wanted = among(dialect, ids);
  const sql = `select ${rows.columns('n', dialect)} from ${rows.collection} n
    where n.${column} ${wanted.sql} order by n.id`;
  return readArrays(db, { sql, values: wanted.values });
};

/** Open renewals, and the outcome of renewals of terms that still matter. */
const renewalsOf = (db: Executor, terms: readonly Values[]): Promise<unknown[][]> =>
  naming(db, RENEWAL, 'from_term_id', documentIds(terms));

const endsOn = TERM.column('ends_on');
const liveKey = RENEWAL.column('live_key');
const fromTermId = RENEWAL.column('from_term_id');
const termId = RENEWAL.column('term_id');
const calledMember = DUES.column('membership_id');

/**
 * Calls of running or renewed terms: the simulation checks whether they are paid. Those of past
 * terms are followed too, where workflows have reminders of them.
 */
const duesOf = (
  db: Executor,
  { today, bases }: Asked,
  terms: readonly Values[],
  renewals: readonly Values[],
): Promise<unknown[][]> => {
  const open = renewals.filter((row) => liveKey(row) !== null);
  const renewed = new Set(open.flatMap((row) => [fromTermId(row), termId(row)]));
  const billed = bases.has('due')
    ? terms
    : terms.filter((row) => dayOf(endsOn(row)) >= today || renewed.has(row[0]));
  // By the live key, which equals the term's id and has an index.
  return naming(db, DUES, 'live_key', documentIds(billed));
};

/** The lines of calls, and those of the credit that may pay them. */
const paymentsOf = async (
  db: Executor,
  { bases }: Asked,
  dues: readonly Values[],
): Promise<unknown[][]> => {
  const members = [...new Set(dues.map((row) => String(calledMember(row))))];
  return [
    ...(await naming(db, PAYMENT, 'dues_id', documentIds(dues))),
    ...(bases.has('due') ? await naming(db, PAYMENT, 'credit_of', members) : []),
  ];
};

const effectsOf = (db: Executor, question: ForecastQuestion): Promise<unknown[][]> =>
  readQuery(
    db,
    concerned(db, question)
      .join({ e: EFFECT_TABLE.collection }, 'e.membership_id', 'm.document_id')
      .where('e.on', '>=', question.doneSince)
      .orderBy(['m.id', 'e.id'])
      .select(db.raw(EFFECT.columns('e', dialectOf(db)))),
  );

const contactsOf = (db: Executor, question: ForecastQuestion): Promise<unknown[][]> =>
  readQuery(
    db,
    concerned(db, question)
      .join({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
      .join({ l: 'organisations_cmps' }, 'l.entity_id', 'o.id')
      .join({ c: 'components_organisation_contacts' }, 'c.id', 'l.cmp_id')
      .where('l.field', 'contacts')
      .orderBy([{ column: 'l.entity_id' }, { column: 'l.order' }])
      .select('m.document_id', ...CONTACT_COLUMNS),
  );

const FIGURES = FIGURE_COLUMNS.map((column) => `o.${column}`).join(', ');

const membershipsOf = (db: Executor, question: ForecastQuestion): Promise<unknown[][]> =>
  readQuery(
    db,
    concerned(db, question)
      .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
      .orderBy('m.id')
      // One text: servers take the columns of a row in the order in which it names them.
      .select(db.raw(`${membershipFields('m')}, ${FIGURES}, o.name as organisation_name`)),
  );

/** Rows by the membership that they belong to, or by what they name otherwise. */
const grouped = (
  rows: readonly Values[],
  named: (row: Values) => unknown,
): ((id: string) => Values[]) => {
  const groups = new Map<unknown, Values[]>();
  for (const row of rows) {
    const id = named(row);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return (id) => groups.get(id) ?? [];
};

/**
 * Parses equal texts once: terms share policies and names, and separate copies took a fifth of the
 * time.
 */
const parsing = (): ((text: string) => unknown) => {
  const known = new Map<string, unknown>();
  return (text) => {
    let parsed = known.get(text);
    if (parsed === undefined) known.set(text, (parsed = JSON.parse(text)));
    return parsed;
  };
};

/** Reads what the coming days depend on. */
export const loadForecast = async (
  db: Executor,
  asked: ForecastQuestion,
  surroundings: Surroundings,
): Promise<ForecastRow[]> => {
  const reminders = surroundings.workflows.flatMap((workflow) => workflow.reminders);
  const question = { ...asked, bases: new Set(reminders.map(({ base }) => base)) };
  const memberships = await membershipsOf(db, question);
  const termRows = await termsOf(db, question);
  const renewalRows = await renewalsOf(db, termRows);
  const duesRows = await duesOf(db, question, termRows, renewalRows);
  const terms = grouped(termRows, TERM.column('membership_id'));
  const renewals = grouped(renewalRows, RENEWAL.column('membership_id'));
  const dues = grouped(duesRows, calledMember);
  const paymentRows = await paymentsOf(db, question, duesRows);
  const payments = grouped(paymentRows, PAYMENT.column('dues_id'));
  const credits = grouped(paymentRows, PAYMENT.column('credit_of'));
  const effects = grouped(await effectsOf(db, question), EFFECT.column('membership_id'));
  const contacts = grouped(await contactsOf(db, question), ([membershipId]) => membershipId);
  const parse = parsing();

  return memberships.map((row) => {
    const [id, reference] = [String(row[0]), String(row[1])];
    return {
      membershipId: id,
      reference,
      organisationName: String(row.at(-1) ?? ''),
      read: () => {
        const membership = membershipIn(row, parse);
        const calls = dues(id).map((one) => DUES.entity(one));
        // The daily run issues no calls, so their papers and requirements are not needed.
        const read = {
          membership,
          terms: terms(id).map((one) => TERM.entity(one, parse)),
          dues: calls,
          payments: [...calls.flatMap((call) => payments(call.id)), ...credits(id)].map((one) =>
            PAYMENT.entity(one),
          ),
          renewals: renewals(id).map((one) => RENEWAL.entity(one)),
          effects: effects(id).map((one) => EFFECT.entity(one)),
          contacts: contacts(id).flatMap((one) => contactIn(one, surroundings.channels) ?? []),
          // The name is the last column, and the figures stand before it.
          figures: figuresIn(row.slice(-1 - FIGURE_COLUMNS.length, -1)),
          workflow: followedBy(surroundings.workflows, membership),
        };
        return factsOf(read, surroundings);
      },
    };
  });
};
