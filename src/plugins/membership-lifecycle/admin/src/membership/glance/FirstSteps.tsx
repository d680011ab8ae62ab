import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { newMemberPlace } from '../../kit/utils/member-place';
import { useTrad } from '../../kit/utils/trad';

/** On the form of a membership that is not recorded yet: the way to the form of a new member. */
export const FirstSteps = () => {
  const { t } = useTrad();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h2" variant="delta">
        {t('glance.first.title')}
      </Typography>
      <Typography>{t('glance.first.help')}</Typography>
      <div>
        <LinkButton tag={NavLink} to={newMemberPlace()}>
          {t('members.new')}
        </LinkButton>
      </div>
    </Flex>
  );
};
