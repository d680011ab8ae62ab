import { Flex, TextButton } from '@strapi/design-system';
import { useState } from 'react';
import type { MembershipView, RenewalView } from '../../../../shared/core/membership';
import { Quiet } from '../../kit/components/Quiet';
import { GlanceSection } from '../../kit/glance/GlanceSection';
import { withRenewal } from '../../kit/panels/member-renewals';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from '../../membership/glance/ActionButton';
import { PastRenewals } from '../../membership/glance/PastRenewals';
import { useActions, type Actions } from '../../membership/glance/useActions';
import { OpenRenewal } from './OpenRenewal';
import { Reminders } from './Reminders';

const QUICK = [
  'accept-renewal',
  'decline-renewal',
  'move-renewal',
  'note-renewal',
  'assign-renewal',
] as const;

/** A renewal that was accepted and waits for its payment while the next one is under way. */
const EarlierRenewal = ({
  renewal,
  view: member,
}: {
  renewal: RenewalView;
  view: MembershipView;
}) => {
  const { t } = useTrad();
  const format = useFormat();
  const view = withRenewal(member, renewal.id);
  const actions = useActions(view, renewal.id);
  const { startsOn, endsOn } = renewal.term;
  return (
    <GlanceSection
      title={t('renewal.earlier', { term: format.range(startsOn, endsOn) })}
      action={QUICK.map((name) => (
        <ActionButton key={name} actions={actions} name={name} />
      ))}
    >
      <OpenRenewal renewal={renewal} view={view} actions={actions} />
      {actions.dialog}
    </GlanceSection>
  );
};

/** The renewal under way, with what can be done about it; earlier ones on demand. */
export const RenewalSection = ({ view, actions }: { view: MembershipView; actions: Actions }) => {
  const { t } = useTrad();
  const [past, setPast] = useState(false);
  const { renewal, earlierRenewals, pastRenewals } = view;
  return (
    <>
      <GlanceSection
        title={t('renewal.title')}
        action={
          renewal ? (
            QUICK.map((name) => <ActionButton key={name} actions={actions} name={name} />)
          ) : (
            <>
              <ActionButton actions={actions} name="open-renewal" />
              <ActionButton actions={actions} name="reopen-renewal" />
            </>
          )
        }
      >
        <Flex direction="column" alignItems="stretch" gap={3}>
          {renewal ? (
            <OpenRenewal renewal={renewal} view={view} actions={actions} />
          ) : (
            <Quiet>{t('renewal.none')}</Quiet>
          )}
          <Reminders
            title={t('glance.other-reminders')}
            reminders={view.reminders}
            today={view.today}
            actions={actions}
          />
          {pastRenewals.length > 0 ? (
            <Flex>
              <TextButton aria-expanded={past} onClick={() => setPast(!past)}>
                {past ? t('glance.hide-past') : t('glance.past', { count: pastRenewals.length })}
              </TextButton>
            </Flex>
          ) : null}
          {past ? <PastRenewals renewals={pastRenewals} /> : null}
        </Flex>
      </GlanceSection>
      {earlierRenewals.map((earlier) => (
        <EarlierRenewal key={earlier.renewal.id} renewal={earlier.renewal} view={view} />
      ))}
    </>
  );
};
