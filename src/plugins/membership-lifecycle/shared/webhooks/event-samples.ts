import type { EventName } from './events';

/**
 * An example of each event's contents, used by tests and shown on the page of events. Every event
 * also has `event`, `id` and `createdAt`.
 */

type Sample = Record<string, unknown>;

const euros = (amount: number) => ({ amount, currency: 'EUR' });

const MEMBER = {
  on: '2026-03-02',
  membership: { documentId: 'm1x5t8k2q7w4z9r3v6b0n2d4', reference: 'ADH-2026-0042' },
};
const TERM_ID = 't7h3g9f1d5s2a8p4o6i0u3y5';
const RIGHT_ID = 'r2c6v8b4n1m5l9k3j7h0g4f6';

const term = {
  id: TERM_ID,
  state: 'issued',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  tier: 'organismes-publics',
  price: euros(500_000),
  rights: [{ id: RIGHT_ID, benefit: 'compagnonnage', kind: 'quota', granted: 6 }],
};

const dues = {
  id: 'd4s8a2f6g1h5j9k3l7z0x4c8',
  number: '2026-0017',
  termId: TERM_ID,
  issuedOn: '2026-01-15',
  dueOn: '2026-03-01',
  amount: euros(500_000),
  paid: euros(0),
  /** The cancelled call that it was issued instead of. */
  replacesId: null,
  /** The number of the credit note that cancels it. */
  creditNote: null,
};
const cancelledDues = { ...dues, creditNote: 'AV2026-0002' };
const paidDues = { ...dues, paid: euros(500_000) };

const payment = {
  id: 'p9o5i1u7y3t6r2e8w4q0a5s1',
  /** The first line of the receipt that it is a part of: itself, here. */
  receiptId: 'p9o5i1u7y3t6r2e8w4q0a5s1',
  kind: 'received',
  amount: euros(500_000),
  on: '2026-03-02',
  method: 'transfer' as string | null,
  reversesId: null as string | null,
};

const renewal = {
  id: 'n3b7v1c5x9z4l8k2j6h0g3f7',
  stageId: 'proposed',
  kind: 'waiting',
  answer: null as string | null,
  fromTermId: 'f8d2s6a1q5w9e3r7t0y4u8i2',
  termId: TERM_ID,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  tier: 'organismes-publics',
  price: euros(500_000),
  openedOn: '2025-10-02',
  closedOn: null as string | null,
};

const entitlement = {
  id: RIGHT_ID,
  termId: TERM_ID,
  benefit: 'compagnonnage',
  kind: 'quota',
  granted: 6,
  used: 2,
  remaining: 4,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
};

const usage = {
  id: 'u6y2t8r4e0w5q1a7s3d9f4g8',
  kind: 'consume',
  on: '2026-03-02',
  usedDelta: 1,
  grantedDelta: 0,
  reversesId: null as string | null,
};

const status = (now: string, previousStatus: string | null, because: string): Sample => ({
  ...MEMBER,
  status: now,
  previousStatus,
  because,
  tier: 'organismes-publics',
});

const ofTerm = (change: Partial<typeof term> = {}): Sample => ({
  ...MEMBER,
  term: { ...term, ...change },
});
const ofPayment = (change: Partial<typeof payment> = {}, call = dues): Sample => ({
  ...MEMBER,
  payment: { ...payment, ...change },
  dues: call,
});
const ofRenewal = (change: Partial<typeof renewal> = {}): Sample => ({
  ...MEMBER,
  renewal: { ...renewal, ...change },
});
const ofRight = (
  moved: Partial<typeof usage>,
  balance: { granted?: number; used?: number; remaining?: number } = {},
): Sample => ({
  ...MEMBER,
  entitlement: { ...entitlement, ...balance },
  usage: { ...usage, ...moved },
});

const lost = { stageId: 'not-renewed', kind: 'lost', closedOn: '2026-03-02' };

export const SAMPLES: Record<EventName, Sample> = {
  'membership.applied': status('applied', null, 'applied'),
  'membership.approved': status('pending', 'applied', 'term-comes'),
  'membership.refused': status('refused', 'applied', 'refused'),
  'membership.activated': status('active', 'pending', 'term-runs'),
  'membership.grace': status('grace', 'active', 'grace'),
  'membership.lapsed': status('lapsed', 'grace', 'lapsed'),
  'membership.suspended': status('suspended', 'active', 'suspended'),
  'membership.ended': status('ended', 'active', 'withdrawn'),

  'term.issued': ofTerm(),
  'term.changed': ofTerm({ endsOn: '2026-11-30' }),
  'term.voided': ofTerm({ state: 'void', rights: [] }),

  'dues.issued': { ...MEMBER, dues },
  'dues.overdue': { ...MEMBER, dues },
  'dues.paid': { ...MEMBER, dues: paidDues },
  'dues.waived': { ...MEMBER, termId: TERM_ID, dues: cancelledDues },
  'dues.cancelled': { ...MEMBER, dues: cancelledDues },

  'payment.recorded': ofPayment({}, paidDues),
  'payment.refunded': ofPayment({ kind: 'refund', amount: euros(-500_000) }),
  'payment.reversed': ofPayment({
    kind: 'reversal',
    amount: euros(-500_000),
    method: null,
    reversesId: payment.id,
  }),
  'payment.rejected': ofPayment({
    id: 'r4j8t2k6w1e5y9u3i7o0p2a6',
    receiptId: 'r4j8t2k6w1e5y9u3i7o0p2a6',
    kind: 'rejection',
    amount: euros(-500_000),
    method: null,
    reversesId: payment.id,
  }),
  'payment.moved': ofPayment({
    kind: 'moved-out',
    amount: euros(-500_000),
    reversesId: payment.id,
  }),

  'renewal.opened': ofRenewal({ stageId: 'to-prepare', kind: 'todo' }),
  'renewal.moved': ofRenewal(),
  'renewal.accepted': ofRenewal({
    stageId: 'awaiting-decision',
    kind: 'committed',
    answer: 'accepted',
  }),
  'renewal.declined': ofRenewal({ ...lost, answer: 'declined' }),
  'renewal.won': ofRenewal({
    stageId: 'settled',
    kind: 'won',
    answer: 'accepted',
    closedOn: '2026-03-02',
  }),
  'renewal.lost': ofRenewal(lost),
  'renewal.closed': ofRenewal({ closedOn: '2026-03-02' }),
  'renewal.reopened': ofRenewal(),

  'entitlement.granted': ofRight(
    { kind: 'grant', usedDelta: 0, grantedDelta: 2 },
    { granted: 8, remaining: 6 },
  ),
  'entitlement.withdrawn': ofRight({ kind: 'withdraw', usedDelta: 0, grantedDelta: -2 }),
  'entitlement.consumed': ofRight({}),
  'entitlement.reversed': ofRight({ kind: 'reverse', usedDelta: -1, reversesId: usage.id }),
  'entitlement.adjusted': ofRight({ kind: 'adjust' }),
  'entitlement.carried': ofRight({ kind: 'carry-in', usedDelta: 0, grantedDelta: 2 }),
  'entitlement.nearly-exhausted': ofRight({}, { used: 5, remaining: 1 }),
  'entitlement.exhausted': ofRight({}, { used: 6, remaining: 0 }),
};
