import { Box, Button, Checkbox, Flex, Grid, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { EVENTS, EVENT_SUBJECTS, type EventName } from '../../../../../shared/webhooks/events';
import type { WebhookView } from '../../../../../shared/webhooks/webhooks';
import { Sheet } from '../../../kit/components/Sheet';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useTrad } from '../../../kit/utils/trad';
import { useSaveSubscriptionsMutation } from '../../api';

interface Props {
  webhook: WebhookView;
  onClose: () => void;
}

interface SubjectProps {
  subject: (typeof EVENT_SUBJECTS)[number];
  chosen: ReadonlySet<EventName>;
  onChoose: (names: readonly EventName[], wanted: boolean) => void;
}

/** The events of a subject, ticked one by one or all at once. */
const Subject = ({ subject, chosen, onChoose }: SubjectProps) => {
  const { t } = useTrad();
  const names: readonly EventName[] = EVENTS[subject];
  const count = names.filter((name) => chosen.has(name)).length;
  return (
    <Box tag="fieldset" aria-labelledby={`events-${subject}`}>
      <Flex justifyContent="space-between" gap={4} paddingBottom={2}>
        <Typography variant="sigma" textColor="neutral600" id={`events-${subject}`}>
          {t(`events.subject.${subject}`)}
        </Typography>
        <Checkbox
          checked={count === names.length ? true : count > 0 ? 'indeterminate' : false}
          onCheckedChange={(wanted) => onChoose(names, wanted === true)}
        >
          {t('events.choose.all', { subject: t(`events.subject.${subject}`) })}
        </Checkbox>
      </Flex>
      <Grid.Root gap={2}>
        {names.map((name) => (
          <Grid.Item key={name} col={6} xs={12} alignItems="start">
            <Checkbox
              checked={chosen.has(name)}
              onCheckedChange={(wanted) => onChoose([name], wanted === true)}
            >
              {t(`event.${name}`)}
            </Checkbox>
          </Grid.Item>
        ))}
      </Grid.Root>
    </Box>
  );
};

/** The events that one webhook receives, ticked one by one or by subject. */
export const SubscriptionDialog = ({ webhook, onClose }: Props) => {
  const { t } = useTrad();
  const [save] = useSaveSubscriptionsMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const [chosen, setChosen] = useState<ReadonlySet<EventName>>(new Set(webhook.events));

  const set = (names: readonly EventName[], wanted: boolean) => {
    const next = new Set(chosen);
    for (const name of names)
      if (wanted) next.add(name);
      else next.delete(name);
    setChosen(next);
  };

  const send = () =>
    submit(() => save({ webhooks: [{ id: webhook.id, events: [...chosen] }] }).unwrap(), {
      done: t('settings.saved'),
      then: onClose,
    });

  return (
    <Sheet
      title={t('events.choose.of', { name: webhook.name })}
      onClose={onClose}
      steady={pending}
      onSubmit={() => void send()}
      footer={
        <Flex justifyContent="flex-end" gap={2} width="100%">
          <Button type="button" variant="tertiary" onClick={onClose}>
            {t('action.back')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('action.save')}
          </Button>
        </Flex>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        {EVENT_SUBJECTS.map((subject) => (
          <Subject key={subject} subject={subject} chosen={chosen} onChoose={set} />
        ))}
      </Flex>
    </Sheet>
  );
};
