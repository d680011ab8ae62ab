import { Flex, Typography } from '@strapi/design-system';
import type { IdentityNeed } from '../../../../shared/settings/identity';
import { Notice } from '../../kit/components/Notice';
import { useTrad } from '../../kit/utils/trad';
import { FIELD_OF_NEED } from './groups';

const goTo = (need: IdentityNeed) =>
  document.querySelector<HTMLElement>(`[name="${FIELD_OF_NEED[need]}"]`)?.focus();

/** What the identity still lacks, and what cannot be done without it. */
export const MissingNotice = ({ missing }: { missing: IdentityNeed[] }) => {
  const { t } = useTrad();
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning" title={t('identity.missing', { count: missing.length })}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
        {missing.map((need) => (
          <li key={need}>
            <Typography
              tag="button"
              type="button"
              fontWeight="semiBold"
              textColor="primary700"
              style={{ textDecoration: 'underline' }}
              onClick={() => goTo(need)}
            >
              {t(`identity.need.${need}`)}
            </Typography>{' '}
            {t(`identity.need.${need}.why`)}
          </li>
        ))}
      </Flex>
    </Notice>
  );
};
