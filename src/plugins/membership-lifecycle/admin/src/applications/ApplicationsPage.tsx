import { Button, Flex, Typography } from '@strapi/design-system';
import { Cog } from '@strapi/icons';
import { useState } from 'react';
import type { ApplicationRow } from '../../../shared/applications/applications';
import type { CommandName } from '../../../shared/core/commands';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { Column } from '../kit/components/ListTable';
import { OpenButton } from '../kit/components/OpenButton';
import { PageFrame } from '../kit/components/PageFrame';
import { PagedList } from '../kit/components/PagedList';
import { Quiet } from '../kit/components/Quiet';
import { SearchFilter } from '../kit/components/SearchFilter';
import { useFilters } from '../kit/hooks/useFilters';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { MemberCommand } from '../membership/actions/MemberCommand';
import { ApplicationDialog } from './ApplicationDialog';
import { ApplicationState } from './ApplicationState';
import { ClosedNotice } from './ClosedNotice';
import { FormSettingsDialog } from './FormSettingsDialog';
import { useGetApplicationsQuery } from './api';

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

/** The body opens what was sent. */
const useColumns = (onOpen: (id: string) => void): Column<ApplicationRow>[] => {
  const { t } = useTrad();
  const format = useFormat();
  return [
    {
      label: t('applications.column.when'),
      cell: (row) => (
        <Typography style={{ whiteSpace: 'nowrap' }}>
          {format.shortMoment(row.receivedAt)}
        </Typography>
      ),
    },
    {
      label: t('applications.column.organisation'),
      cell: (row) => (
        <>
          <OpenButton onClick={() => onOpen(row.id)}>
            {row.organisation?.name ?? row.membership?.organisation ?? t('applications.emptied')}
          </OpenButton>
          <Quiet>{[row.reference, row.organisation?.city].filter(Boolean).join(' · ')}</Quiet>
        </>
      ),
    },
    {
      label: t('applications.column.applicant'),
      cell: ({ applicant }) => (
        <>
          <Typography tag="p">{applicant?.name ?? t('value.none')}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {applicant?.email}
          </Typography>
        </>
      ),
    },
    { label: t('applications.column.tier'), cell: (row) => format.text(row.tier.names) },
    { label: t('applications.column.state'), cell: (row) => <ApplicationState row={row} /> },
  ];
};

const List = () => {
  const { t } = useTrad();
  const { filters, set } = useFilters();
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
      <PagedList
        query={useGetApplicationsQuery(filters)}
        caption={t('applications.title')}
        columns={useColumns((id) => setOpened({ id }))}
        empty={t('applications.empty')}
      />
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
    <>
      <PageFrame
        title={t('applications.title')}
        subtitle={t('applications.subtitle')}
        action={
          canManage ? (
            <Button variant="tertiary" startIcon={<Cog />} onClick={() => setSetting(true)}>
              {t('applications.settings')}
            </Button>
          ) : null
        }
      >
        <Flex direction="column" alignItems="stretch" gap={4}>
          <ClosedNotice />
          <List />
        </Flex>
      </PageFrame>
      {setting ? <FormSettingsDialog onClose={() => setSetting(false)} /> : null}
    </>
  );
};
