import type { TreasuryFigure } from '../../../../shared/statistics/treasury';
import { callsWith, paymentsWith } from '../../kit/widgets/places';

/** The days of a row, both included; null for no bound. */
export interface Span {
  from: string | null;
  to: string | null;
}

/** The last day of a month that is written `YYYY-MM`. */
export const monthSpan = (month: string): Span => {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
};

const given = (values: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null),
  );

const due = ({ from, to }: Span) => given({ dueFrom: from, dueTo: to });

/** The list behind each figure of some days; what is late and to come has one today alone. */
const LISTS: Record<TreasuryFigure, (span: Span) => string | undefined> = {
  called: ({ from, to }) => callsWith({ kind: 'call', ...given({ from, to }) }),
  credited: ({ from, to }) => callsWith({ kind: 'credit-note', ...given({ from, to }) }),
  received: ({ from, to }) => paymentsWith({ kind: 'in', ...given({ from, to }) }),
  refunded: ({ from, to }) => paymentsWith({ kind: 'out', ...given({ from, to }) }),
  due: (span) => callsWith({ kind: 'call', ...due(span) }),
  late: (span) => callsWith({ kind: 'call', state: 'overdue', ...due(span) }),
  coming: (span) => callsWith({ kind: 'call', state: 'open', ...due(span) }),
  planned: () => undefined,
};

export const listBehind = (name: TreasuryFigure, span: Span, isToday: boolean) =>
  (name === 'late' || name === 'coming') && !isToday ? undefined : LISTS[name](span);
