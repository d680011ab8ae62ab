import type { IdentityNeed } from '../settings/identity';

/** The first steps of an association, in the order in which they are taken. */
export const FIRST_STEPS = [
  'identity',
  'offer',
  'tier',
  'workflow',
  'email',
  'colleagues',
  'member',
] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** Steps that no data can prove: a person marks them as done or not wanted. */
export const ACKNOWLEDGED_STEPS = ['workflow', 'email', 'colleagues'] as const;
export type AcknowledgedStep = (typeof ACKNOWLEDGED_STEPS)[number];

export interface FirstStepView {
  id: FirstStep;
  done: boolean;
  /** Nothing was done: a person said that it is for later, or not wanted. */
  putOff?: true;
  /** The next action of this step, for its button. */
  next: 'open' | 'create' | 'publish' | 'list';
  /** Missing parts of the identity; some may remain when messages can already be sent. */
  missing?: IdentityNeed[];
}

/** GET /membership-lifecycle/onboarding; PUT with `OnboardingInput` */
export interface OnboardingView {
  steps: FirstStepView[];
  /** Whether the list is finished: everything is done, or somebody dismissed it. */
  finished: boolean;
}

export interface OnboardingInput {
  acknowledged?: AcknowledgedStep;
  dismissed?: boolean;
}
