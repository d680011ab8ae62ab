import { Grid } from '@strapi/design-system';
import type { MembershipView } from '../../../../shared/core/membership';
import { currentTerm } from '../../kit/panels/terms';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useTierName } from '../panels/useTierName';
import { KeyFact } from './KeyFact';
import { UpToDate } from './UpToDate';
import { spacedSiret } from './siret';

/** The amount that is owed, or still to be called. */
const Money = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const owed = view.account.due;
  return view.uncalled ? (
    <KeyFact label={t('dues.to-call', { amount: format.money(view.uncalled) })}>
      {t('dues.to-call.fact', { owed: owed > 0 ? format.money(owed) : 'none' })}
    </KeyFact>
  ) : (
    <KeyFact label={t('dues.remaining')}>{format.money(owed)}</KeyFact>
  );
};

/** The facts that are asked first. */
export const KeyFacts = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const tierName = useTierName(view);
  const term = currentTerm(view);
  const { memberSince, muted, readsContacts, organisation } = view;
  return (
    <Grid.Root gap={4} tag="dl">
      <KeyFact label={t('term.tier')}>
        {(term && format.text(term.tierNames)) || tierName(view.tierCode)}
      </KeyFact>
      <KeyFact label={t('term.title')}>
        {term ? format.range(term.startsOn, term.endsOn) : t('glance.none-yet')}
      </KeyFact>
      <KeyFact label={t('membership.up-to-date')}>
        <UpToDate view={view} />
      </KeyFact>
      <Money view={view} />
      <KeyFact label={t('membership.since')}>
        {memberSince ? format.day(memberSince) : t('value.none')}
      </KeyFact>
      {muted ? (
        <KeyFact label={t('membership.muted')}>
          {t('membership.muted-until', { until: format.day(muted.until), reason: muted.reason })}
        </KeyFact>
      ) : null}
      {/* Else it stands with the contacts. */}
      {!readsContacts && organisation.siret ? (
        <KeyFact label={t('member.siret')}>{spacedSiret(organisation.siret)}</KeyFact>
      ) : null}
    </Grid.Root>
  );
};
