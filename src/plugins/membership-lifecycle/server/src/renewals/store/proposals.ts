import type { Figures } from '../../../../shared/core/brackets';
import { FIGURE_COLUMNS, figuresIn } from '../../core/store/figures';
import { DUES_TABLE, TERM_TABLE } from '../../core/tables/member';
import { RENEWAL_TABLE } from '../../core/tables/renewal';
import type { Cents, Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, orNull, selectionOf } from '../../kernel/store/rows';
import type { Row } from '../../kernel/store/scripts';
import { matching, type RenewalFilters } from './renewals';

/** A proposal whose price is decided anew by what is sold today. */
export interface Proposed {
  renewalId: string;
  membershipId: string;
  stageId: string;
  /** Cents, as stored when the renewal was opened. */
  price: Cents | null;
  currency: string;
  tierCode: string;
  startsOn: Day;
  endsOn: Day;
  anchorOn: Day;
  anchorOffset: number;
  offerDocumentId: string | null;
  /** The figures of the organisation. */
  figures: Figures;
}

const R = columnsOf(RENEWAL_TABLE, 'r');
const T = columnsOf(TERM_TABLE, 't');

const { columns, read } = selectionOf({
  renewalId: R.id,
  membershipId: R.membershipId,
  stageId: R.stageId,
  price: orNull(T.price),
  currency: T.currency,
  tierCode: T.tierCode,
  startsOn: T.startsOn,
  endsOn: T.endsOn,
  anchorOn: T.anchorOn,
  anchorOffset: T.anchorOffset,
  offerDocumentId: orNull(T.offerDocumentId),
});

/** The matching renewals that propose a term which was neither called for nor priced by staff. */
export const findProposed = async (db: Executor, filters: RenewalFilters): Promise<Proposed[]> => {
  const rows: Row[] = await matching(db, filters, ['proposed', 'member'])
    .leftJoin({ d: DUES_TABLE.collection }, 'd.live_key', 't.document_id')
    .where('t.state', 'proposed')
    .whereNull('t.repriced_on')
    .whereNull('d.id')
    .select(columns)
    .select(FIGURE_COLUMNS.map((column) => `o.${column}`));
  return rows.map((row) => ({
    ...read(row),
    figures: figuresIn(FIGURE_COLUMNS.map((column) => row[column])),
  }));
};
