import { Flex } from '@strapi/design-system';
import type { FormerIdentityView } from '../../../../shared/core/membership';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Quiet } from '../../kit/components/Quiet';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { spacedSiret } from './siret';

/** Who the member was before: its former names, and the bodies that became one with it. */
export const FormerIdentities = ({ formerly }: { formerly: readonly FormerIdentityView[] }) => {
  const { t } = useTrad();
  const format = useFormat();
  if (formerly.length === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
      {formerly.map(({ id, cause, name, siret, until, reason, membershipId }) => (
        <li key={id}>
          <Quiet>
            {t(`glance.formerly.${cause}`, {
              name,
              number: siret ? spacedSiret(siret) : 'none',
              on: format.day(until),
              reason: reason || 'none',
            })}{' '}
            {membershipId ? (
              <MembershipLink id={membershipId}>{t('glance.formerly.open')}</MembershipLink>
            ) : null}
          </Quiet>
        </li>
      ))}
    </Flex>
  );
};
