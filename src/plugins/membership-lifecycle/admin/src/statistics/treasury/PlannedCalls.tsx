import { Typography } from '@strapi/design-system';
import type { PlannedCall } from '../../../../shared/statistics/treasury';
import { Card } from '../../kit/components/Card';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PlainTable } from '../../kit/components/PlainTable';
import { Quiet } from '../../kit/components/Quiet';
import { StateBadge } from '../../kit/components/StateBadge';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

/** The calls that are noted for a day ahead, which the daily run issues on it. */
export const PlannedCalls = ({ calls }: { calls: readonly PlannedCall[] }) => {
  const { t } = useTrad();
  const format = useFormat();
  if (calls.length === 0) return null;
  const amount = t('calls.column.amount');
  return (
    <Card title={t('treasury.planned')} help={t('treasury.planned.help')}>
      <PlainTable
        caption={t('treasury.planned')}
        headers={[t('treasury.planned.on'), t('dues-list.column.member'), amount]}
        numbers={[amount]}
      >
        {calls.map(({ id, on, membershipId, organisation, reference, amount: cents, waits }) => (
          <tr key={id}>
            <td>
              <Typography>{format.day(on)}</Typography>{' '}
              {waits ? <StateBadge tone="warning">{t('schedule.facet.waiting')}</StateBadge> : null}
            </td>
            <td>
              <MembershipLink id={membershipId} tab="dues">
                {organisation || reference}
              </MembershipLink>
              <Quiet>{reference}</Quiet>
            </td>
            <td data-number>
              <Typography>
                {cents === null ? t('treasury.planned.unpriced') : format.money(cents)}
              </Typography>
            </td>
          </tr>
        ))}
      </PlainTable>
    </Card>
  );
};
