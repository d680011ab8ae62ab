import type { Day, Locale, Money, Whole } from '../kernel/content-api';

/**
 * What is proposed to a member for its next term.
 * GET /api/renewal-invitations/:token with the link of a letter, GET /api/me/memberships/:documentId/renewal
 * as a member's user.
 */
export interface RenewalProposal {
  organisation: string;
  /** Reference of the membership, `ADH-2021-0042`. */
  reference: string;
  /** Name of whom the link was sent to, or of the user. */
  contact: string;
  /** The language of this answer: the one asked for, else the contact's. */
  locale: Locale;
  /** The term that is proposed. */
  term: {
    /** Name of its tier, in the language of this answer. */
    tier: string;
    startsOn: Day;
    /** The last day, included. */
    endsOn: Day;
    /** Null while the association has not fixed it; nothing can be answered then. */
    price: Money | null;
  };
  /** The term that comes to its end. */
  current: { endsOn: Day } | null;
  /** `open` takes an answer; `answered` takes none any more, or not now. */
  status: 'open' | 'answered';
  /** What was answered; null when nothing was. */
  answer: RenewalAnswer | null;
  /** The last day on which an answer is taken. */
  expiresOn: Day;
  /** What a form should ask for. All of it may be left out of an answer. */
  asks: {
    /** The calls of this body have to carry an engagement number. */
    engagementNumber: boolean;
    /** The calls of this body have to carry a service code. */
    serviceCode: boolean;
    /** The association waits for a decision or an order before it calls for the dues. */
    deliberation: boolean;
    /** The most that the file of an answer may weigh, in bytes. */
    fileBytes: Whole;
  };
  association: { name: string; email: string };
}

export type RenewalAnswer = 'accepted' | 'declined';

/**
 * POST …/accept, as JSON, or as a form (`multipart/form-data`) with the same fields and a PDF as
 * `file`. A field that is empty counts as left out.
 */
export interface AcceptRenewalBody {
  /** Printed on the call for dues. */
  engagementNumber?: string;
  /** Printed on the call for dues. */
  serviceCode?: string;
  /** The day of the decision, today at the latest. */
  deliberationOn?: Day;
  deliberationReference?: string;
  /** For the association to read. */
  comment?: string;
  /** What `file` is: a decision unless it says otherwise. */
  fileKind?: 'deliberation' | 'order';
  /**
   * The amount that was shown, in cents: an answer to another price is refused (409
   * `proposal-changed`).
   */
  price?: Whole;
}

/** POST …/decline */
export interface DeclineRenewalBody {
  reason: string;
}

/** What was recorded. */
export interface RenewalAnswered {
  answer: RenewalAnswer;
}
