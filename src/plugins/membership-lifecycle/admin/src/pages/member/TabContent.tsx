import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { MembershipView } from '../../../../shared/core/membership';
import { ReplaceContact } from '../../access/glance/ReplaceContact';
import { MemberSpaceSection } from '../../access/glance/member-space/MemberSpaceSection';
import { CallDeposit } from '../../account/CallDeposit';
import type { MemberTab } from '../../kit/utils/member-place';
import { ActionButton } from '../../membership/glance/ActionButton';
import { DuesSection } from '../../membership/glance/DuesSection';
import { JournalSection } from '../../membership/glance/JournalSection';
import { KeyFacts } from '../../membership/glance/KeyFacts';
import { MergedNotice } from '../../membership/glance/MergedNotice';
import { OrganisationSection } from '../../membership/glance/OrganisationSection';
import { RightsSection } from '../../membership/glance/RightsSection';
import { ScheduledCommands } from '../../membership/glance/ScheduledCommands';
import { TermsSection } from '../../membership/glance/TermsSection';
import { ConsentsSection } from '../../membership/glance/consents/ConsentsSection';
import { NotesSection } from '../../membership/glance/notes/NotesSection';
import type { Actions } from '../../membership/glance/useActions';
import { MessagesSection } from '../../messages/glance/MessagesSection';
import { ParticipationSection } from '../../occasions/glance/ParticipationSection';
import { AttestationsSection } from '../../papers/glance/attestations/AttestationsSection';
import { DocumentsSection } from '../../papers/glance/papers/DocumentsSection';
import { RenewalSection } from '../../renewals/glance/RenewalSection';

export interface TabProps {
  view: MembershipView;
  actions: Actions;
}

const CONTENT: Record<MemberTab, (props: TabProps) => ReactNode> = {
  brief: ({ view, actions }) => (
    <>
      {view.mergedInto ? (
        <MergedNotice
          mergedInto={view.mergedInto}
          action={<ActionButton actions={actions} name="undo-merge" />}
        />
      ) : null}
      <ScheduledCommands view={view} />
      <KeyFacts view={view} />
      <NotesSection view={view} />
      <TermsSection view={view} actions={actions} />
    </>
  ),
  dues: ({ view, actions }) => (
    <DuesSection
      view={view}
      actions={actions}
      depositOf={(call) => <CallDeposit call={call} view={view} />}
    />
  ),
  rights: ({ view, actions }) => (
    <>
      <RightsSection view={view} actions={actions} />
      <ParticipationSection membershipId={view.documentId} />
    </>
  ),
  renewal: RenewalSection,
  contacts: ({ view, actions }) => (
    <>
      <OrganisationSection
        view={view}
        actions={actions}
        replacementOf={(contact) => <ReplaceContact view={view} contact={contact} />}
      />
      <MemberSpaceSection membershipId={view.documentId} />
      <ConsentsSection view={view} />
    </>
  ),
  documents: ({ view }) => (
    <>
      <AttestationsSection view={view} />
      <DocumentsSection view={view} />
    </>
  ),
  messages: ({ view }) => <MessagesSection membershipId={view.documentId} />,
  journal: JournalSection,
};

/** The first section stands below the tabs, which divide enough. */
const Sections = styled(Flex)`
  > section:first-child {
    border-top: 0;
    padding-top: 0;
  }
`;

/** The sections of a tab; they ask for their data when it is opened. */
export const TabContent = ({ tab, ...props }: TabProps & { tab: MemberTab }) => {
  const Content = CONTENT[tab];
  return (
    <Sections direction="column" alignItems="stretch" gap={6}>
      <Content {...props} />
    </Sections>
  );
};
