import type { Day, Localised, Money } from '../kernel/common';

export interface PeriodView {
  startsOn: Day;
  endsOn: Day;
  tierNames: Localised;
}

interface MergeSideView {
  documentId: string;
  reference: string;
  organisation: string;
  siret: string | null;
}

/** GET /membership-lifecycle/memberships/:documentId/merge/:into: what merging them will do. */
export interface MergePlanView {
  /** The membership that ends. */
  from: MergeSideView;
  /** The one that stays. */
  into: MergeSideView;
  moved: PeriodView[];
  /** What both had, and owe nothing for, stays where it is, readable. */
  staying: (PeriodView & { overlaps: { startsOn: Day; endsOn: Day } })[];
  /** Periods that are void afterwards, on either side, with what the member has instead. */
  withdrawn: (PeriodView & {
    /** Whose it is: of the membership that ends, or of the one that stays. */
    side: 'from' | 'into';
    proposed: boolean;
    instead: { startsOn: Day; endsOn: Day } | null;
    /** The call that is cancelled with it; empty when it has no number. */
    call: { number: string } | null;
  })[];
  /** Renewals under way that go on with the membership that stays. */
  movedRenewals: number;
  closedRenewals: number;
  /** Calls that are still to be paid, which move with their period. */
  unpaid: { number: string; remaining: Money }[];
  paid: Money;
  rights: number;
  used: number;
  contacts: { added: string[]; doubles: string[] };
}
