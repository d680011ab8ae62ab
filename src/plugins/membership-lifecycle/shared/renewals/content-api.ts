import type { Day, Locale, Money, Whole } from '../kernel/content-api';

/**
 * The proposal to a member for its next term.
 * GET /api/renewal-invitations/:token with the link of a letter, GET /api/me/memberships/:documentId/renewal
 * as a member's user.
 */
export interface RenewalProposal {
  organisation: string;
  /** Reference of the membership, `ADH-2021-0042`. */
  reference: string;
  /** Name of the person to whom the link was sent, or of the user. */
  contact: string;
  /** The language of this answer: the requested one, else the contact's. */
  locale: Locale;
  /** The term that is proposed. */
  term: {
    /** Name of the tier, in that language. */
    tier: string;
    startsOn: Day;
    /** The last day, included. */
    endsOn: Day;
    /** Null until the association has set it; until then no answer is possible. */
    price: Money | null;
    /** The figure and the bracket that give the price, in words; null where one price is for all. */
    basis: string | null;
    /** When its rights begin: on its first day (`decision`), or then at the earliest, once its dues are paid (`payment`). */
    activation: 'decision' | 'payment';
  };
  /** The ending term. */
  current: { endsOn: Day } | null;
  /** `open` can be answered; `answered` cannot (any more, or at present). */
  status: 'open' | 'answered';
  /** The answer given; null without one. */
  answer: RenewalAnswer | null;
  /** The last day for an answer. */
  expiresOn: Day;
  /** The fields that a form should ask for; all are optional in an answer. */
  asks: {
    /** Whether calls to this body need an engagement number. */
    engagementNumber: boolean;
    /** Whether calls to this body need a service code. */
    serviceCode: boolean;
    /** Whether the association waits for a decision or an order before it issues the call. */
    deliberation: boolean;
    /** The size limit of the answer's file, in bytes. */
    fileBytes: Whole;
  };
  association: { name: string; email: string };
}

export type RenewalAnswer = 'accepted' | 'declined';

/**
 * POST …/accept, as JSON, or as a form (`multipart/form-data`) with the same fields and a PDF as
 * `file`. An empty field counts as missing.
 */
export interface AcceptRenewalBody {
  /** Printed on the call for dues. */
  engagementNumber?: string;
  /** Printed on the call for dues. */
  serviceCode?: string;
  /** The day of the decision; not in the future. */
  deliberationOn?: Day;
  deliberationReference?: string;
  /** A comment for the association. */
  comment?: string;
  /** The kind of `file`; by default a decision. */
  fileKind?: 'deliberation' | 'order';
  /**
   * The amount shown to the member, in cents: refused when the price has changed (409
   * `proposal-changed`).
   */
  price?: Whole;
}

/** POST …/decline */
export interface DeclineRenewalBody {
  reason: string;
}

/** The recorded answer. */
export interface RenewalAnswered {
  answer: RenewalAnswer;
}
