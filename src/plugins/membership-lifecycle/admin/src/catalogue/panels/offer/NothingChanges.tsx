import { Typography } from '@strapi/design-system';
import { Section } from '../../../kit/components/Section';
import { useTrad } from '../../../kit/utils/trad';

interface Props {
  kind: 'offer' | 'tier' | 'benefit';
  /** The number of its holders today. */
  members?: number;
}

/**
 * « Pour les membres : rien ne change », where people worry about it: their term is frozen. A benefit
 * has settings that are read as they are published.
 */
export const NothingChanges = ({ kind, members }: Props) => {
  const { t } = useTrad();
  return (
    <Section title={t('offer.members')}>
      {members === undefined ? null : (
        <Typography variant="omega" fontWeight="semiBold">
          {t(`offer.members.${kind}.count`, { count: members })}
        </Typography>
      )}
      <Typography variant="pi" textColor="neutral800" fontWeight="semiBold">
        {t(kind === 'benefit' ? 'offer.members.benefit.nearly-nothing' : 'offer.members.nothing')}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {t(`offer.members.${kind}.why`)}
      </Typography>
    </Section>
  );
};
