import type { WriteOffCause } from '../../../../shared/core/call-reminders';
import type { PaymentKind } from '../../core/rules/types';
import { CREDIT_NOTE_TABLE, DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../../core/tables/member';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, or, orNull, pick, pickOne, typed } from '../../kernel/store/rows';
import { ACTIVITY_TABLE } from '../../kernel/tables/shared';
import type { BookCall, BookFacts, BookLine } from '../rules/types';
import type { Names } from '../rules/written';

/** What the books are made of: every call, what cancelled it, and every line of all accounts. */

/**
 * When imports wrote their rows: all rows of one have the instant of its lines in the journal, and its
 * calls and payments are on terms that were imported.
 */
const findImports = async (db: Executor): Promise<ReadonlySet<number>> => {
  const query = db({ a: ACTIVITY_TABLE.collection })
    .where('a.command', 'import-history')
    .groupBy('a.at');
  return new Set(await pickOne(query, columnsOf(ACTIVITY_TABLE, 'a').at));
};

const findCalls = async (db: Executor, imports: ReadonlySet<number>): Promise<BookCall[]> => {
  const [d, t] = [columnsOf(DUES_TABLE, 'd'), columnsOf(TERM_TABLE, 't')];
  const n = columnsOf(CREDIT_NOTE_TABLE, 'n');
  const query = db({ d: DUES_TABLE.collection })
    .join({ t: TERM_TABLE.collection }, 't.document_id', 'd.term_id')
    .leftJoin({ n: CREDIT_NOTE_TABLE.collection }, 'n.dues_id', 'd.document_id')
    .orderBy('d.id');
  const rows = await pick(query, {
    id: d.id,
    row: d.rowId,
    membershipId: d.membershipId,
    number: orNull(d.number),
    issuedOn: d.issuedOn,
    amount: d.amount,
    startsOn: t.startsOn,
    endsOn: t.endsOn,
    cancelledOn: orNull(d.cancelledOn),
    waivedOn: orNull(t.waivedOn),
    writtenOff: orNull(d.writtenOff),
    writtenOffOn: orNull(d.writtenOffOn),
    writtenOffAs: orNull(typed<WriteOffCause>(d.writtenOffAs)),
    notedOn: orNull(n.issuedOn),
    note: orNull(n.number),
    createdAt: d.createdAt,
    imported: orNull(t.imported),
  });
  return rows.map(({ cancelledOn, waivedOn, notedOn, note, createdAt, imported, ...row }) => {
    const { writtenOff: amount, writtenOffOn, writtenOffAs: as, ...call } = row;
    // Calls that earlier versions cancelled or waived have no credit note.
    const on = notedOn ?? cancelledOn ?? waivedOn;
    const ended = on === null ? null : { on, number: note };
    const writtenOff =
      amount === null || writtenOffOn === null || as === null
        ? null
        : { amount, on: writtenOffOn, as };
    return { ...call, ended, writtenOff, isImported: imported === true && imports.has(createdAt) };
  });
};

const findLines = async (db: Executor, imports: ReadonlySet<number>): Promise<BookLine[]> => {
  const [p, d] = [columnsOf(PAYMENT_TABLE, 'p'), columnsOf(DUES_TABLE, 'd')];
  const t = columnsOf(TERM_TABLE, 't');
  const query = db({ p: PAYMENT_TABLE.collection })
    .leftJoin({ d: DUES_TABLE.collection }, 'd.document_id', 'p.dues_id')
    .leftJoin({ t: TERM_TABLE.collection }, 't.document_id', 'd.term_id')
    .orderBy('p.id');
  const rows = await pick(query, {
    id: p.id,
    row: p.rowId,
    callOf: orNull(d.membershipId),
    creditOf: orNull(p.creditOf),
    duesId: orNull(p.duesId),
    receiptId: orNull(p.receiptId),
    kind: typed<PaymentKind>(p.kind),
    amount: p.amount,
    on: p.on,
    method: orNull(p.method),
    reference: orNull(p.reference),
    reversesId: orNull(p.reversesId),
    createdAt: p.createdAt,
    imported: orNull(t.imported),
  });
  return rows.map(({ callOf, creditOf, createdAt, imported, ...line }) => ({
    ...line,
    isImported: imported === true && imports.has(createdAt),
    membershipId: callOf ?? creditOf ?? '',
  }));
};

/** All that the books are made of, but what the bank tells. */
export const findBookFacts = async (db: Executor): Promise<Omit<BookFacts, 'deposits'>> => {
  const imports = await findImports(db);
  return { calls: await findCalls(db, imports), lines: await findLines(db, imports) };
};

/** The reference and the organisation of every membership, as they are called today. */
export const findNames = async (db: Executor): Promise<Names> => {
  const query = db({ m: MEMBERSHIPS.collection }).leftJoin(
    { o: ORGANISATIONS.collection },
    'o.document_id',
    'm.organisation_id',
  );
  const rows = await pick(query, {
    id: columnsOf(MEMBERSHIPS, 'm').id,
    reference: columnsOf(MEMBERSHIPS, 'm').reference,
    organisation: or(columnsOf(ORGANISATIONS, 'o').name, ''),
  });
  return new Map(rows.map(({ id, ...name }) => [id, name]));
};
