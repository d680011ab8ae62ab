import type { Core } from '@strapi/strapi';
import type { CallsPage, ListedCall } from '../../../shared/account/calls';
import { MOST_DEPOSITS, type SelectedCall } from '../../../shared/core/deposits';
import { clockIn } from '../kernel/clock';
import { asIs, readAll, readPage } from '../kernel/lists';
import { serviceOf } from '../kernel/made-once';
import type { Paging } from '../kernel/rules/pages';
import { executorOf } from '../kernel/store/database';
import { refuse } from './refusals/deposits';
import {
  NUMBERED,
  sumNumbered,
  type CallState,
  type NumberedFilters,
  type NumberedRow,
  type Overdue,
} from './store/numbered';
import { coveredCalls } from './unpaid';

export type CallsQuestion = Omit<NumberedFilters, 'today' | 'covered'>;

/** The state of a call on a day, by the rule of `callState`. */
export const stateOf = (row: NumberedRow, { today, covered }: Overdue): CallState => {
  const { cancelledOn, cause, waivedOn, paid, amount, dueOn, duesId } = row;
  const { writtenOff, writtenOffAs } = row;
  if (cancelledOn !== null) return cause === 'waived' ? 'waived' : 'cancelled';
  if (waivedOn !== null) return 'waived';
  if (paid >= amount - writtenOff) return writtenOffAs === 'loss' ? 'written-off' : 'paid';
  return dueOn < today && !covered.includes(duesId) ? 'overdue' : 'open';
};

/** The number of a call or a credit note; empty for a call of an imported history. */
export const numberOf = ({ kind, call, note }: NumberedRow): string =>
  (kind === 'call' ? call : note) ?? '';

const depositOf = ({ deposit, depositOn, depositReason }: NumberedRow): ListedCall['deposit'] =>
  deposit === null || deposit === 'undone' || depositOn === null
    ? null
    : { state: deposit, on: depositOn, reason: depositReason };

/** The columns in which a credit note differs from its call. */
const NOTE = { dueOn: null, paid: null, left: null, state: null, replaces: null } as const;

const view =
  (by: Overdue) =>
  (row: NumberedRow): ListedCall => {
    const { id, kind, issuedOn, membershipId, reference, organisation } = row;
    const { startsOn, endsOn, amount, paid, dueOn, replaces, replacedBy } = row;
    const state = stateOf(row, by);
    const owes = state === 'open' || state === 'overdue';
    const both = {
      ...{ id, kind, number: numberOf(row), issuedOn, membershipId, reference, organisation },
      ...{ startsOn, endsOn, replacedBy, deposit: depositOf(row) },
      ...{ cancelledOn: null, cancelledBy: null, cancels: null },
    };
    return kind === 'call'
      ? {
          ...both,
          ...{ amount, dueOn, paid, state, replaces },
          left: owes ? amount - row.writtenOff - paid : 0,
          cancelledOn: row.cancelledOn,
          cancelledBy: row.note,
        }
      : { ...both, ...NOTE, amount: -amount, cancels: row.call };
  };

const asked = async (strapi: Core.Strapi, question: CallsQuestion): Promise<NumberedFilters> => ({
  ...question,
  today: clockIn(strapi).today(),
  covered: await coveredCalls(await executorOf(strapi)),
});

const shown =
  (by: Overdue) =>
  (rows: readonly NumberedRow[]): ListedCall[] =>
    rows.map(view(by));

/** A page of the calls and the credit notes, the last issued first, with the sums of all that match. */
const list = async (strapi: Core.Strapi, question: CallsQuestion & Paging): Promise<CallsPage> => {
  const filters = { ...question, ...(await asked(strapi, question)) };
  const { data, meta } = await readPage(strapi, NUMBERED, filters, shown(filters));
  const sums = await sumNumbered(await executorOf(strapi), filters);
  return { data, meta: { ...meta, on: filters.today, sums } };
};

/** All that the filters keep, the first issued first, a page after the other, for a file. */
async function* pages(strapi: Core.Strapi, question: CallsQuestion): AsyncGenerator<ListedCall[]> {
  const filters = await asked(strapi, question);
  yield* readAll(strapi, NUMBERED, filters, shown(filters));
}

/** All rows that a question keeps, to be acted upon; refused when they are too many. */
export const chosenRows = async (
  strapi: Core.Strapi,
  question: CallsQuestion,
): Promise<NumberedRow[]> => {
  const chosen: NumberedRow[] = [];
  const filters = await asked(strapi, question);
  for await (const rows of readAll(strapi, NUMBERED, filters, asIs)) {
    chosen.push(...rows);
    if (chosen.length > MOST_DEPOSITS) throw refuse('calls-too-many', { most: MOST_DEPOSITS });
  }
  return chosen;
};

/** A row as bulk actions name it. */
export const nameOf = (row: NumberedRow): SelectedCall => {
  const { id, membershipId, reference, organisation } = row;
  return { id, membershipId, reference, organisation, number: numberOf(row) };
};

/** Every call and credit note that the filters keep, by name alone. */
const selection = async (strapi: Core.Strapi, question: CallsQuestion): Promise<SelectedCall[]> =>
  (await chosenRows(strapi, question)).map(nameOf);

/** Every call that was issued and every credit note, as a list. */
export const callsIn = serviceOf({ list, pages, selection });
