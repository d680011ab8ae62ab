import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
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
        <LinkButton tag={NavLink} to={`/plugins/${PLUGIN_ID}/members/new`}>
          {t('members.new')}
        </LinkButton>
      </div>
    </Flex>
  );
};
