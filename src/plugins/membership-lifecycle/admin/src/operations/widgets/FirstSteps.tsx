import { Button, Flex, Typography } from '@strapi/design-system';
import type { OnboardingInput } from '../../../../shared/operations/onboarding';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useTrad } from '../../kit/utils/trad';
import { WithoutFrame } from '../../kit/widgets/WithoutFrame';
import { useGetOnboardingQuery, useRecordOnboardingMutation } from '../api/onboarding';
import { StepItem } from './StepItem';

/** « Premiers pas »: what a new installation still lacks, in order, until it lacks nothing. */
export const FirstSteps = () => {
  const { t } = useTrad();
  const { data: view } = useGetOnboardingQuery();
  const [record] = useRecordOnboardingMutation();
  const { submit } = useSubmit({ aside: true });
  if (!view || view.finished) return <WithoutFrame id="first-steps" />;

  const settle = (input: OnboardingInput) => submit(() => record(input).unwrap());
  const next = view.steps.find(({ done }) => !done);
  const count = view.steps.filter(({ done, putOff }) => done && !putOff).length;

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Typography>{t('onboarding.intro', { done: count, all: view.steps.length })}</Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
        {view.steps.map((step, index) => (
          <StepItem
            key={step.id}
            step={step}
            number={index + 1}
            isNext={step === next}
            onSettle={(acknowledged) => void settle({ acknowledged })}
          />
        ))}
      </Flex>
      <Flex justifyContent="end">
        <Button size="S" variant="tertiary" onClick={() => void settle({ dismissed: true })}>
          {t('onboarding.dismiss')}
        </Button>
      </Flex>
    </Flex>
  );
};
