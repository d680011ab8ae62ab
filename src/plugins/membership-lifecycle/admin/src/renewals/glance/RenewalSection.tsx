import { Flex, TextButton } from '@strapi/design-system';
import { useState } from 'react';
import type { MembershipView } from '../../../../shared/core/membership';
import { Quiet } from '../../kit/components/Quiet';
import { GlanceSection } from '../../kit/glance/GlanceSection';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from '../../membership/glance/ActionButton';
import { PastRenewals } from '../../membership/glance/PastRenewals';
import type { Actions } from '../../membership/glance/useActions';
import { OpenRenewal } from './OpenRenewal';
import { Reminders } from './Reminders';

const QUICK = [
  'accept-renewal',
  'decline-renewal',
  'move-renewal',
  'note-renewal',
  'assign-renewal',
] as const;

/** The renewal under way, with what can be done about it; earlier ones on demand. */
export const RenewalSection = ({ view, actions }: { view: MembershipView; actions: Actions }) => {
  const { t } = useTrad();
  const [past, setPast] = useState(false);
  const { renewal, pastRenewals } = view;
  return (
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
  );
};
