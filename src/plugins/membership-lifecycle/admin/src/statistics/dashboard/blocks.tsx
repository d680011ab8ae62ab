import { STATUSES } from '../../../../shared/core/commands';
import type { YearTable, YearView } from '../../../../shared/statistics/statistics';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { BarsChart } from './BarsChart';
import { Block } from './Block';
import type { Fill } from './patterns';

/** The five questions about a year. */

interface Props {
  view: YearView;
  onExport: (table: YearTable) => void;
}

/** The statuses of those who are members or about to be; the table counts the others too. */
const DRAWN = [
  ['active', 'solid'],
  ['grace', 'stripes'],
  ['suspended', 'crosses'],
  ['pending', 'lines'],
  ['applied', 'dots'],
] as const satisfies readonly (readonly [(typeof STATUSES)[number], Fill])[];

/** Members by status, at the end of each month. */
export const StatusesBlock = ({ view, onExport }: Props) => {
  const { t } = useTrad();
  const { number, day, monthName } = useFormat();
  return (
    <Block
      table="statuses"
      headers={[t('dashboard.on'), ...STATUSES.map((status) => t(`status.${status}`))]}
      rows={view.statuses.map(({ on, counts }) => ({
        key: on,
        cells: [day(on), ...STATUSES.map((status) => number(counts[status]))],
      }))}
      onExport={onExport}
    >
      <BarsChart
        label={t('dashboard.statuses.chart', { year: String(view.year) })}
        rows={view.statuses.map(({ on, counts }) => ({
          name: monthName(on.slice(0, 7)),
          ...Object.fromEntries(DRAWN.map(([status]) => [status, counts[status]])),
        }))}
        series={DRAWN.map(([status, fill]) => ({
          key: status,
          label: t(`status.${status}`),
          fill,
        }))}
        stacked
        format={number}
      />
    </Block>
  );
};

/** Members who came and who left, month by month. */
export const MovementsBlock = ({ view, onExport }: Props) => {
  const { t } = useTrad();
  const { number, monthName, monthAndYear } = useFormat();
  return (
    <Block
      table="movements"
      headers={[
        t('dashboard.month'),
        t('dashboard.arrivals'),
        t('dashboard.departures'),
        t('dashboard.members'),
      ]}
      rows={view.movements.map(({ month, arrivals, departures, members }) => ({
        key: month,
        cells: [monthAndYear(month), number(arrivals), number(departures), number(members)],
      }))}
      onExport={onExport}
    >
      <BarsChart
        label={t('dashboard.movements.chart', { year: String(view.year) })}
        rows={view.movements.map(({ month, arrivals, departures }) => ({
          name: monthName(month),
          arrivals,
          departures,
        }))}
        series={[
          { key: 'arrivals', label: t('dashboard.arrivals'), fill: 'solid' },
          { key: 'departures', label: t('dashboard.departures'), fill: 'stripes' },
        ]}
        format={number}
      />
    </Block>
  );
};

/** The share of renewals that were won, year by year. */
export const RenewalsBlock = ({ view, onExport }: Props) => {
  const { t } = useTrad();
  const { number, percent } = useFormat();
  return (
    <Block
      table="renewals"
      headers={[
        t('dashboard.term-year'),
        t('dashboard.won'),
        t('dashboard.lost'),
        t('dashboard.open'),
        t('dashboard.rate'),
      ]}
      rows={view.renewals.map(({ year, won, lost, open, rate }) => ({
        key: String(year),
        cells: [
          String(year),
          number(won),
          number(lost),
          number(open),
          rate === null ? t('dashboard.undecided') : percent(rate),
        ],
      }))}
      onExport={onExport}
    >
      <BarsChart
        label={t('dashboard.renewals.chart')}
        rows={view.renewals.map(({ year, rate }) => ({ name: String(year), rate }))}
        series={[{ key: 'rate', label: t('dashboard.rate'), fill: 'solid' }]}
        labelled
        format={percent}
        max={100}
      />
    </Block>
  );
};

/** The sums asked for and the sums received, month by month. */
export const DuesBlock = ({ view, onExport }: Props) => {
  const { t } = useTrad();
  const { money, briefMoney, monthName, monthAndYear } = useFormat();
  const total = (key: 'expected' | 'received') =>
    view.dues.reduce((sum, month) => sum + month[key], 0);
  const nothing = view.dues.every(({ expected, received }) => expected === 0 && received === 0);
  const months = view.dues.map(({ month, expected, received }) => ({
    key: month,
    cells: [monthAndYear(month), money(expected), money(received)],
  }));
  const whole = {
    key: 'total',
    cells: [t('dashboard.total'), money(total('expected')), money(total('received'))],
  };
  return (
    <Block
      table="dues"
      headers={[t('dashboard.month'), t('dashboard.expected'), t('dashboard.received')]}
      rows={nothing ? [] : [...months, whole]}
      onExport={onExport}
    >
      <BarsChart
        label={t('dashboard.dues.chart', { year: String(view.year) })}
        rows={view.dues.map(({ month, expected, received }) => ({
          name: monthName(month),
          expected,
          received,
        }))}
        series={[
          { key: 'expected', label: t('dashboard.expected'), fill: 'stripes' },
          { key: 'received', label: t('dashboard.received'), fill: 'solid' },
        ]}
        format={money}
        axis={briefMoney}
      />
    </Block>
  );
};

/** The use of the rights of the terms that began in the year. */
export const RightsBlock = ({ view, onExport }: Props) => {
  const { t } = useTrad();
  const { number, text } = useFormat();
  return (
    <Block
      table="rights"
      headers={[
        t('dashboard.right'),
        t('dashboard.holders'),
        t('dashboard.granted'),
        t('dashboard.used'),
        t('dashboard.carried'),
        t('dashboard.remaining'),
      ]}
      rows={view.rights.map(({ benefit, names, members, granted, used, carried }) => ({
        key: benefit,
        cells: [
          text(names) || benefit,
          number(members),
          granted === null ? t('dashboard.unlimited') : number(granted),
          number(used),
          granted === null ? t('dashboard.not-counted') : number(carried),
          granted === null ? t('dashboard.not-counted') : number(granted - used - carried),
        ],
      }))}
      onExport={onExport}
    >
      <BarsChart
        label={t('dashboard.rights.chart', { year: String(view.year) })}
        rows={view.rights.map(({ benefit, names, granted, used }) => ({
          name: text(names) || benefit,
          granted,
          used,
        }))}
        series={[
          { key: 'granted', label: t('dashboard.granted'), fill: 'stripes' },
          { key: 'used', label: t('dashboard.used'), fill: 'solid' },
        ]}
        lying
        labelled
        format={number}
      />
    </Block>
  );
};
