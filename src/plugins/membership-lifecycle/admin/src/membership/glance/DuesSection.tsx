import { Flex, TextButton } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import type { DuesView, MembershipView } from '../../../../shared/core/membership';
import { Quiet } from '../../kit/components/Quiet';
import { GlanceSection } from '../../kit/glance/GlanceSection';
import { useTrad } from '../../kit/utils/trad';
import { AccountCredit } from './AccountCredit';
import { ActionButton } from './ActionButton';
import { CallCard } from './CallCard';
import type { Actions } from './useActions';

const SHOWN = 2;

interface Props {
  view: MembershipView;
  actions: Actions;
  /** Tells what became of the deposit of a call. */
  depositOf: (call: DuesView) => ReactNode;
}

/** Calls with their payments: unpaid ones first, then the latest; others on demand. */
export const DuesSection = ({ view, actions, depositOf }: Props) => {
  const { t } = useTrad();
  const [all, setAll] = useState(false);
  const isOwed = (state: string) => state === 'open' || state === 'overdue';
  const calls = [...view.dues].sort(
    (one, other) => Number(isOwed(other.state)) - Number(isOwed(one.state)),
  );
  const owed = calls.filter(({ state }) => isOwed(state)).length;
  const shown = all ? calls : calls.slice(0, Math.max(SHOWN, owed));
  return (
    <GlanceSection
      title={t('glance.dues')}
      action={
        <>
          {owed === 0 ? <ActionButton actions={actions} name="record-payment" /> : null}
          <ActionButton actions={actions} name="issue-call" />
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <AccountCredit view={view} actions={actions} />
        {calls.length === 0 ? (
          <Quiet>{t(view.duesState === 'waived' ? 'dues.waived-help' : 'dues.none-help')}</Quiet>
        ) : null}
        {shown.map((call) => (
          <CallCard
            key={call.id}
            call={call}
            view={view}
            actions={actions}
            deposit={depositOf(call)}
          />
        ))}
        {calls.length > shown.length || all ? (
          <Flex>
            <TextButton aria-expanded={all} onClick={() => setAll(!all)}>
              {all
                ? t('glance.less')
                : t('glance.more-calls', { count: calls.length - shown.length })}
            </TextButton>
          </Flex>
        ) : null}
      </Flex>
    </GlanceSection>
  );
};
