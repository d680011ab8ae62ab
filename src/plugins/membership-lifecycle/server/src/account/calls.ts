import type { Core } from '@strapi/strapi';
import type { ListedCall } from '../../../shared/account/calls';
import type { Page } from '../../../shared/kernel/common';
import { clockIn } from '../kernel/clock';
import { readAll, readPage } from '../kernel/lists';
import { serviceOf } from '../kernel/made-once';
import type { Paging } from '../kernel/rules/pages';
import type { Day } from '../kernel/rules/values';
import { NUMBERED, type CallState, type NumberedFilters, type NumberedRow } from './store/numbered';

export type CallsQuestion = Omit<NumberedFilters, 'today'>;

/** The state of a call on a day, by the rule of `callState`. */
const stateOf = (row: NumberedRow, today: Day): CallState => {
  const { cancelledOn, cause, waivedOn, paid, amount, dueOn } = row;
  if (cancelledOn !== null) return cause === 'waived' ? 'waived' : 'cancelled';
  if (waivedOn !== null) return 'waived';
  if (paid >= amount) return 'paid';
  return dueOn < today ? 'overdue' : 'open';
};

/** The columns in which a credit note differs from its call. */
const NOTE = { dueOn: null, paid: null, left: null, state: null, replaces: null } as const;

const view =
  (today: Day) =>
  (row: NumberedRow): ListedCall => {
    const { waivedOn: _waivedOn, cause: _cause, call, note, ...shown } = row;
    const { amount, paid } = row;
    const state = stateOf(row, today);
    const owes = state === 'open' || state === 'overdue';
    const both = { ...shown, cancelledOn: null, cancelledBy: null, cancels: null };
    return row.kind === 'call'
      ? {
          ...both,
          number: call ?? '',
          state,
          left: owes ? amount - paid : 0,
          cancelledOn: row.cancelledOn,
          cancelledBy: note,
        }
      : { ...both, ...NOTE, number: note ?? '', amount: -amount, cancels: call };
  };

const asked = (strapi: Core.Strapi, question: CallsQuestion): NumberedFilters => ({
  ...question,
  today: clockIn(strapi).today(),
});

const shown = (strapi: Core.Strapi) => {
  const viewOf = view(clockIn(strapi).today());
  return (rows: readonly NumberedRow[]): ListedCall[] => rows.map(viewOf);
};

/** A page of the calls and the credit notes, the last issued first. */
const list = (strapi: Core.Strapi, question: CallsQuestion & Paging): Promise<Page<ListedCall>> =>
  readPage(strapi, NUMBERED, { ...question, ...asked(strapi, question) }, shown(strapi));

/** All that the filters keep, the first issued first, a page after the other, for a file. */
const pages = (strapi: Core.Strapi, question: CallsQuestion): AsyncGenerator<ListedCall[]> =>
  readAll(strapi, NUMBERED, asked(strapi, question), shown(strapi));

/** Every call that was issued and every credit note, as a list. */
export const callsIn = serviceOf({ list, pages });
