import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import type { TodayView } from '../../../../shared/statistics/statistics';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { IssueCallsDialog } from './IssueCallsDialog';

/** « Appels à émettre »: how many, the first by name, and the button that issues them. */
export const CallsToIssue = ({ calls: { count, first } }: Pick<TodayView, 'calls'>) => {
  const { t } = useTrad();
  const { money } = useFormat();
  const mayIssue = useCan(PERMISSIONS.duesManage);
  const [issuing, setIssuing] = useState(false);
  const more = count - first.length;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={3}>
        <Typography variant="delta" tag="p">
          {t('widget.calls.title', { count })}
        </Typography>
        {mayIssue ? (
          <Button size="S" onClick={() => setIssuing(true)}>
            {t('widget.calls.issue')}
          </Button>
        ) : null}
      </Flex>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {first.map(({ id, membershipId, organisation, reference, amount }) => (
          <Flex key={id} tag="li" justifyContent="space-between" gap={3}>
            <MembershipLink id={membershipId} tab="dues">
              {organisation || reference}
            </MembershipLink>
            <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
              {money(amount)}
            </Typography>
          </Flex>
        ))}
        {more > 0 ? (
          <Typography tag="li" variant="pi" textColor="neutral600">
            {t('widget.calls.more', { count: more })}
          </Typography>
        ) : null}
      </Flex>
      {issuing ? <IssueCallsDialog onClose={() => setIssuing(false)} /> : null}
    </Flex>
  );
};
