import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { ORGANISATION_UID } from '../../../../shared/kernel/ids';
import { useTrad } from '../../kit/utils/trad';

const STEPS = ['organisation', 'save', 'decide'] as const;
const NEW_ORGANISATION = `/content-manager/collection-types/${ORGANISATION_UID}/create`;

/** The first steps, on the page of a membership that is not recorded yet. */
export const FirstSteps = () => {
  const { t } = useTrad();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h2" variant="delta">
        {t('glance.first.title')}
      </Typography>
      <ol style={{ listStyle: 'decimal', paddingInlineStart: '2rem' }}>
        {STEPS.map((step) => (
          <li key={step} style={{ paddingBlock: '0.4rem' }}>
            <Typography>{t(`glance.first.${step}`)}</Typography>
          </li>
        ))}
      </ol>
      <div>
        <Link tag={NavLink} to={NEW_ORGANISATION}>
          {t('glance.first.new-organisation')}
        </Link>
      </div>
    </Flex>
  );
};
