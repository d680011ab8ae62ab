import type { Day, Localised, Money } from './common';

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
  /** What overlaps a period of the other stays where it is, readable. */
  staying: (PeriodView & { overlaps: { startsOn: Day; endsOn: Day } })[];
  /** Proposals that are closed. */
  voided: PeriodView[];
  closedRenewals: number;
  unpaid: { number: string; remaining: Money; moves: boolean }[];
  paid: Money;
  rights: number;
  used: number;
  contacts: { added: string[]; doubles: string[] };
}

/** Who a member was before: under another name or number, or as a body of its own. */
export interface FormerIdentityView {
  id: string;
  cause: 'change' | 'merger';
  name: string;
  siret: string | null;
  until: Day;
  reason: string | null;
  /** The membership that ended by the merger, where what overlaps is still read. */
  membershipId: string | null;
}

/** Where a membership that was merged goes on. */
export interface MergedIntoView {
  documentId: string;
  reference: string;
  organisation: string;
  on: Day;
}
