import { Typography } from '@strapi/design-system';
import type { UnpaidCall } from '../../../../shared/statistics/statistics';
import { ListTable } from '../../kit/components/ListTable';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { StateBadge } from '../../kit/components/StateBadge';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

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
    <ListTable
      caption={t('dues-list.title')}
      columns={columns}
      rows={rows}
      loading={loading}
      empty={t('dues-list.empty')}
    >
      {(row) => (
        <>
          <td>
            <MembershipLink id={row.membershipId}>
              {row.organisation || row.reference}
            </MembershipLink>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {row.reference}
            </Typography>
          </td>
          <td>
            <Typography>{row.number || t('dues.unnumbered')}</Typography>
          </td>
          <td>
            <Typography style={{ whiteSpace: 'nowrap' }}>{format.shortDay(row.dueOn)}</Typography>
          </td>
          <td>
            <Typography style={{ whiteSpace: 'nowrap' }}>{format.money(row.amount)}</Typography>
          </td>
          <td>
            <Typography fontWeight="semiBold" style={{ whiteSpace: 'nowrap' }}>
              {format.money(row.left)}
            </Typography>
          </td>
          <td>
            {row.daysLate > 0 ? (
              <StateBadge tone="danger">
                {t('dues-list.days-late', { count: row.daysLate })}
              </StateBadge>
            ) : (
              <Typography textColor="neutral600">{t('dues-list.not-due')}</Typography>
            )}
          </td>
        </>
      )}
    </ListTable>
  );
};
