import { Button, Flex, Typography } from '@strapi/design-system';
import { Cog } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { CommandName } from '../../../shared/core/commands';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { ListFooter } from '../kit/components/ListFooter';
import { PageBody } from '../kit/components/PageBody';
import { SearchFilter } from '../kit/components/SearchFilter';
import { useFilters } from '../kit/hooks/useFilters';
import { useCan } from '../kit/utils/can';
import { useTrad } from '../kit/utils/trad';
import { ApplicationDialog } from './ApplicationDialog';
import { ApplicationTable } from './ApplicationTable';
import { FormSettingsDialog } from './FormSettingsDialog';
import { MemberCommand } from './MemberCommand';
import { useGetApplicationsQuery } from './api';
import { ClosedNotice } from './components/ClosedNotice';

const ACCESS = [{ action: PERMISSIONS.applicationRead, subject: null }];
const STATES = ['todo', 'done', 'spam', 'all'] as const;

/** The open dialog: an application, or a command of its member. */
type Opened = { id: string } | { membershipId: string; command: CommandName };

const StateChoice = ({ value, onChange }: { value: string; onChange: (state: string) => void }) => {
  const { t } = useTrad();
  return (
    <Flex role="group" aria-label={t('applications.tabs')} gap={2} wrap="wrap">
      {STATES.map((state) => (
        <Button
          key={state}
          size="S"
          variant={state === value ? 'secondary' : 'tertiary'}
          aria-pressed={state === value}
          onClick={() => onChange(state)}
        >
          {t(`applications.tab.${state}`)}
        </Button>
      ))}
    </Flex>
  );
};

/** The number of waiting applications, whatever the filter. */
const Waiting = () => {
  const { t } = useTrad();
  const { data } = useGetApplicationsQuery({ state: 'todo', pageSize: '1' });
  if (!data) return null;
  const { total: count } = data.meta.pagination;
  return (
    <Typography role="status" fontWeight={count > 0 ? 'semiBold' : 'regular'}>
      {t('applications.waiting', { count })}
    </Typography>
  );
};

const List = () => {
  const { t } = useTrad();
  const { filters, set } = useFilters();
  const query = useGetApplicationsQuery(filters);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Waiting />
      <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="center">
        <StateChoice value={filters.state || 'todo'} onChange={(state) => set({ state })} />
        <SearchFilter
          value={filters.search}
          label={t('applications.search')}
          placeholder={t('applications.search.placeholder')}
          onChange={set}
        />
      </Flex>
      <PageBody query={query}>
        {({ data, meta }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <ApplicationTable
              rows={data}
              loading={query.isFetching}
              onOpen={(id) => setOpened({ id })}
            />
            <ListFooter pagination={meta.pagination} />
          </Flex>
        )}
      </PageBody>
      {opened && 'id' in opened ? (
        <ApplicationDialog
          id={opened.id}
          onCommand={(membershipId, command) => setOpened({ membershipId, command })}
          onClose={close}
        />
      ) : null}
      {opened && 'command' in opened ? <MemberCommand {...opened} onClose={close} /> : null}
    </Flex>
  );
};

/** « Demandes d’adhésion »: what strangers sent through the website, to be dealt with. */
export const ApplicationsPage = () => {
  const { t } = useTrad();
  const canManage = useCan(PERMISSIONS.applicationManage);
  const [setting, setSetting] = useState(false);
  return (
    <Page.Protect permissions={ACCESS}>
      <Page.Main>
        <Page.Title>{t('applications.title')}</Page.Title>
        <Layouts.Header
          title={t('applications.title')}
          subtitle={t('applications.subtitle')}
          primaryAction={
            canManage ? (
              <Button variant="tertiary" startIcon={<Cog />} onClick={() => setSetting(true)}>
                {t('applications.settings')}
              </Button>
            ) : undefined
          }
        />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <ClosedNotice />
            <List />
          </Flex>
        </Layouts.Content>
        {setting ? <FormSettingsDialog onClose={() => setSetting(false)} /> : null}
      </Page.Main>
    </Page.Protect>
  );
};
