import { TextButton, Typography } from '@strapi/design-system';
import type { EventRow } from '../../../../../shared/webhooks/webhooks';
import { ListTable } from '../../../kit/components/ListTable';
import { MembershipLink } from '../../../kit/components/MembershipLink';
import { StateBadge } from '../../../kit/components/StateBadge';
import { EVENT_TONES } from '../../../kit/components/tones';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useDeliveryError } from './useDeliveryError';

interface Props {
  rows: EventRow[];
  loading: boolean;
  onOpen: (id: string) => void;
}

const COLUMNS = ['when', 'event', 'member', 'webhooks', 'state'] as const;

/** The list of what was told; the event opens what it carried. */
export const DeliveryTable = ({ rows, loading, onOpen }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const explain = useDeliveryError();
  const columns = COLUMNS.map((name) => ({ name, label: t(`events.column.${name}`) }));
  return (
    <ListTable
      caption={t('events.tab.deliveries')}
      columns={columns}
      rows={rows}
      loading={loading}
      empty={t('events.deliveries.empty')}
    >
      {(row) => {
        const error = row.deliveries.find((one) => one.error !== null)?.error;
        return (
          <>
            <td>
              <Typography style={{ whiteSpace: 'nowrap' }}>
                {format.shortMoment(row.queuedAt)}
              </Typography>
            </td>
            <td>
              <TextButton style={{ textAlign: 'start' }} onClick={() => onOpen(row.id)}>
                {t(`event.${row.event}`)}
              </TextButton>
            </td>
            <td>
              <MembershipLink id={row.membershipId}>{row.reference}</MembershipLink>
            </td>
            <td>
              <Typography>
                {row.deliveries
                  .map(({ webhookName }) => webhookName ?? t('events.webhook.gone'))
                  .join(', ')}
              </Typography>
            </td>
            <td>
              <StateBadge tone={EVENT_TONES[row.state]}>
                {t(`events.state.${row.state}`)}
              </StateBadge>
              {error && row.state !== 'sent' ? (
                <Typography tag="p" variant="pi" textColor="neutral600" ellipsis maxWidth="28rem">
                  {explain(error)}
                </Typography>
              ) : null}
            </td>
          </>
        );
      }}
    </ListTable>
  );
};
