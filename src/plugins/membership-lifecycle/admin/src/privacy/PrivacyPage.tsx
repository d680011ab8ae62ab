import { Box, Tabs } from '@strapi/design-system';
import { useState } from 'react';
import { PageFrame } from '../kit/components/PageFrame';
import { useTrad } from '../kit/utils/trad';
import { ConsentsTab } from './ConsentsTab';
import { PeopleTab } from './PeopleTab';
import { RegisterTab } from './RegisterTab';
import { RetentionTab } from './RetentionTab';

const TABS = ['people', 'register', 'retention', 'consents'] as const;
type Tab = (typeof TABS)[number];

const PANELS = {
  people: PeopleTab,
  register: RegisterTab,
  retention: RetentionTab,
  consents: ConsentsTab,
};

/** « Données personnelles »: what is held on people, why, how long, and how it goes. */
export const PrivacyPage = () => {
  const { t } = useTrad();
  const [tab, setTab] = useState<Tab>('people');
  return (
    <PageFrame title={t('privacy.title')} subtitle={t('privacy.subtitle')}>
      <Tabs.Root variant="simple" value={tab} onValueChange={(next: string) => setTab(next as Tab)}>
        <Tabs.List aria-label={t('privacy.title')}>
          {TABS.map((name) => (
            <Tabs.Trigger key={name} value={name}>
              {t(`privacy.tab.${name}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {TABS.map((name) => {
          const Panel = PANELS[name];
          return (
            <Tabs.Content key={name} value={name}>
              <Box paddingTop={5}>{tab === name ? <Panel /> : null}</Box>
            </Tabs.Content>
          );
        })}
      </Tabs.Root>
    </PageFrame>
  );
};
