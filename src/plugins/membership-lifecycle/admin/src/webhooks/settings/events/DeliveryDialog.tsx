import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { DeliveryView, EventRow } from '../../../../../shared/webhooks/webhooks';
import { Sheet } from '../../../kit/components/Sheet';
import { StateBadge } from '../../../kit/components/StateBadge';
import { EVENT_TONES } from '../../../kit/components/tones';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useResendEventMutation } from '../../api';
import { Payload } from './Payload';
import { useDeliveryError } from './useDeliveryError';

const Delivery = ({ delivery }: { delivery: DeliveryView }) => {
  const { t } = useTrad();
  const { moment } = useFormat();
  const explain = useDeliveryError();
  const { webhookName, state, attempts, statusCode, error, at } = delivery;
  return (
    <Box tag="li">
      <Flex gap={2} wrap="wrap">
        <Typography fontWeight="semiBold">{webhookName ?? t('events.webhook.gone')}</Typography>
        <StateBadge tone={EVENT_TONES[state]}>{t(`events.state.${state}`)}</StateBadge>
        {statusCode === null ? null : (
          <Typography variant="pi">{t('events.status-code', { code: statusCode })}</Typography>
        )}
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {at === null
          ? t('events.never-tried')
          : t('events.attempts', { count: attempts, at: moment(at) })}
      </Typography>
      {error ? (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {explain(error)}
        </Typography>
      ) : null}
    </Box>
  );
};

interface Props {
  event: EventRow;
  onClose: () => void;
}

/** One event: what became of it at each webhook, what it carried, and sending it again. */
export const DeliveryDialog = ({ event, onClose }: Props) => {
  const { t } = useTrad();
  const { moment } = useFormat();
  const [resend] = useResendEventMutation();
  const { pending, submit } = useSubmit({ aside: true });

  const again = () =>
    submit(() => resend(event.id).unwrap(), {
      done: ({ state }) =>
        state === 'sent'
          ? t('events.resent')
          : { type: 'warning', message: t('events.resent.not-taken') },
    });

  return (
    <Sheet
      title={t(`event.${event.event}`)}
      onClose={onClose}
      footer={
        <Flex justifyContent="flex-end" width="100%">
          <Button
            loading={pending}
            disabled={event.state === 'sending'}
            onClick={() => void again()}
          >
            {t('events.resend')}
          </Button>
        </Flex>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {event.deliveries.map((delivery) => (
            <Delivery key={delivery.webhookId} delivery={delivery} />
          ))}
        </Flex>
        {event.nextAttemptAt ? (
          <Typography>{t('events.next-attempt', { at: moment(event.nextAttemptAt) })}</Typography>
        ) : null}
        <Payload payload={event.payload} />
      </Flex>
    </Sheet>
  );
};
