import { Box, Tabs } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../../../../shared/kernel/ids';
import { PageFrame } from '../../../kit/components/PageFrame';
import { useTrad } from '../../../kit/utils/trad';
import { Catalogue } from './Catalogue';
import { Deliveries } from './Deliveries';
import { Webhooks } from './Webhooks';

const ACCESS = [{ action: PERMISSIONS.webhookManage, subject: null }];
const TABS = ['webhooks', 'catalogue', 'deliveries'] as const;
const CONTENT = { webhooks: Webhooks, catalogue: Catalogue, deliveries: Deliveries };

/** « Événements »: what is told to other software, to whom, and what became of it. */
export const EventsPage = () => {
  const { t } = useTrad();
  return (
    <Page.Protect permissions={ACCESS}>
      <Page.Main>
        <PageFrame title={t('events.title')} subtitle={t('events.subtitle')}>
          <Tabs.Root defaultValue="webhooks" variant="simple">
            <Tabs.List aria-label={t('events.title')}>
              {TABS.map((name) => (
                <Tabs.Trigger key={name} value={name}>
                  {t(`events.tab.${name}`)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            {TABS.map((name) => {
              const Content = CONTENT[name];
              return (
                <Tabs.Content key={name} value={name}>
                  <Box paddingTop={6}>
                    <Content />
                  </Box>
                </Tabs.Content>
              );
            })}
          </Tabs.Root>
        </PageFrame>
      </Page.Main>
    </Page.Protect>
  );
};
