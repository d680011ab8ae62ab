/** The lives of members, written as commands of the plugin on days counted from today. Pure. */

/** The ids that a command may need, as they are on its day. */
export interface Ids {
  termId: string;
  duesId: string;
  usageId: string;
}

export interface Step {
  /** Days from today: never positive. */
  on: number;
  command: 'register' | (string & {});
  input: (ids: Ids) => Record<string, unknown>;
}

const PRICE = 500_000;

const step = (on: number, command: string, input: Step['input'] = () => ({})): Step => ({
  on,
  command,
  input,
});

export const applied = (on: number, notes = ''): Step =>
  step(on, 'register', () => (notes ? { notes } : {}));

export const approved = (on: number, startsOn?: string): Step =>
  step(on, 'approve', () => (startsOn ? { startsOn } : {}));

export const withReason = (on: number, command: string, reason: string, more: object = {}): Step =>
  step(on, command, () => ({ ...more, reason }));

export const called = (on: number): Step =>
  step(on, 'issue-call', ({ termId }) => ({ termId, engagementNumber: `EJ-${700 - on}` }));

/** Takes a call back by a credit note, and calls again with the right number. */
export const corrected = (on: number): Step =>
  step(on, 'reissue-call', ({ duesId }) => ({
    ...{ duesId, engagementNumber: `EJ-${700 - on}` },
    reason: 'Numéro d’engagement erroné.',
  }));

export const waived = (on: number, reason: string): Step =>
  step(on, 'waive-dues', ({ termId }) => ({ termId, reason }));

export const paid = (on: number, amount = PRICE): Step =>
  step(on, 'record-payment', ({ duesId }) => ({
    duesId,
    amount,
    method: 'mandate',
    reference: `MDT-${2000 - on}`,
  }));

export const used = (on: number, benefit: string, quantity = 1, person?: string): Step =>
  step(on, 'consume', () => ({ benefit, quantity, ...(person ? { person } : {}) }));

/** Takes back the last use, which was recorded by mistake. */
export const undone = (on: number): Step =>
  step(on, 'reverse-usage', ({ usageId }) => ({ usageId, reason: 'Séance reportée' }));

export const accepted = (on: number, deliberation?: string): Step =>
  step(on, 'accept-renewal', () => (deliberation ? { deliberationReference: deliberation } : {}));

export const moved = (on: number, stageId: string): Step =>
  step(on, 'move-renewal', () => ({ stageId }));

const APPLICATION_LEAD = 20;
const CALL_DELAY = 3;
const PAYMENT_DELAY = 35;

/** A member whose first term began so many days ago, and whose dues were called. */
export const joined = (daysAgo: number): Step[] => [
  applied(-daysAgo - APPLICATION_LEAD),
  approved(-daysAgo),
  called(-daysAgo + CALL_DELAY),
];

/** The same, up to date. */
export const paying = (daysAgo: number): Step[] => [
  ...joined(daysAgo),
  paid(-daysAgo + PAYMENT_DELAY),
];

const YEAR = 365;
const ANSWER_LEAD = 40;

/** A member of more than a year, whose renewal went through to the payment. */
export const renewed = (daysAgo: number): Step[] => {
  const end = -daysAgo + YEAR;
  return [
    ...paying(daysAgo),
    used(-daysAgo + 60, 'compagnonnage', 2),
    used(-daysAgo + 200, 'compagnonnage', 2),
    accepted(end - ANSWER_LEAD, `D-${900 - daysAgo}`),
    moved(end - 20, 'call-issued'),
    moved(end - 10, 'payment-order'),
    paid(end + 15),
  ];
};
