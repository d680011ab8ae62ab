import { Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import type { UnpaidCall } from '../../../../shared/contracts';
import { ListTable } from '../../components/ListTable';
import { MembershipLink } from '../../components/MembershipLink';
import { StateBadge } from '../../components/StateBadge';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';

interface Props {
  rows: UnpaidCall[];
  loading: boolean;
}

const COLUMNS = ['member', 'number', 'dueOn', 'amount', 'left', 'late'] as const;

/** The calls to collect; the member leads to their page, where a payment is recorded. */
export const DuesTable = ({ rows, loading }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const columns = COLUMNS.map((name) => ({ name, label: t(`dues-list.column.${name}`) }));
  return (
    <ListTable columns={columns} rows={rows} loading={loading} empty={t('dues-list.empty')}>
      {(row) => (
        <Table.Row key={row.id}>
          <Table.Cell>
            <MembershipLink id={row.membershipId}>
              {row.organisation || row.reference}
            </MembershipLink>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {row.reference}
            </Typography>
          </Table.Cell>
          <Table.Cell>
            <Typography>{row.number}</Typography>
          </Table.Cell>
          <Table.Cell>
            <Typography style={{ whiteSpace: 'nowrap' }}>{format.shortDay(row.dueOn)}</Typography>
          </Table.Cell>
          <Table.Cell>
            <Typography style={{ whiteSpace: 'nowrap' }}>{format.money(row.amount)}</Typography>
          </Table.Cell>
          <Table.Cell>
            <Typography fontWeight="semiBold" style={{ whiteSpace: 'nowrap' }}>
              {format.money(row.left)}
            </Typography>
          </Table.Cell>
          <Table.Cell>
            {row.daysLate > 0 ? (
              <StateBadge tone="danger">
                {t('dues-list.days-late', { count: row.daysLate })}
              </StateBadge>
            ) : (
              <Typography textColor="neutral600">{t('dues-list.not-due')}</Typography>
            )}
          </Table.Cell>
        </Table.Row>
      )}
    </ListTable>
  );
};
