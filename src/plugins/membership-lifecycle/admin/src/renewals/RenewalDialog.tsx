import { Button, Flex, Typography } from '@strapi/design-system';
import type { MembershipView } from '../../../shared/core/membership';
import type { RenewalRow } from '../../../shared/renewals/renewals';
import { MembershipLink } from '../kit/components/MembershipLink';
import { PanelBody } from '../kit/components/PanelBody';
import { Quiet } from '../kit/components/Quiet';
import { Sheet } from '../kit/components/Sheet';
import { withRenewal } from '../kit/panels/member-renewals';
import { useTrad } from '../kit/utils/trad';
import { useGetMembershipQuery } from '../membership/api/memberships';
import { ActionButton } from '../membership/glance/ActionButton';
import { JournalSection } from '../membership/glance/JournalSection';
import { useActions } from '../membership/glance/useActions';
import { OpenRenewal } from './glance/OpenRenewal';

interface Props {
  row: RenewalRow;
  onClose: () => void;
}

const ACTIONS = [
  'move-renewal',
  'accept-renewal',
  'decline-renewal',
  'note-renewal',
  'assign-renewal',
] as const;

const Detail = ({ view, renewalId }: { view: MembershipView; renewalId: string }) => {
  const { t } = useTrad();
  const actions = useActions(view, renewalId);
  const { renewal } = view;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Typography tag="p" textColor="neutral600">
        {[view.reference, t(`status.${view.status}`)].join(' · ')}
      </Typography>
      <Flex gap={2} wrap="wrap">
        {ACTIONS.map((name) => (
          <ActionButton key={name} actions={actions} name={name} />
        ))}
      </Flex>
      {renewal ? (
        <OpenRenewal renewal={renewal} view={view} actions={actions} />
      ) : (
        <Quiet>{t('renewal.closed')}</Quiet>
      )}
      <JournalSection view={view} />
      {actions.dialog}
    </Flex>
  );
};

/** Everything about one renewal without leaving the list: where it stands, what was noted, what to do. */
export const RenewalDialog = ({ row, onClose }: Props) => {
  const { t } = useTrad();
  const query = useGetMembershipQuery(row.membershipId);
  return (
    <Sheet
      title={row.organisation}
      onClose={onClose}
      footer={
        <>
          <MembershipLink id={row.membershipId}>{t('renewals.open-member')}</MembershipLink>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      <PanelBody query={query}>
        {(view) => <Detail view={withRenewal(view, row.id)} renewalId={row.id} />}
      </PanelBody>
    </Sheet>
  );
};
