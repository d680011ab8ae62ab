import { Box, Flex, Link, Tabs } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page, useQueryParams } from '@strapi/strapi/admin';
import { NavLink, useLocation, useNavigate, useParams } from 'react-router-dom';
import type { MembershipView } from '../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { ExportMenu, type Exportable } from '../../kit/components/ExportMenu';
import { PageBody } from '../../kit/components/PageBody';
import { useCan } from '../../kit/utils/can';
import { COUNTERS, MEMBERS, memberPlace, type MemberTab } from '../../kit/utils/member-place';
import { useTrad } from '../../kit/utils/trad';
import { useGetMembershipQuery } from '../../membership/api/memberships';
import { useActions } from '../../membership/glance/useActions';
import { MemberHead } from './MemberHead';
import { PaletteButton } from './PaletteButton';
import { TabContent, type TabProps } from './TabContent';
import { useMemberTabs } from './tabs';

/** A member as a file: all that is known of it, or the lines that the import reads. */
const exportables = ({ documentId }: MembershipView): Exportable[] => [
  { label: 'export.whole-member', path: `members/${documentId}` },
  { label: 'export.history', path: 'history', filters: { membership: documentId } },
];

const MemberTabs = ({ view, actions }: TabProps) => {
  const { t } = useTrad();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [{ query }] = useQueryParams<{ tab?: string }>();
  const tabs = useMemberTabs(view);
  const tab = tabs.find((one) => one === query.tab) ?? tabs[0] ?? 'brief';
  return (
    <Tabs.Root
      variant="simple"
      value={tab}
      onValueChange={(next: string) =>
        void navigate(memberPlace(view.documentId, next as MemberTab), { state })
      }
    >
      <Tabs.List aria-label={t('member.tabs')}>
        {tabs.map((name) => (
          <Tabs.Trigger key={name} value={name}>
            {t(`member.tab.${name}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map((name) => (
        <Tabs.Content key={name} value={name}>
          <Box padding={6} background="neutral0" hasRadius shadow="tableShadow">
            {name === tab ? <TabContent tab={tab} view={view} actions={actions} /> : null}
          </Box>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
};

/** Leads back to the list, with the filters that it had; to the counters from the rights alone. */
const BackToList = ({ rightsOnly }: { rightsOnly: boolean }) => {
  const { t } = useTrad();
  const { state } = useLocation() as { state: { list?: string } | null };
  return (
    <Link
      tag={NavLink}
      to={rightsOnly ? COUNTERS : `${MEMBERS}${state?.list ?? ''}`}
      end
      startIcon={<ArrowLeft aria-hidden />}
    >
      {t(rightsOnly ? 'counters.title' : 'member.back')}
    </Link>
  );
};

const Loaded = ({ view }: { view: MembershipView }) => {
  const actions = useActions(view);
  const canExport = useCan(PERMISSIONS.exportRead);
  const { organisation, reference } = view;
  const title = organisation.name || reference;
  return (
    <>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={reference}
        navigationAction={<BackToList rightsOnly={view.rightsOnly} />}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {canExport ? <ExportMenu what={exportables(view)} /> : null}
            <PaletteButton view={view} actions={actions} />
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <MemberHead view={view} actions={actions} />
          <MemberTabs view={view} actions={actions} />
        </Flex>
      </Layouts.Content>
      {actions.dialog}
    </>
  );
};

/** One member: its status, what to do next, and everything about it in tabs. */
export const MemberPage = () => {
  const { documentId = '' } = useParams();
  // Of another member, the former one is not shown while the new one is read.
  const { currentData: data, error, isFetching: isLoading } = useGetMembershipQuery(documentId);
  return (
    <PageBody query={{ data, error, isLoading }}>
      {(view) => <Loaded key={view.documentId} view={view} />}
    </PageBody>
  );
};
