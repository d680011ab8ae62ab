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

/** Steps that no fact can prove: a person says that they are done, or not wanted. */
export const ACKNOWLEDGED_STEPS = ['workflow', 'email', 'colleagues'] as const;
export type AcknowledgedStep = (typeof ACKNOWLEDGED_STEPS)[number];

export interface FirstStepView {
  id: FirstStep;
  done: boolean;
  /** What comes next in this step: its button, and where it leads. */
  next: 'open' | 'create' | 'publish' | 'list' | 'organisation' | 'membership';
  /** Of the identity alone: what it still lacks, also once messages can leave under its name. */
  missing?: IdentityNeed[];
}

/** GET /membership-lifecycle/onboarding; PUT with `OnboardingInput` */
export interface OnboardingView {
  steps: FirstStepView[];
  /** Nothing more to show: all is done, or somebody put the list away. */
  finished: boolean;
}

export interface OnboardingInput {
  acknowledged?: AcknowledgedStep;
  dismissed?: boolean;
}
