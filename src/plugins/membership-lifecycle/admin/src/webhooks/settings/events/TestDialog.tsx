import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { EVENT_NAMES, type EventName } from '../../../../../shared/webhooks/events';
import type { TestAnswer, WebhookView } from '../../../../../shared/webhooks/webhooks';
import { Notice } from '../../../kit/components/Notice';
import { Sheet } from '../../../kit/components/Sheet';
import { ChoiceField } from '../../../kit/components/fields';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useTrad } from '../../../kit/utils/trad';
import { useTestWebhookMutation } from '../../api';
import { useDeliveryError } from './useDeliveryError';

const Answer = ({ answer }: { answer: TestAnswer }) => {
  const { t } = useTrad();
  const explain = useDeliveryError();
  return (
    <Notice
      tone={answer.ok ? 'success' : 'danger'}
      title={t(answer.ok ? 'events.test.ok' : 'events.test.failed')}
    >
      {answer.statusCode === null ? null : t('events.status-code', { code: answer.statusCode })}{' '}
      {answer.error ? explain(answer.error) : null}
    </Notice>
  );
};

interface Props {
  webhook: WebhookView;
  onClose: () => void;
}

/** Sends a made-up event to a webhook and shows what it answers. */
export const TestDialog = ({ webhook, onClose }: Props) => {
  const { t } = useTrad();
  const [test, { data: answer, reset }] = useTestWebhookMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const [event, setEvent] = useState<EventName>(webhook.events[0] ?? EVENT_NAMES[0]!);

  return (
    <Sheet
      title={t('events.test.of', { name: webhook.name })}
      onClose={onClose}
      steady={pending}
      onSubmit={() => void submit(() => test({ id: webhook.id, event }).unwrap())}
      footer={
        <Flex justifyContent="flex-end" gap={2} width="100%">
          <Button type="button" variant="tertiary" onClick={onClose}>
            {t('action.close')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('events.test.send')}
          </Button>
        </Flex>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <ChoiceField
          name="event"
          label={t('events.event')}
          hint={t('events.test.hint')}
          value={event}
          choices={EVENT_NAMES.map((name) => ({ value: name, label: t(`event.${name}`) }))}
          onChange={(next) => {
            reset();
            setEvent(next);
          }}
        />
        {answer ? <Answer answer={answer} /> : null}
      </Flex>
    </Sheet>
  );
};
