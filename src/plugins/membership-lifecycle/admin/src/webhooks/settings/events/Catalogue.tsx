import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { SAMPLES } from '../../../../../shared/webhooks/event-samples';
import { EVENTS, EVENT_SUBJECTS, type EventName } from '../../../../../shared/webhooks/events';
import { Card } from '../../../kit/components/Card';
import { Sheet } from '../../../kit/components/Sheet';
import { useTrad } from '../../../kit/utils/trad';
import { Payload } from './Payload';

const sampleOf = (event: EventName): Record<string, unknown> => ({
  event,
  id: 'e4a8s2d6f1g9h3j7k5l0z4x8',
  createdAt: '2026-03-02T09:00:00.000Z',
  ...SAMPLES[event],
});

const EventItem = ({ event, onOpen }: { event: EventName; onOpen: () => void }) => {
  const { t } = useTrad();
  return (
    <Flex tag="li" justifyContent="space-between" gap={4}>
      <div>
        <Typography tag="p">{t(`event.${event}`)}</Typography>
        <Typography tag="code" variant="pi" textColor="neutral600">
          {event}
        </Typography>
      </div>
      <Button
        size="S"
        variant="tertiary"
        aria-label={t('events.example.of', { event })}
        onClick={onOpen}
      >
        {t('events.example')}
      </Button>
    </Flex>
  );
};

/** Every event: when it is told, its name, and an example of what it carries. */
export const Catalogue = () => {
  const { t } = useTrad();
  const [opened, setOpened] = useState<EventName | null>(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {EVENT_SUBJECTS.map((subject) => (
        <Card key={subject} title={t(`events.subject.${subject}`)}>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
            {EVENTS[subject].map((event: EventName) => (
              <EventItem key={event} event={event} onOpen={() => setOpened(event)} />
            ))}
          </Flex>
        </Card>
      ))}
      {opened ? (
        <Sheet title={t('events.example.of', { event: opened })} onClose={() => setOpened(null)}>
          <Payload payload={sampleOf(opened)} />
        </Sheet>
      ) : null}
    </Flex>
  );
};
