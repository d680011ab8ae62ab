import { Flex, Typography } from '@strapi/design-system';
import {
  TREASURY_FIGURES,
  type TreasuryFigure,
  type TreasuryView,
  type TwoYears,
} from '../../../../shared/statistics/treasury';
import { Card } from '../../kit/components/Card';
import { PlainTable } from '../../kit/components/PlainTable';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { Figure } from './Figure';
import { listBehind, monthSpan, type Span } from './links';

type Some = Partial<Record<TreasuryFigure, number>>;

interface RowProps {
  names: TwoYears<string>;
  figures: TwoYears<Some>;
  spans: TwoYears<Span>;
  /** The days of what is late and to come of all years, where the row tells of these. */
  every?: true;
  shown: readonly TreasuryFigure[];
  isToday: boolean;
  strong?: true;
}

const ALWAYS: Span = { from: null, to: null };

/** A row of two lines: the year, and the one before it below. */
const Row = ({ names, figures, spans, every, shown, isToday, strong }: RowProps) => {
  const { t } = useTrad();
  const format = useFormat();
  const cell = (name: TreasuryFigure, which: 'now' | 'then') => {
    const cents = figures[which][name];
    if (cents === undefined) return null;
    const left = name === 'late' || name === 'coming';
    const span = left && every ? ALWAYS : spans[which];
    return (
      <Figure
        cents={cents}
        to={listBehind(name, span, isToday && which === 'now')}
        label={t('treasury.sum-of', {
          sum: format.money(cents),
          figure: t(`treasury.figure.${name}`),
          when: names[which],
        })}
        look={which === 'then' ? 'quiet' : strong && 'strong'}
      />
    );
  };
  return (
    <tr>
      <th scope="row">
        <Typography tag="p" fontWeight={strong ? 'bold' : 'regular'}>
          {names.now}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600" fontWeight="regular">
          {names.then}
        </Typography>
      </th>
      {shown.map((name) => (
        <td key={name} data-number>
          <Flex direction="column" alignItems="end">
            {cell(name, 'now')}
            {cell(name, 'then')}
          </Flex>
        </td>
      ))}
    </tr>
  );
};

/** The months of a year and of the one before it; each figure leads to the list behind it. */
export const Months = ({ view }: { view: TreasuryView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { year, months, otherYears, toDate, total, on, before, today } = view;
  const isToday = on === today;
  // Calls are seldom noted for a day ahead.
  const shown = TREASURY_FIGURES.filter((name) => name !== 'planned' || view.planned.length > 0);
  const headers = [
    t('treasury.column.month'),
    ...shown.map((name) => t(`treasury.figure.${name}`)),
  ];
  const yearSpan = (one: number, to = `${one}-12-31`): Span => ({ from: `${one}-01-01`, to });
  const common = { shown, isToday };
  const months2 = (month: string) => ({ now: `${year}-${month}`, then: `${year - 1}-${month}` });
  return (
    <Card
      title={t('treasury.months')}
      help={
        // Of a year that has not begun, both are today.
        on === before
          ? t('treasury.months.help.one-day', { on: format.day(on) })
          : t('treasury.months.help', { on: format.day(on), before: format.day(before) })
      }
    >
      <PlainTable
        look="numbers"
        caption={t('treasury.months')}
        headers={headers}
        numbers={headers.slice(1)}
      >
        {months.map(({ month, now, then }) => (
          <Row
            key={month}
            {...common}
            names={{
              now: format.monthAndYear(months2(month).now),
              then: format.monthAndYear(months2(month).then),
            }}
            figures={{ now, then }}
            spans={{ now: monthSpan(months2(month).now), then: monthSpan(months2(month).then) }}
          />
        ))}
        <Row
          {...common}
          names={{
            now: t('treasury.other-years'),
            then: t('treasury.to-date', { on: format.day(before) }),
          }}
          figures={otherYears}
          spans={{ now: ALWAYS, then: ALWAYS }}
          isToday={false}
        />
        {isToday && on >= `${year}-01-01` && on < `${year}-12-31` ? (
          <Row
            {...common}
            strong
            every
            names={{
              now: t('treasury.to-date', { on: format.day(on) }),
              then: t('treasury.to-date', { on: format.day(before) }),
            }}
            figures={toDate}
            spans={{ now: yearSpan(year, on), then: yearSpan(year - 1, before) }}
          />
        ) : null}
        <Row
          {...common}
          strong
          every
          names={{
            now: t('treasury.total', { year: String(year) }),
            then: t('treasury.total', { year: String(year - 1) }),
          }}
          figures={total}
          spans={{ now: yearSpan(year), then: yearSpan(year - 1) }}
        />
      </PlainTable>
    </Card>
  );
};
