import type { BadgeProps } from '@strapi/design-system';
import type { ContactAccess } from '../../../../shared/access/member-access';
import type { DepositState } from '../../../../shared/core/deposits';
import type { DuesView } from '../../../../shared/core/membership';
import type { MessageRow } from '../../../../shared/messages/messages';
import type { OccasionRow } from '../../../../shared/occasions/participation';
import type { EventRow } from '../../../../shared/webhooks/webhooks';

export type Tone = NonNullable<BadgeProps['variant']>;

/** Colours of statuses; each badge also has a text, so colour is never the only sign. */
export const STATUS_TONES: Record<string, Tone> = {
  applied: 'primary',
  refused: 'neutral',
  pending: 'secondary',
  active: 'success',
  grace: 'warning',
  lapsed: 'danger',
  suspended: 'warning',
  ended: 'neutral',
};

/** Colours of the states of dues. */
export const DUES_TONES: Record<DuesView['state'], Tone> = {
  none: 'neutral',
  uncalled: 'warning',
  open: 'secondary',
  overdue: 'danger',
  paid: 'success',
  waived: 'alternative',
  'written-off': 'neutral',
  cancelled: 'neutral',
};

/** Colours of the states of deposits on Chorus Pro. */
export const DEPOSIT_TONES: Record<DepositState, Tone> = {
  deposited: 'secondary',
  received: 'primary',
  rejected: 'danger',
  'in-payment': 'success',
};

/** Colours of the states of messages. */
export const MESSAGE_TONES: Record<MessageRow['state'], Tone> = {
  queued: 'secondary',
  sending: 'secondary',
  sent: 'success',
  failed: 'danger',
  kept: 'warning',
  withheld: 'neutral',
  cancelled: 'neutral',
};

/** Colours of whether an occasion takes registrations. */
export const OPENNESS_TONES: Record<OccasionRow['openness'], Tone> = {
  draft: 'neutral',
  soon: 'secondary',
  open: 'success',
  full: 'warning',
  closed: 'neutral',
  over: 'neutral',
  cancelled: 'danger',
};

/** Colours of a contact's access to the member space. */
export const ACCESS_TONES: Record<ContactAccess['state'], Tone> = {
  never: 'neutral',
  invited: 'secondary',
  open: 'success',
  withdrawn: 'warning',
  blocked: 'danger',
  'no-address': 'neutral',
};

/** Colours of the states of webhook events. */
export const EVENT_TONES: Record<EventRow['state'], Tone> = {
  queued: 'secondary',
  sending: 'secondary',
  sent: 'success',
  failed: 'danger',
  skipped: 'neutral',
};
