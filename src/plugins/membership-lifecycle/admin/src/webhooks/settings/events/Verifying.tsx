import { Flex, Typography } from '@strapi/design-system';
import { useTrad } from '../../../kit/utils/trad';
import { Card } from '../../../settings/Card';

const RULES = ['answer', 'once', 'order', 'origin'] as const;

/** What the software that receives events has to do. */
export const Verifying = () => {
  const { t } = useTrad();
  return (
    <Card title={t('events.verify')} help={t('events.verify.help')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {RULES.map((rule) => (
          <li key={rule}>
            <Typography>{t(`events.verify.${rule}`)}</Typography>
          </li>
        ))}
      </Flex>
    </Card>
  );
};
