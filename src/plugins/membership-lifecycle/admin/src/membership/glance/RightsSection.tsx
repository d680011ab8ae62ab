import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { EntitlementView, MembershipView } from '../../../../shared/core/membership';
import { Quiet } from '../../kit/components/Quiet';
import { GlanceSection } from '../../kit/glance/GlanceSection';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from './ActionButton';
import { RightItem } from './RightItem';
import type { Actions } from './useActions';

const byTerm = (rights: readonly EntitlementView[]): [string, EntitlementView[]][] => {
  const groups = new Map<string, EntitlementView[]>();
  for (const right of rights)
    groups.set(right.termId, [...(groups.get(right.termId) ?? []), right]);
  return [...groups];
};

/** The rights of the running term in the offer's order, each with its ledger; other terms on demand. */
export const RightsSection = ({ view, actions }: { view: MembershipView; actions: Actions }) => {
  const { t } = useTrad();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const covers = ({ startsOn, endsOn }: EntitlementView) =>
    startsOn <= view.today && view.today <= endsOn;
  const current = view.entitlements.filter(covers);
  const others = view.entitlements.filter((right) => !covers(right));
  const item = (right: EntitlementView) => (
    <RightItem key={right.id} right={right} membershipId={view.documentId} actions={actions} />
  );
  return (
    <GlanceSection
      title={t('panel.rights')}
      action={<ActionButton actions={actions} name="grant-right" />}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {current.length === 0 ? <Quiet>{t('rights.none')}</Quiet> : null}
        {current.length > 0 && !current.some(({ running }) => running) ? (
          <Quiet>{t('glance.rights-closed')}</Quiet>
        ) : null}
        {current.map(item)}
        {others.length > 0 ? (
          <Flex>
            <TextButton aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('rights.less') : t('rights.more', { count: others.length })}
            </TextButton>
          </Flex>
        ) : null}
        {all
          ? byTerm(others).map(([termId, rights]) => (
              <Flex key={termId} direction="column" alignItems="stretch" gap={4}>
                <Typography tag="h3" variant="sigma" textColor="neutral600">
                  {rights[0] ? format.range(rights[0].startsOn, rights[0].endsOn) : ''}
                </Typography>
                {rights.map(item)}
              </Flex>
            ))
          : null}
      </Flex>
    </GlanceSection>
  );
};
