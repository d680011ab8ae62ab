import { Box, Typography } from '@strapi/design-system';
import type { RunningCounter } from '../../../../shared/statistics/statistics';
import { ListTable } from '../../kit/components/ListTable';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { UsageBar } from '../../kit/components/UsageBar';
import { useCounterText } from '../../kit/hooks/useCounterText';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  rows: RunningCounter[];
  loading: boolean;
}

const COLUMNS = ['member', 'right', 'used', 'left', 'term'] as const;

/** The quotas of the terms that run; the member leads to their page, where a use is recorded. */
export const CounterTable = ({ rows, loading }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const textOf = useCounterText();
  const columns = COLUMNS.map((name) => ({ name, label: t(`counters.column.${name}`) }));
  return (
    <ListTable
      caption={t('counters.title')}
      columns={columns}
      rows={rows}
      loading={loading}
      empty={t('counters.empty')}
    >
      {(row) => (
        <>
          <td>
            <MembershipLink id={row.membershipId}>
              {row.organisation || row.reference}
            </MembershipLink>
          </td>
          <td>
            <Typography>{format.text(row.names) || row.benefit}</Typography>
          </td>
          <td>
            <Typography tag="p">{textOf(row).used}</Typography>
            <Box width="12rem" paddingTop={1}>
              <UsageBar used={row.used} granted={row.granted} label={textOf(row).used} />
            </Box>
          </td>
          <td>
            <Typography fontWeight="semiBold" style={{ whiteSpace: 'nowrap' }}>
              {textOf(row).left}
            </Typography>
          </td>
          <td>
            <Typography>{format.shortRange(row.startsOn, row.endsOn)}</Typography>
          </td>
        </>
      )}
    </ListTable>
  );
};
