import { Flex } from '@strapi/design-system';
import { STATUSES } from '../../../../shared/core/commands';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import { FigureLink } from '../../kit/widgets/FigureLink';
import { membersWith } from '../../kit/widgets/places';
import { TodayBody } from './TodayBody';

/** The number of memberships of each status; those that nobody has are left out. */
export const MembersByStatus = () => {
  const { t } = useTrad();
  const mayList = useCan(PERMISSIONS.membershipRead);
  return (
    <TodayBody
      quiet={({ members }) =>
        STATUSES.every((status) => members[status] === 0) ? t('widget.members.none') : null
      }
    >
      {({ members }) => (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} width="100%">
          {STATUSES.filter((status) => members[status] > 0).map((status) => (
            <FigureLink
              key={status}
              figure={String(members[status])}
              label={t(`status.${status}`)}
              to={mayList ? membersWith({ status }) : null}
            />
          ))}
        </Flex>
      )}
    </TodayBody>
  );
};
