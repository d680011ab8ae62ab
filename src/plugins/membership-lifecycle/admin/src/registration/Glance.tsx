import { Flex, Grid } from '@strapi/design-system';
import type { MembershipView } from '../../../shared/core/membership';
import { MemberSpaceSection } from '../access/glance/member-space/MemberSpaceSection';
import { useKeptFocus } from '../kit/hooks/useKeptFocus';
import { currentTerm } from '../kit/panels/terms';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { ActionButton } from '../membership/glance/ActionButton';
import { DuesSection } from '../membership/glance/DuesSection';
import { JournalSection } from '../membership/glance/JournalSection';
import { KeyFact } from '../membership/glance/KeyFact';
import { MergedNotice } from '../membership/glance/MergedNotice';
import { OrganisationSection } from '../membership/glance/OrganisationSection';
import { RightsSection } from '../membership/glance/RightsSection';
import { ScheduledCommands } from '../membership/glance/ScheduledCommands';
import { TermsSection } from '../membership/glance/TermsSection';
import { ConsentsSection } from '../membership/glance/consents/ConsentsSection';
import { NotesSection } from '../membership/glance/notes/NotesSection';
import { useActions } from '../membership/glance/useActions';
import { useTierName } from '../membership/panels/useTierName';
import { MessagesSection } from '../messages/glance/MessagesSection';
import { ParticipationSection } from '../occasions/glance/ParticipationSection';
import { AttestationsSection } from '../papers/glance/attestations/AttestationsSection';
import { DocumentsSection } from '../papers/glance/papers/DocumentsSection';
import { RenewalSection } from '../renewals/glance/RenewalSection';

const KeyFacts = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const tierName = useTierName(view);
  const term = currentTerm(view);
  const owed = view.dues
    .filter(({ state }) => state === 'open' || state === 'overdue')
    .reduce((sum, { remaining }) => sum + remaining, 0);
  return (
    <Grid.Root gap={4} tag="dl">
      <KeyFact label={t('renewals.column.organisation')}>{view.organisation.name}</KeyFact>
      <KeyFact label={t('term.tier')}>
        {(term && format.text(term.tierNames)) || tierName(view.tierCode)}
      </KeyFact>
      <KeyFact label={t('term.title')}>
        {term ? format.range(term.startsOn, term.endsOn) : t('glance.none-yet')}
      </KeyFact>
      {view.uncalled ? (
        <KeyFact label={t('dues.to-call', { amount: format.money(view.uncalled) })}>
          {t('dues.to-call.fact', { owed: owed > 0 ? format.money(owed) : 'none' })}
        </KeyFact>
      ) : (
        <KeyFact label={t('dues.remaining')}>{format.money(owed)}</KeyFact>
      )}
    </Grid.Root>
  );
};

/** Everything about one member, in the order in which it is asked. */
export const Glance = ({ view }: { view: MembershipView }) => {
  const actions = useActions(view);
  useKeptFocus();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {view.mergedInto ? (
        <MergedNotice
          mergedInto={view.mergedInto}
          action={<ActionButton actions={actions} name="undo-merge" />}
        />
      ) : null}
      <ScheduledCommands view={view} />
      <KeyFacts view={view} />
      <NotesSection view={view} />
      <OrganisationSection view={view} actions={actions} />
      <MemberSpaceSection membershipId={view.documentId} />
      <TermsSection view={view} actions={actions} />
      <DuesSection view={view} actions={actions} />
      <AttestationsSection view={view} />
      <RenewalSection view={view} actions={actions} />
      <RightsSection view={view} actions={actions} />
      <ParticipationSection membershipId={view.documentId} />
      <DocumentsSection view={view} />
      <ConsentsSection view={view} />
      <MessagesSection membershipId={view.documentId} />
      <JournalSection view={view} />
      {actions.dialog}
    </Flex>
  );
};
