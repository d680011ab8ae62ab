import { Button, Flex, Typography } from '@strapi/design-system';
import { createGlobalStyle } from 'styled-components';
import { PLUGIN_ID } from '../../../shared/ids';
import type { OnboardingInput } from '../../../shared/contracts';
import { useGetOnboardingQuery, useRecordOnboardingMutation } from '../services/onboarding';
import { useRefusal } from '../services/refusal';
import { useTrad } from '../utils/trad';
import { StepItem } from './StepItem';

/** Strapi draws the frame of a widget and lets none be absent: an empty one takes no room. */
const WithoutFrame = createGlobalStyle`
  div:has(> [data-strapi-widget-id='plugin::${PLUGIN_ID}.first-steps']) {
    display: none !important;
  }
`;

/** « Premiers pas »: what a new installation still lacks, in order, until it lacks nothing. */
export const FirstSteps = () => {
  const { t } = useTrad();
  const { notify } = useRefusal();
  const { data: view } = useGetOnboardingQuery();
  const [record] = useRecordOnboardingMutation();
  if (!view || view.finished) return <WithoutFrame />;

  const settle = async (input: OnboardingInput) => {
    try {
      await record(input).unwrap();
    } catch (error) {
      notify(error);
    }
  };
  const next = view.steps.find(({ done }) => !done);
  const count = view.steps.filter(({ done }) => done).length;

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
