import type { BenefitKind, Day, Instant, Locale, Sentence, Whole } from '../kernel/content-api';

/** GET /api/entitlements */
export interface EntitlementsQuery {
  membership: string;
  /** By default today. */
  at?: Day;
  locale?: Locale;
}

/** A right of a member, with its balance. */
export interface EntitlementBalance {
  /** Code of the benefit, the same over the years. */
  benefit: string;
  kind: BenefitKind;
  /** The counted unit (“session”) in the requested language; null when nothing is counted. */
  unit: string | null;
  /** The quantity of a quota, the votes, or a priority's days ahead; null for an access. */
  granted: Whole | null;
  /** Uses, with what was carried to the next term. */
  used: Whole;
  /** The rest of a quota; null for other rights. */
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
  /** The uses to make at once, at least one; by default one. */
  quantity?: number;
  /** The user's name, for a right with a limit per person: by default somebody who has used none. */
  person?: string;
  /** By default today. */
  at?: Day;
  /** For a priority: the day on which the public may book. */
  opensOn?: Day;
}

/** Whether a member may use a right on a day; a use is decided in the same way. */
export interface EntitlementAnswer {
  allowed: boolean;
  because: Sentence;
  /** The remaining uses of a quota. */
  remaining: Whole | null;
  /** The votes of a right to vote. */
  votes: Whole | null;
  /** For a priority with `opensOn`: the first day on which this member may book. */
  bookableFrom: Day | null;
}

/** POST /api/entitlements/consume */
export interface ConsumeBody {
  membership: string;
  benefit: string;
  /** Uses, at least one. */
  quantity: number;
  /** The user's name, required when uses are limited per person. */
  person?: string;
  reason?: string;
  /** Today or earlier; by default today. */
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
  /** The use that this line reverses; null for a use. */
  reverses: string | null;
}

/** The line of a use or reversal; a repeated request with the same key gets the same answer. */
export interface CountedUse {
  usage: UsageLine;
  /** The right after this line. */
  entitlement: {
    granted: Whole | null;
    used: Whole;
    remaining: Whole | null;
  };
}
