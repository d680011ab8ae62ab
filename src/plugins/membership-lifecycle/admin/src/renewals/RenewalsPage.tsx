import { Box, Button, Tabs } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useState } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { RenewalRow, StagesView } from '../../../shared/renewals/renewals';
import { PageFrame } from '../kit/components/PageFrame';
import { useCan } from '../kit/utils/can';
import { useTrad } from '../kit/utils/trad';
import { RenewalDialog } from './RenewalDialog';
import { RenewalFilters } from './RenewalFilters';
import { RenewalList } from './RenewalList';
import { useGetStagesQuery } from './api/renewals';
import { Board } from './board/Board';
import { CampaignDialog } from './campaign/CampaignDialog';
import { useRenewalFilters, VIEWS } from './useRenewalFilters';

const NO_STAGES: StagesView = { stages: [], totals: {} };

/** « Renouvellements »: what is under way, by stage or in a list. */
export const RenewalsPage = () => {
  const { t } = useTrad();
  const canManage = useCan(PERMISSIONS.membershipManage);
  const filters = useRenewalFilters();
  const { view, question, set } = filters;
  const stages = useGetStagesQuery(question).data ?? NO_STAGES;
  const [campaign, setCampaign] = useState(false);
  const [opened, setOpened] = useState<RenewalRow | null>(null);
  return (
    <>
      <PageFrame
        title={t('renewals.title')}
        subtitle={t('renewals.subtitle')}
        action={
          canManage ? (
            <Button startIcon={<PaperPlane aria-hidden />} onClick={() => setCampaign(true)}>
              {t('campaign.open')}
            </Button>
          ) : null
        }
      >
        <Tabs.Root
          value={view}
          variant="simple"
          onValueChange={(next: string) => set({ view: next })}
        >
          <Tabs.List aria-label={t('renewals.views')}>
            {VIEWS.map((name) => (
              <Tabs.Trigger key={name} value={name}>
                {t(`renewals.view.${name}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Box paddingTop={4} paddingBottom={4}>
            <RenewalFilters {...filters} />
          </Box>
          <Tabs.Content value="board">
            <Board filters={filters} stages={stages} onOpen={setOpened} />
          </Tabs.Content>
          <Tabs.Content value="table">
            <RenewalList filters={filters} stages={stages} onOpen={setOpened} />
          </Tabs.Content>
        </Tabs.Root>
      </PageFrame>
      {campaign ? <CampaignDialog onClose={() => setCampaign(false)} /> : null}
      {opened ? <RenewalDialog row={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
};
