import { useState } from 'react';
import { Button, Tabs } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../../../shared/ids';
import { useCan } from '../../utils/can';
import { useTrad } from '../../utils/trad';
import { CampaignDialog } from './CampaignDialog';
import { RenewalList } from './RenewalList';
import { Upcoming } from './Upcoming';

const ACCESS = [{ action: PERMISSIONS.membershipRead, subject: null }];

/** « Renouvellements »: what is under way, and what the coming days will do. */
export const RenewalsPage = () => {
  const { t } = useTrad();
  const canManage = useCan(PERMISSIONS.membershipManage);
  const [campaign, setCampaign] = useState(false);
  return (
    <Page.Protect permissions={ACCESS}>
      <Page.Main>
        <Page.Title>{t('renewals.title')}</Page.Title>
        <Layouts.Header
          title={t('renewals.title')}
          subtitle={t('renewals.subtitle')}
          primaryAction={
            canManage ? (
              <Button startIcon={<PaperPlane aria-hidden />} onClick={() => setCampaign(true)}>
                {t('campaign.open')}
              </Button>
            ) : null
          }
        />
        <Layouts.Content>
          <Tabs.Root defaultValue="current" variant="simple">
            <Tabs.List aria-label={t('renewals.title')}>
              <Tabs.Trigger value="current">{t('renewals.current')}</Tabs.Trigger>
              <Tabs.Trigger value="upcoming">{t('renewals.upcoming')}</Tabs.Trigger>
            </Tabs.List>
            <Tabs.Content value="current">
              <RenewalList />
            </Tabs.Content>
            <Tabs.Content value="upcoming">
              <Upcoming />
            </Tabs.Content>
          </Tabs.Root>
        </Layouts.Content>
        {campaign ? <CampaignDialog onClose={() => setCampaign(false)} /> : null}
      </Page.Main>
    </Page.Protect>
  );
};
