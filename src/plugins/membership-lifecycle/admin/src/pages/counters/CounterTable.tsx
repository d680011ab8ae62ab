import { Box, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import type { RunningCounter } from '../../../../shared/contracts';
import { ListTable } from '../../components/ListTable';
import { MembershipLink } from '../../components/MembershipLink';
import { UsageBar } from '../../components/UsageBar';
import { useCounterText } from '../../hooks/useCounterText';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';

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
    <ListTable columns={columns} rows={rows} loading={loading} empty={t('counters.empty')}>
      {(row) => (
        <Table.Row key={row.id}>
          <Table.Cell>
            <MembershipLink id={row.membershipId}>
              {row.organisation || row.reference}
            </MembershipLink>
          </Table.Cell>
          <Table.Cell>
            <Typography>{format.text(row.names) || row.benefit}</Typography>
          </Table.Cell>
          <Table.Cell>
            <Typography tag="p" style={{ whiteSpace: 'nowrap' }}>
              {textOf(row).used}
            </Typography>
            <Box width="12rem" paddingTop={1}>
              <UsageBar used={row.used} granted={row.granted} label={textOf(row).used} />
            </Box>
          </Table.Cell>
          <Table.Cell>
            <Typography fontWeight="semiBold">{textOf(row).left}</Typography>
          </Table.Cell>
          <Table.Cell>
            <Typography style={{ whiteSpace: 'nowrap' }}>
              {format.range(row.startsOn, row.endsOn)}
            </Typography>
          </Table.Cell>
        </Table.Row>
      )}
    </ListTable>
  );
};
