import { Button, Flex, Typography } from '@strapi/design-system';
import type { ApplicationView } from '../../../shared/applications/applications';
import type { CommandName } from '../../../shared/core/commands';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { MembershipLink } from '../kit/components/MembershipLink';
import { Notice } from '../kit/components/Notice';
import { useCan } from '../kit/utils/can';
import { useTrad } from '../kit/utils/trad';
import { useGetMembershipQuery } from '../membership/api/memberships';

interface Props {
  known: NonNullable<ApplicationView['known']>;
  onCommand: (membershipId: string, command: CommandName) => void;
}

/** Commands that bring an ended membership back. */
const BACK: readonly CommandName[] = ['reinstate', 'apply'];
const OVER = ['refused', 'lapsed', 'ended'];

const WayBack = ({
  membershipId,
  onCommand,
}: Pick<Props, 'onCommand'> & { membershipId: string }) => {
  const { t } = useTrad();
  const { data } = useGetMembershipQuery(membershipId);
  const legal = (data?.commands ?? []).filter(({ name }) => BACK.includes(name));
  return (
    <>
      <Typography tag="p">{t('applications.doubt.over')}</Typography>
      <Flex gap={2} wrap="wrap" paddingTop={2}>
        {legal.map(({ name }) => (
          <Button
            key={name}
            size="S"
            variant="tertiary"
            onClick={() => onCommand(membershipId, name)}
          >
            {t(`command.${name}`)}
          </Button>
        ))}
      </Flex>
    </>
  );
};

/** The member that an application resembles, why, and how to bring an ended one back. */
export const ApplicationDoubt = ({ known, onCommand }: Props) => {
  const { t } = useTrad();
  const canRead = useCan(PERMISSIONS.membershipRead);
  const canAct = useCan(PERMISSIONS.membershipManage);
  const { membershipId, organisation: name, reference, status, by } = known;
  return (
    <Notice tone="warning" title={t('applications.doubt.title', { name })}>
      <Typography tag="p">
        {t('applications.doubt.why', { by: t(`applications.by.${by}`) })}
      </Typography>
      <Typography tag="p">
        {membershipId && canRead ? (
          <MembershipLink id={membershipId}>
            {t('applications.doubt.member', { reference, status: t(`status.${status}`) })}
          </MembershipLink>
        ) : (
          t(membershipId ? 'applications.doubt.member' : 'applications.doubt.no-member', {
            reference,
            status: t(`status.${status}`),
          })
        )}
      </Typography>
      {membershipId && canRead && canAct && OVER.includes(status ?? '') ? (
        <WayBack membershipId={membershipId} onCommand={onCommand} />
      ) : null}
    </Notice>
  );
};
