import type { Core } from '@strapi/strapi';
import { Temporal } from 'temporal-polyfill';
import { MEMBER_PAPER_KINDS } from '../../../../shared/papers/member-papers';
import { ERASED_CONTACT } from '../../core/store/organisations';
import { PAPER_TABLE } from '../../core/tables/paper';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import { toldDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { fromRow, type Executor, type Transaction } from '../../kernel/store/database';
import { columnsOf, or, orNull, pick, selectionOf } from '../../kernel/store/rows';
import { type Row } from '../../kernel/store/scripts';
import { MESSAGE_TABLE } from '../../messages/tables/message';
import type { MemberPaper } from '../../papers/store/member-papers';
import { IMPORT_TABLE } from '../../transfer/tables/import';

/** Finds data past its retention. */

/** An item to delete, with its member. */
export interface Overdue {
  id: string;
  reference: string;
  organisation: string;
  /** The day from which its duration counts. */
  since: Day;
}

/** Memberships that ended before a day, without any running term. */
const gone = (db: Executor, before: Day) =>
  db({ m: 'memberships' })
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .whereIn('m.membership_status', ['ended', 'lapsed', 'refused'])
    .where((either: ReturnType<Executor>) => {
      either
        .where((ended: ReturnType<Executor>) =>
          ended.whereNotNull('m.ended_on').where('m.ended_on', '<', before),
        )
        .orWhere((refused: ReturnType<Executor>) =>
          refused.whereNotNull('m.refused_on').where('m.refused_on', '<', before),
        )
        .orWhere((lapsed: ReturnType<Executor>) =>
          lapsed
            .whereNull('m.ended_on')
            .whereNull('m.refused_on')
            .whereNotNull('m.ends_on')
            .where('m.ends_on', '<', before),
        );
    });

const M = columnsOf(MEMBERSHIPS, 'm');
const NAMED = {
  reference: M.reference,
  organisation: or(columnsOf(ORGANISATIONS, 'o').name, ''),
};
const LEFT = {
  endedOn: orNull({ ...M.endsOn, from: 'm.ended_on' }),
  refusedOn: orNull({ ...M.endsOn, from: 'm.refused_on' }),
  endsOn: M.endsOn,
};

/** The first day on which a membership of `gone` ended. */
const leftOn = ({ endedOn, refusedOn, endsOn }: { [Name in keyof typeof LEFT]: Day | null }): Day =>
  [endedOn, refusedOn].flatMap((day) => day ?? []).sort()[0] ?? endsOn;

/** Members that left before a day and whose contacts were not erased. */
export const findContactsOverdue = async (
  strapi: Core.Strapi,
  db: Executor,
  before: Day,
): Promise<(Overdue & { organisationId: string; contactIds: string[] })[]> => {
  const rows = await pick(gone(db, before).orderBy('m.id'), {
    id: M.id,
    organisationId: M.organisationId,
    ...NAMED,
    ...LEFT,
  });
  const found = (await strapi.db.query('api::organisation.organisation').findMany({
    where: { documentId: { $in: rows.map(({ organisationId }) => organisationId) } },
    populate: { contacts: true },
  })) as { documentId: string; contacts: { id: number | string; name: string | null }[] }[];
  const byId = new Map(found.map((one) => [one.documentId, one.contacts]));
  return rows.flatMap((row) => {
    const contacts = (byId.get(row.organisationId) ?? []).filter(
      ({ name }) => name !== ERASED_CONTACT,
    );
    return contacts.length === 0
      ? []
      : [{ ...row, since: leftOn(row), contactIds: contacts.map(({ id }) => String(id)) }];
  });
};

/** The day of an instant, as instants of days are made. */
const dayOf = (at: number): Day =>
  toldDay(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDate());

/** Handled messages from before an instant that were not erased. */
export const findMessagesOverdue = async (db: Executor, before: number): Promise<Overdue[]> => {
  const X = columnsOf(MESSAGE_TABLE, 'x');
  const rows = await pick(
    db({ x: MESSAGE_TABLE.collection })
      .leftJoin({ m: 'memberships' }, 'm.document_id', 'x.membership_id')
      .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
      .whereIn('x.state', ['sent', 'failed', 'kept', 'withheld', 'cancelled'])
      .where('x.queued_at', '<', before)
      .where('x.text', '<>', '')
      .orderBy('x.id'),
    { id: X.id, queuedAt: X.queuedAt, ...NAMED },
  );
  return rows.map(({ queuedAt, ...row }) => ({ ...row, since: dayOf(queuedAt) }));
};

/** Papers given by members that left before a day. */
export const findPapersOverdue = async (
  db: Executor,
  before: Day,
): Promise<(Overdue & { paper: MemberPaper })[]> => {
  const { columns, read } = selectionOf({ ...NAMED, ...LEFT });
  const rows: Row[] = await gone(db, before)
    .join({ x: PAPER_TABLE.collection }, 'x.membership_id', 'm.document_id')
    .whereIn('x.kind', [...MEMBER_PAPER_KINDS])
    .orderBy('x.id')
    .select('x.*', columns);
  return rows.map((row) => {
    const paper = fromRow<MemberPaper>(PAPER_TABLE, row);
    const { reference, organisation, ...left } = read(row);
    return { id: paper.id, reference, organisation, since: leftOn(left), paper };
  });
};

/** Imports that were applied before a day and still hold their lines. */
export const findImportsOverdue = async (db: Executor, before: Day): Promise<Overdue[]> => {
  const query = db(IMPORT_TABLE.collection)
    .where('state', 'applied')
    .where('applied_on', '<', before)
    .whereNotNull('lines')
    .orderBy('id');
  const { id, name: organisation, appliedOn: since } = columnsOf(IMPORT_TABLE);
  return (await pick(query, { id, organisation, since })).map((row) => ({ ...row, reference: '' }));
};

/** Deletes the lines of applied imports, but not their summary. */
export const emptyImports = async (trx: Transaction, ids: readonly string[]): Promise<void> => {
  await trx(IMPORT_TABLE.collection)
    .whereIn('document_id', ids as string[])
    .update({ lines: null });
};
