import { Box, Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { EVENT_NAMES } from '../../../../../shared/webhooks/events';
import { ChoiceFilter } from '../../../kit/components/ChoiceFilter';
import { ExportMenu } from '../../../kit/components/ExportMenu';
import { ListFooter } from '../../../kit/components/ListFooter';
import { PageBody } from '../../../kit/components/PageBody';
import { useFilters } from '../../../kit/hooks/useFilters';
import { useTrad } from '../../../kit/utils/trad';
import { useGetEventsQuery } from '../../api';
import { DeliveryDialog } from './DeliveryDialog';
import { DeliveryTable } from './DeliveryTable';

const STATES = ['queued', 'sending', 'sent', 'failed', 'skipped'] as const;

/** What was told, to whom, and what became of it. */
export const Deliveries = () => {
  const { t } = useTrad();
  const { filters, set, clear } = useFilters();
  const query = useGetEventsQuery(filters);
  const [opened, setOpened] = useState<string | null>(null);
  const states = STATES.map((value) => ({ value, label: t(`events.state.${value}`) }));
  const names = EVENT_NAMES.map((value) => ({ value, label: t(`event.${value}`) }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex role="group" aria-label={t('filter.bar')} gap={4} alignItems="flex-end" wrap="wrap">
        <Box width="20rem">
          <ChoiceFilter name="state" value={filters.state} choices={states} onChange={set} />
        </Box>
        <Box width="36rem">
          <ChoiceFilter name="event" value={filters.event} choices={names} onChange={set} />
        </Box>
        {filters.state || filters.event ? (
          <Button variant="ghost" size="S" onClick={clear}>
            {t('filter.clear')}
          </Button>
        ) : null}
        <Button variant="tertiary" size="S" onClick={() => void query.refetch()}>
          {t('events.refresh')}
        </Button>
        <ExportMenu what={[{ label: 'events.title', path: 'events', filters }]} />
      </Flex>
      <PageBody query={query}>
        {({ data, meta }) => {
          const event = data.find(({ id }) => id === opened);
          return (
            <Flex direction="column" alignItems="stretch" gap={4}>
              <DeliveryTable rows={data} loading={query.isFetching} onOpen={setOpened} />
              <ListFooter pagination={meta.pagination} />
              {event ? <DeliveryDialog event={event} onClose={() => setOpened(null)} /> : null}
            </Flex>
          );
        }}
      </PageBody>
    </Flex>
  );
};
