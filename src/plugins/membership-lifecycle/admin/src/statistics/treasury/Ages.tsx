import { Typography } from '@strapi/design-system';
import { LATE_AGES } from '../../../../shared/statistics/late';
import type { TreasuryView } from '../../../../shared/statistics/treasury';
import { Card } from '../../kit/components/Card';
import { PlainTable } from '../../kit/components/PlainTable';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { duesWith } from '../../kit/widgets/places';
import { Figure } from './Figure';

/** What is late on the two days, by for how long. */
export const Ages = ({ view }: { view: TreasuryView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { ages, toDate, on, before, today, since } = view;
  const rows = [
    { day: on, of: ages.now, late: toDate.now.late },
    // Of a year that has not begun, both are today.
    ...(before === on ? [] : [{ day: before, of: ages.then, late: toDate.then.late }]),
  ];
  const headers = [
    t('treasury.column.day'),
    ...LATE_AGES.map((age) => t(`late.age.${age}`)),
    t('treasury.figure.late'),
  ];
  return (
    <Card title={t('treasury.ages')} help={t('treasury.ages.help')}>
      <PlainTable
        look="numbers"
        caption={t('treasury.ages')}
        headers={headers}
        numbers={headers.slice(1)}
      >
        {rows.map(({ day, of, late }) => {
          // Lists tell of today alone.
          const leads = day === today;
          const label = (sum: number, age: string) =>
            t('late.sum-of', { sum: format.money(sum), month: format.day(day), age });
          return (
            <tr key={day}>
              <th scope="row">
                <Typography>{format.day(day)}</Typography>
              </th>
              {LATE_AGES.map((age) => (
                <td key={age} data-number>
                  <Figure
                    cents={of[age]}
                    to={leads ? duesWith({ overdue: 'true', age }) : undefined}
                    label={label(of[age], t(`late.age.${age}`))}
                  />
                </td>
              ))}
              <td data-number>
                <Figure
                  cents={late}
                  to={leads ? duesWith({ overdue: 'true' }) : undefined}
                  label={label(late, t('treasury.figure.late'))}
                  look="strong"
                />
              </td>
            </tr>
          );
        })}
      </PlainTable>
      {since === null ? null : (
        <Typography tag="p" paddingTop={3}>
          {t('treasury.since', { on: format.day(on), sum: format.money(since) })}
        </Typography>
      )}
    </Card>
  );
};
