import type { Day, Localised, Money, Sentence } from '../kernel/common';
import type { StatusEnd } from './command-plan';

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
  /** The status before the merger, with its reason. */
  status: StatusView;
}

interface StatusView {
  status: string;
  because: Sentence;
}

/** GET /membership-lifecycle/memberships/:documentId/merge/:into: what merging them will do. */
export interface MergePlanView {
  /** The membership that ends. */
  from: MergeSideView;
  /** The one that stays. */
  into: MergeSideView;
  /** The status of the one that stays after the merger, and its last day if nobody acts. */
  after: StatusView & { until: StatusEnd | null };
  moved: PeriodView[];
  /** Terms that both had and for which nothing is owed: they stay readable where they are. */
  staying: (PeriodView & { overlaps: { startsOn: Day; endsOn: Day } })[];
  /** Periods that become void, of either membership, each with its replacement. */
  withdrawn: (PeriodView & {
    /** The membership of the period: the ending or the remaining one. */
    side: 'from' | 'into';
    proposed: boolean;
    instead: { startsOn: Day; endsOn: Day } | null;
    /** Its call, which is cancelled; the number may be empty. */
    call: { number: string } | null;
  })[];
  /** Open renewals that continue on the remaining membership. */
  movedRenewals: number;
  closedRenewals: number;
  /** Unpaid calls, which move with their periods. */
  unpaid: { number: string; remaining: Money }[];
  paid: Money;
  rights: number;
  used: number;
  contacts: { added: string[]; doubles: string[] };
  /** Figures that the organisation that stays takes over, being of a later year. */
  figures: Localised[];
  /** Figures that both have and that differ: the one that is kept, and the other. */
  bothFigures: { kept: Localised; left: Localised }[];
}
