import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { LATE_AGES, type LateMonth, type LateView } from '../../../../shared/statistics/late';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { PageBody } from '../../kit/components/PageBody';
import { PlainTable } from '../../kit/components/PlainTable';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { duesWith } from '../../kit/widgets/places';
import { useGetLateDuesQuery } from '../api';

const NOWRAP = { whiteSpace: 'nowrap' } as const;

/** A sum that leads to the calls behind it; a dash where there are none. */
const Sum = ({ cents, to, label }: { cents: number; to: string; label: string }) => {
  const format = useFormat();
  return (
    <td style={NOWRAP}>
      {cents > 0 ? (
        <Link tag={NavLink} to={to} aria-label={label}>
          {format.money(cents)}
        </Link>
      ) : (
        <Typography textColor="neutral600" aria-hidden>
          –
        </Typography>
      )}
    </td>
  );
};

/** One month, or all of them: how many are late, with how much, and since when. */
const Row = ({ row, month }: { row: Omit<LateMonth, 'month'>; month: string | null }) => {
  const { t } = useTrad();
  const format = useFormat();
  const name = month ? format.monthAndYear(month) : t('late.total');
  const where = { overdue: 'true', ...(month ? { month } : {}) };
  const weight = month ? 'regular' : 'bold';
  return (
    <tr>
      <th scope="row">
        <Typography fontWeight={weight}>{name}</Typography>
      </th>
      <td style={NOWRAP}>
        <Typography fontWeight={weight}>{format.number(row.members)}</Typography>
      </td>
      <td style={NOWRAP}>
        <Link
          tag={NavLink}
          to={duesWith(where)}
          aria-label={t('late.calls-of', { count: row.calls, month: name })}
        >
          {format.number(row.calls)}
        </Link>
      </td>
      {LATE_AGES.map((age) => (
        <Sum
          key={age}
          cents={row.ages[age]}
          to={duesWith({ ...where, age })}
          label={t('late.sum-of', {
            sum: format.money(row.ages[age]),
            month: name,
            age: t(`late.age.${age}`),
          })}
        />
      ))}
      <td style={NOWRAP}>
        <Typography fontWeight="bold">{format.money(row.left)}</Typography>
      </td>
    </tr>
  );
};

const Table = ({ view }: { view: LateView }) => {
  const { t } = useTrad();
  if (view.months.length === 0) {
    return <Typography textColor="neutral600">{t('late.none')}</Typography>;
  }
  const headers = [
    t('late.column.month'),
    t('late.column.members'),
    t('late.column.calls'),
    ...LATE_AGES.map((age) => t(`late.age.${age}`)),
    t('dues-list.column.left'),
  ];
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
      <PlainTable look="numbers" caption={t('late.title')} headers={headers}>
        {view.months.map((row) => (
          <Row key={row.month} row={row} month={row.month} />
        ))}
        <Row row={view} month={null} />
      </PlainTable>
    </Box>
  );
};

/** Who is late, by the month of the due day and by for how long; each figure leads to its calls. */
export const LateMonths = () => {
  const { t } = useTrad();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={4}>
        <Typography textColor="neutral600">{t('late.help')}</Typography>
        <Box flex="none">
          <ExportMenu what={[{ label: 'late.title', path: 'late-dues' }]} />
        </Box>
      </Flex>
      <PageBody query={useGetLateDuesQuery()}>{(view) => <Table view={view} />}</PageBody>
    </Flex>
  );
};
