/**
 * The events for webhooks, by subject. Their names never change, since receivers depend on them;
 * their contents are in `event-samples.ts`.
 */
export const EVENTS = {
  membership: [
    'membership.applied',
    'membership.approved',
    'membership.refused',
    'membership.activated',
    'membership.grace',
    'membership.lapsed',
    'membership.suspended',
    'membership.ended',
  ],
  term: ['term.issued', 'term.changed', 'term.voided'],
  dues: ['dues.issued', 'dues.overdue', 'dues.paid', 'dues.waived', 'dues.cancelled'],
  payment: [
    'payment.recorded',
    'payment.refunded',
    'payment.reversed',
    'payment.rejected',
    'payment.moved',
  ],
  renewal: [
    'renewal.opened',
    'renewal.moved',
    'renewal.accepted',
    'renewal.declined',
    'renewal.won',
    'renewal.lost',
    'renewal.closed',
    'renewal.reopened',
  ],
  entitlement: [
    'entitlement.granted',
    'entitlement.withdrawn',
    'entitlement.consumed',
    'entitlement.reversed',
    'entitlement.adjusted',
    'entitlement.carried',
    'entitlement.nearly-exhausted',
    'entitlement.exhausted',
  ],
} as const;

export type EventSubject = keyof typeof EVENTS;
export type EventName = (typeof EVENTS)[EventSubject][number];

export const EVENT_SUBJECTS = Object.keys(EVENTS) as EventSubject[];
export const EVENT_NAMES: readonly EventName[] = Object.values(EVENTS).flat();
