import { Box, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../../../../shared/kernel/ids';
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
        <Page.Title>{t('events.title')}</Page.Title>
        <Layouts.Header title={t('events.title')} subtitle={t('events.subtitle')} />
        <Layouts.Content>
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
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
};
