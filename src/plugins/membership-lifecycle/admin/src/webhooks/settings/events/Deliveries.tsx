import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { EVENT_NAMES } from '../../../../../shared/webhooks/events';
import type { EventRow } from '../../../../../shared/webhooks/webhooks';
import { ChoiceFilter } from '../../../kit/components/ChoiceFilter';
import { ExportMenu } from '../../../kit/components/ExportMenu';
import { ClearFilters, FilterBar } from '../../../kit/components/FilterBar';
import type { Column } from '../../../kit/components/ListTable';
import { MembershipLink } from '../../../kit/components/MembershipLink';
import { OpenButton } from '../../../kit/components/OpenButton';
import { PagedList } from '../../../kit/components/PagedList';
import { StateBadge } from '../../../kit/components/StateBadge';
import { EVENT_TONES } from '../../../kit/components/tones';
import { useFilters } from '../../../kit/hooks/useFilters';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useGetEventsQuery } from '../../api';
import { DeliveryDialog } from './DeliveryDialog';
import { useDeliveryError } from './useDeliveryError';

const STATES = ['queued', 'sending', 'sent', 'failed', 'skipped'] as const;

/** The event opens what it carried. */
const useColumns = (onOpen: (id: string) => void): Column<EventRow>[] => {
  const { t } = useTrad();
  const format = useFormat();
  const explain = useDeliveryError();
  return [
    {
      label: t('events.column.when'),
      cell: (row) => (
        <Typography style={{ whiteSpace: 'nowrap' }}>{format.shortMoment(row.queuedAt)}</Typography>
      ),
    },
    {
      label: t('events.column.event'),
      cell: (row) => (
        <OpenButton onClick={() => onOpen(row.id)}>{t(`event.${row.event}`)}</OpenButton>
      ),
    },
    {
      label: t('events.column.member'),
      cell: (row) => <MembershipLink id={row.membershipId}>{row.reference}</MembershipLink>,
    },
    {
      label: t('events.column.webhooks'),
      cell: ({ deliveries }) =>
        deliveries.map(({ webhookName }) => webhookName ?? t('events.webhook.gone')).join(', '),
    },
    {
      label: t('events.column.state'),
      cell: (row) => {
        const error = row.deliveries.find((one) => one.error !== null)?.error;
        return (
          <>
            <StateBadge tone={EVENT_TONES[row.state]}>{t(`events.state.${row.state}`)}</StateBadge>
            {error && row.state !== 'sent' ? (
              <Typography tag="p" variant="pi" textColor="neutral600" ellipsis maxWidth="28rem">
                {explain(error)}
              </Typography>
            ) : null}
          </>
        );
      },
    },
  ];
};

/** The deliveries of events, and what became of each. */
export const Deliveries = () => {
  const { t } = useTrad();
  const { filters, set, clear } = useFilters();
  const query = useGetEventsQuery(filters);
  const [opened, setOpened] = useState<string | null>(null);
  const columns = useColumns(setOpened);
  const event = query.data?.data.find(({ id }) => id === opened);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <FilterBar end={<ExportMenu what={[{ label: 'events.title', path: 'events', filters }]} />}>
        <ChoiceFilter
          name="state"
          label={t('filter.state')}
          width="20rem"
          value={filters.state}
          choices={STATES.map((value) => ({ value, label: t(`events.state.${value}`) }))}
          onChange={set}
        />
        <ChoiceFilter
          name="event"
          label={t('filter.event')}
          width="36rem"
          value={filters.event}
          choices={EVENT_NAMES.map((value) => ({ value, label: t(`event.${value}`) }))}
          onChange={set}
        />
        <ClearFilters of={[filters.state, filters.event]} onClear={clear} />
        <Button variant="tertiary" size="S" onClick={() => void query.refetch()}>
          {t('events.refresh')}
        </Button>
      </FilterBar>
      <PagedList
        query={query}
        caption={t('events.tab.deliveries')}
        columns={columns}
        empty={t('events.deliveries.empty')}
      />
      {event ? <DeliveryDialog event={event} onClose={() => setOpened(null)} /> : null}
    </Flex>
  );
};
