import { Flex, Typography, Box, Button, Grid } from '@strapi/design-system';
import { useState } from 'react';
import type { ScheduleLine, ScheduleView } from '../../../../shared/renewals/schedule';
import { ListFooter } from '../../kit/components/ListFooter';
import { MailView } from '../../kit/components/MailView';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Notice } from '../../kit/components/Notice';
import { PageBody } from '../../kit/components/PageBody';
import { PageFrame } from '../../kit/components/PageFrame';
import { PanelBody } from '../../kit/components/PanelBody';
import { Sheet } from '../../kit/components/Sheet';
import { useFilters } from '../../kit/hooks/useFilters';
import type { FilterValues } from '../../kit/hooks/useFilters';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetScheduledMessageQuery, useGetScheduleQuery } from '../api/schedule';
import { DayList } from './DayList';
import { DaySection } from './DaySection';
import { RunsDialog } from './RunsDialog';
import { ScheduleFilters } from './ScheduleFilters';
import { ScheduleRange } from './ScheduleRange';

interface Props {
  line: ScheduleLine;
  onClose: () => void;
}

/** A message to come, in full, as it will be sent. */
const ScheduledMessageDialog = ({ line, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { membershipId: membership, on, key } = line;
  const query = useGetScheduledMessageQuery({ membership, on, key });
  return (
    <Sheet title={format.text(line.letter?.names) || t('messages.one')} onClose={onClose}>
      <PanelBody query={query}>
        {(message) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography textColor="neutral600">
              {t('schedule.message-help', { on: format.day(on) })}
            </Typography>
            <MailView
              to={t('mail.to', { to: `${message.toName} <${message.toEmail}>` })}
              subject={message.subject}
              text={message.text}
            />
          </Flex>
        )}
      </PanelBody>
    </Sheet>
  );
};

interface DaysProps {
  view: ScheduleView;
  filters: FilterValues;
  onChange: (changes: FilterValues) => void;
  onRead: (line: ScheduleLine) => void;
}

/** The days on the left, what happens on them on the right. */
const Days = ({ view, filters, onChange, onRead }: DaysProps) => {
  const { t } = useTrad();
  const { data, meta } = view;
  const days = [...new Set(data.map(({ on }) => on))];
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={3} s={12} xs={12} direction="column" alignItems="stretch">
        <DayList
          days={meta.days}
          facet={filters.facet}
          chosen={filters.day ?? ''}
          onChoose={(day) => onChange({ day })}
        />
      </Grid.Item>
      <Grid.Item col={9} s={12} xs={12} direction="column" alignItems="stretch">
        <Flex direction="column" alignItems="stretch" gap={4}>
          {meta.failures.map(({ membershipId, organisation, error }) => (
            <Notice key={membershipId} tone="danger" title={t('plan.failure')}>
              <MembershipLink id={membershipId}>
                {t('schedule.failure', { organisation, error })}
              </MembershipLink>
            </Notice>
          ))}
          {days.length === 0 ? (
            <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
              <Typography textColor="neutral600">{t('schedule.empty')}</Typography>
            </Box>
          ) : null}
          {days.map((on) => (
            <DaySection
              key={on}
              on={on}
              today={meta.today}
              lines={data.filter((line) => line.on === on)}
              onRead={onRead}
            />
          ))}
          <ListFooter pagination={meta.pagination} />
        </Flex>
      </Grid.Item>
    </Grid.Root>
  );
};

const Content = () => {
  const { filters, set, clear } = useFilters();
  const { data, error, isLoading } = useGetScheduleQuery(filters);
  const [opened, setOpened] = useState<ScheduleLine | null>(null);
  const answer = error ? undefined : data;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ScheduleRange filters={filters} meta={answer?.meta} onChange={set} />
      <ScheduleFilters filters={filters} onChange={set} onClear={clear} />
      <PageBody query={{ ...(answer ? { data: answer } : {}), error, isLoading }}>
        {(view) => <Days view={view} filters={filters} onChange={set} onRead={setOpened} />}
      </PageBody>
      {opened ? <ScheduledMessageDialog line={opened} onClose={() => setOpened(null)} /> : null}
    </Flex>
  );
};

/** « Échéancier »: what the application will do on each coming day. */
export const SchedulePage = () => {
  const { t } = useTrad();
  const [runs, setRuns] = useState(false);
  return (
    <>
      <PageFrame
        title={t('schedule.title')}
        subtitle={t('schedule.subtitle')}
        action={
          <Button variant="tertiary" onClick={() => setRuns(true)}>
            {t('runs.title')}
          </Button>
        }
      >
        <Content />
      </PageFrame>
      {runs ? <RunsDialog onClose={() => setRuns(false)} /> : null}
    </>
  );
};
