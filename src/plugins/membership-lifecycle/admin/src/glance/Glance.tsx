import { Flex, Grid } from '@strapi/design-system';
import type { MembershipView } from '../../../shared/contracts';
import { useKeptFocus } from '../hooks/useKeptFocus';
import { currentTerm } from '../panels/terms';
import { useTierName } from '../panels/useTierName';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';
import { AttestationsSection } from './attestations/AttestationsSection';
import { ConsentsSection } from './consents/ConsentsSection';
import { DocumentsSection } from './papers/DocumentsSection';
import { DuesSection } from './DuesSection';
import { JournalSection } from './JournalSection';
import { KeyFact } from './KeyFact';
import { MemberSpaceSection } from './member-space/MemberSpaceSection';
import { MergedNotice } from './MergedNotice';
import { MessagesSection } from './MessagesSection';
import { OrganisationSection } from './OrganisationSection';
import { ParticipationSection } from './ParticipationSection';
import { RenewalSection } from './RenewalSection';
import { RightsSection } from './RightsSection';
import { TermsSection } from './TermsSection';
import { useActions } from './useActions';

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
      <KeyFact label={t('dues.remaining')}>{format.money(owed)}</KeyFact>
    </Grid.Root>
  );
};

/** Everything about one member, in the order in which it is asked. */
export const Glance = ({ view }: { view: MembershipView }) => {
  const actions = useActions(view);
  useKeptFocus();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {view.mergedInto ? <MergedNotice mergedInto={view.mergedInto} /> : null}
      <KeyFacts view={view} />
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
