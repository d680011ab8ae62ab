import { useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { DayInput } from '../../components/DayInput';
import { Labelled } from '../../components/Labelled';
import { PageBody } from '../../components/PageBody';
import { useGetPlanQuery } from '../../services/renewals';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';
import { DailyRuns } from './DailyRuns';
import { PlanList } from '../../components/PlanList';

/** « À venir »: the plan of any day, and what the last daily runs did. */
export const Upcoming = () => {
  const { t } = useTrad();
  const format = useFormat();
  const [on, setOn] = useState('');
  const query = useGetPlanQuery(on);
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingTop={4}>
      <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography variant="delta" tag="h2">
            {query.data
              ? t('plan.title', { on: format.day(query.data.on) })
              : t('plan.title-loading')}
          </Typography>
          <Box maxWidth="24rem">
            <Labelled label={t('plan.on')} hint={t('plan.on.hint')}>
              <DayInput value={on || (query.data?.on ?? '')} onChange={setOn} />
            </Labelled>
          </Box>
          <PageBody query={query}>
            {(plan) => (
              <>
                <Typography textColor="neutral600">
                  {t('plan.count', { count: plan.actions.length })}
                </Typography>
                <PlanList actions={plan.actions} failures={plan.failures} />
              </>
            )}
          </PageBody>
        </Flex>
      </Box>
      <DailyRuns />
    </Flex>
  );
};
