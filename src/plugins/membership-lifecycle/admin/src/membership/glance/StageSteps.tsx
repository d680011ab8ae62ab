import { Flex, Typography } from '@strapi/design-system';
import type { MembershipView, RenewalView } from '../../../../shared/core/membership';
import { ColourDot } from '../../kit/components/ColourDot';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  stages: MembershipView['workflow']['stages'];
  current: RenewalView['stage'];
}

/** The road of a renewal, its place on it marked in words too. */
export const StageSteps = ({ stages, current }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Flex tag="ol" gap={2} wrap="wrap" aria-label={t('glance.road')}>
      {stages.map((stage) => {
        const here = stage.id === current.id;
        return (
          <Flex
            key={stage.id}
            tag="li"
            gap={2}
            alignItems="center"
            paddingLeft={2}
            paddingRight={2}
            paddingTop={1}
            paddingBottom={1}
            hasRadius
            background={here ? 'primary100' : 'neutral0'}
            borderColor={here ? 'primary600' : 'neutral200'}
            aria-current={here ? 'step' : undefined}
          >
            <ColourDot colour={stage.color} />
            <Typography
              variant="pi"
              fontWeight={here ? 'bold' : undefined}
              textColor={here ? 'primary700' : 'neutral600'}
            >
              {text(stage.names)}
            </Typography>
          </Flex>
        );
      })}
    </Flex>
  );
};
