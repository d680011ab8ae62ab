import { Box, Flex, Tabs } from '@strapi/design-system';
import { Layouts, useQueryParams } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import type { AssemblyView } from '../../../shared/assemblies/assemblies';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { AssemblyActions } from './AssemblyActions';
import { AssemblyState } from './AssemblyState';
import { BackLink } from './BackLink';
import { OutcomeTab } from './OutcomeTab';
import { PlanTab } from './PlanTab';
import { useGetAssemblyQuery } from './api';
import { AttendanceTab } from './attendance/AttendanceTab';
import { ConvocationTab } from './convocation/ConvocationTab';
import { RollTab } from './roll/RollTab';

const TABS = ['plan', 'roll', 'convocation', 'attendance', 'outcome'] as const;
type Tab = (typeof TABS)[number];

const CONTENT: Record<Tab, (props: { assembly: AssemblyView }) => ReactNode> = {
  plan: PlanTab,
  roll: RollTab,
  convocation: ConvocationTab,
  attendance: AttendanceTab,
  outcome: OutcomeTab,
};

/** The tab to open first: preparation, then attendance, then the result. */
const firstTab = ({ state }: AssemblyView): Tab => {
  if (state === 'convened') return 'attendance';
  return state === 'drafted' ? 'plan' : 'outcome';
};

const Content = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const [{ query }, setQuery] = useQueryParams<{ tab?: Tab; page?: string }>();
  const tab = query.tab && TABS.includes(query.tab) ? query.tab : firstTab(assembly);
  return (
    <Tabs.Root
      variant="simple"
      value={tab}
      onValueChange={(next: string) => setQuery({ tab: next as Tab, page: '1' })}
    >
      <Tabs.List aria-label={t('assembly.tabs')}>
        {TABS.map((name) => (
          <Tabs.Trigger key={name} value={name}>
            {t(`assembly.tab.${name}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {TABS.map((name) => {
        const Tab = CONTENT[name];
        return (
          <Tabs.Content key={name} value={name}>
            <Box paddingTop={4}>{name === tab ? <Tab assembly={assembly} /> : null}</Box>
          </Tabs.Content>
        );
      })}
    </Tabs.Root>
  );
};

/** One assembly, from its preparation to its attendance. */
export const AssemblyPage = () => {
  const { t } = useTrad();
  const { weekday } = useFormat();
  const { id = '' } = useParams();
  const { currentData: data, error, isFetching: isLoading } = useGetAssemblyQuery(id);
  return (
    <PageBody query={{ data, error, isLoading }}>
      {(assembly) => (
        <>
          <Layouts.Header
            title={assembly.title}
            subtitle={t('assembly.subtitle', {
              kind: t(`assembly.kind.${assembly.kind}`),
              day: weekday(assembly.heldOn),
              second: assembly.firstId ? 'yes' : 'no',
            })}
            navigationAction={<BackLink />}
            primaryAction={
              <Flex gap={3}>
                <AssemblyState assembly={assembly} />
                <AssemblyActions assembly={assembly} />
              </Flex>
            }
          />
          <Layouts.Content>
            {assembly.state === 'cancelled' ? (
              <Box paddingBottom={4}>
                <Notice tone="warning" title={t('assembly.cancelled.title')}>
                  {assembly.cancelReason}
                </Notice>
              </Box>
            ) : null}
            <Content key={assembly.id} assembly={assembly} />
          </Layouts.Content>
        </>
      )}
    </PageBody>
  );
};
