import * as yup from 'yup';
import type { OnboardingInput } from '../../../../shared/operations/onboarding';
import { ACKNOWLEDGED_STEPS } from '../../../../shared/operations/onboarding';
import { exact } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';

const input = exact({
  acknowledged: yup
    .string()
    .typeError('not-a-text')
    .oneOf([...ACKNOWLEDGED_STEPS, undefined], 'not-a-choice'),
  dismissed: yup.boolean().typeError('not-a-flag'),
});

/** Validates what somebody says of the first steps. */
export const validateOnboarding = (body: unknown) =>
  validateInput<OnboardingInput>(input, body ?? {});
