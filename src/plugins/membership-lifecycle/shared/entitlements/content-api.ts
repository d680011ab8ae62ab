import type { BenefitKind, Day, Instant, Locale, Sentence, Whole } from '../kernel/content-api';

/** GET /api/entitlements */
export interface EntitlementsQuery {
  membership: string;
  /** Today unless another day is asked for. */
  at?: Day;
  locale?: Locale;
}

/** A right of a member, with its balance. */
export interface EntitlementBalance {
  /** Code of the benefit, the same over the years. */
  benefit: string;
  kind: BenefitKind;
  /** What is counted (“session”), in the language that was asked for; null when nothing is. */
  unit: string | null;
  /** Quantity of a quota, votes of a vote, days of lead of a priority; null for an access. */
  granted: Whole | null;
  used: Whole;
  /** What is left of a quota; null for the rights that are not used up. */
  remaining: Whole | null;
  startsOn: Day;
  /** The last day, included. */
  endsOn: Day;
}

/** POST /api/entitlements/check: the member by id or by SIRET, one of the two. */
export interface CheckBody {
  membership?: string;
  siret?: string;
  benefit: string;
  /** Today unless another day is asked for. */
  at?: Day;
  /** The day on which the public may book, for a priority. */
  opensOn?: Day;
}

/** Whether a member may use a right on a day: the same answer that a use would get. */
export interface EntitlementAnswer {
  allowed: boolean;
  because: Sentence;
  /** What is left of a quota. */
  remaining: Whole | null;
  /** The votes of a right to vote. */
  votes: Whole | null;
  /** The first day on which this member may book, when the kind is `priority` and `opensOn` was given. */
  bookableFrom: Day | null;
}

/** POST /api/entitlements/consume */
export interface ConsumeBody {
  membership: string;
  benefit: string;
  /** Uses, at least one. */
  quantity: number;
  /** Who used it, where uses are capped by person. */
  person?: string;
  reason?: string;
  /** Today or before; today unless another day is given. */
  on?: Day;
}

/** POST /api/entitlements/usages/:id/reverse */
export interface ReverseBody {
  reason: string;
}

/** One line of the ledger of a right. */
export interface UsageLine {
  id: string;
  quantity: Whole;
  person: string | null;
  reason: string | null;
  on: Day;
  at: Instant;
  /** The use that this line takes back; null for a use. */
  reverses: string | null;
}

/** What a use, or its reversal, wrote; asked again with the same key, the same answer. */
export interface CountedUse {
  usage: UsageLine;
  /** The right as this line left it. */
  entitlement: {
    granted: Whole | null;
    used: Whole;
    remaining: Whole | null;
  };
}
