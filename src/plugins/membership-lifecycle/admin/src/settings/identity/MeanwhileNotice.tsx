import { Box, Flex, Typography } from '@strapi/design-system';
import type { Identity } from '../../../../shared/settings/identity';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import type { Meanwhile } from './useIdentityForm';

interface Props {
  meanwhile: Meanwhile;
  /** The values in the form now. */
  mine: Identity;
}

/** The values that somebody else saved, field by field, beside those typed here. */
export const MeanwhileNotice = ({ meanwhile, mine }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const shown = (field: keyof Identity, value: Identity[keyof Identity]): string => {
    if (field === 'logoId' || field === 'pictureId')
      return t(`identity.${field}.${value === null ? 'none' : 'one'}`);
    if (field === 'vatTreatment')
      return t(`identity.vat.${(value as Identity['vatTreatment']) || 'unsaid'}`);
    if (field === 'chorusFrame') return t(`identity.frame.${value as Identity['chorusFrame']}`);
    if (field === 'accessibility')
      return t(`identity.conformity.${(value as Identity['accessibility']) || 'unsaid'}`);
    return String(value) || t('value.none');
  };
  const { theirs } = meanwhile;
  return (
    <Box role="alert">
      <Notice tone="warning" title={t('identity.meanwhile', { by: text(meanwhile.by) })}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
          {meanwhile.fields.map((field) => (
            <li key={field}>
              {t('identity.meanwhile.field', {
                field: t(`identity.${field}`),
                value: shown(field, theirs[field]),
              })}
              {mine[field] === theirs[field] ? null : (
                <Typography fontWeight="semiBold">
                  {' '}
                  {t('identity.meanwhile.mine', { value: shown(field, mine[field]) })}
                </Typography>
              )}
            </li>
          ))}
        </Flex>
        <Typography tag="p" style={{ paddingTop: '0.8rem' }}>
          {t('identity.meanwhile.help')}
        </Typography>
      </Notice>
    </Box>
  );
};
