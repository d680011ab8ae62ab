import type {
  BenefitKind,
  Day,
  Locale,
  MembershipStatus,
  Money,
  Whole,
} from '../kernel/content-api';

/**
 * A front-end's user sees the bodies that have their address among their contacts. Data of
 * others are answered as not existing. Texts are in one language: `?locale=fr|en`, else the
 * language of the member's contact.
 */

/** GET /api/me */
export interface Me {
  email: string;
  /** The user's name among the member's contacts; null while no body has them as a contact. */
  name: string | null;
  locale: Locale;
}

export interface OwnTerm {
  startsOn: Day;
  endsOn: Day;
  /** Name of the tier. */
  tier: string;
  price: Money | null;
  /** The figure and the bracket that give the price, in words; null where one price is for all. */
  basis: string | null;
}

/** A call for dues. */
export interface OwnCall {
  id: string;
  /** Those of a history may have none. */
  number: string | null;
  term: { startsOn: Day; endsOn: Day };
  issuedOn: Day;
  dueOn: Day;
  amount: Money;
  paid: Money;
  /** The part of the account's credit that lies there for this call, and is not asked for. */
  credit: Money;
  /** The unpaid rest less that credit: what is asked; zero for a cancelled or waived call. */
  remaining: Money;
  /** `overdue` past its due day, as long as something is asked. */
  state: 'open' | 'overdue' | 'paid' | 'waived' | 'written-off' | 'cancelled';
  /** The credit note that cancels it: nothing is asked for it any more. */
  creditNote: { number: string; issuedOn: Day } | null;
}

/** A right of one term. */
export interface OwnRight {
  id: string;
  benefit: string;
  kind: BenefitKind;
  name: string;
  /** The counted unit in the singular, such as "session": its own, or that of its kind. */
  unit: string | null;
  /** Null for a right that is not counted. */
  granted: Whole | null;
  /** Uses, with what was carried to the next term. */
  used: Whole;
  /** The part of `used` that was carried. */
  carried: Whole;
  remaining: Whole | null;
  /** The most uses for one person. */
  perPersonCap: Whole | null;
  startsOn: Day;
  /** The last day on which it can be used: that of the membership, if the member leaves before. */
  endsOn: Day;
  /** Whether it can be used today. */
  running: boolean;
}

/** The renewal under way. */
export interface OwnRenewal {
  /** Whether the association waits for an answer; `…/renewal` returns the proposal. */
  awaitsAnswer: boolean;
  answer: 'accepted' | 'declined' | null;
  term: OwnTerm;
}

/** GET /api/me/memberships */
export interface OwnMembership {
  documentId: string;
  reference: string;
  organisation: string;
  status: MembershipStatus;
  /** The reason of the status, in words. */
  because: string;
  /** A departure that is recorded and still to come; null once the membership is over. */
  leaving: { kind: 'withdrawn' | 'excluded' | 'merged'; lastDay: Day } | null;
  /** Null before its first day. */
  memberSince: Day | null;
  /** The running term, or the last one. */
  term: OwnTerm | null;
  /** Whether the dues of the running term are settled; never once the membership is over. */
  upToDate: boolean;
  /** The dues of `term`, if their call is still to be issued: nothing is to be paid yet. */
  uncalled: Money | null;
  /** The call for that term, if there is one. */
  dues: OwnCall | null;
  /** The rights of that term, in the order of its offer. */
  entitlements: OwnRight[];
  renewal: OwnRenewal | null;
}

/** GET /api/me/memberships/:documentId */
export interface OwnMembershipInFull extends OwnMembership {
  /** Issued terms, the latest first. */
  terms: OwnTerm[];
  /** Every call, the latest first. */
  calls: OwnCall[];
  /** Received, and on no call yet: the association allocates it to a call, or gives it back. */
  credit: Money;
  /** The rights of every term, the latest term first. */
  allEntitlements: OwnRight[];
}

/** One line of the ledger. GET /api/me/memberships/:documentId/usages?page=&pageSize=&entitlement= */
export interface OwnUsage {
  id: string;
  entitlement: string;
  benefit: string;
  name: string;
  unit: string | null;
  kind: 'consume' | 'reverse' | 'adjust' | 'grant' | 'withdraw' | 'carry-in' | 'carry-out';
  /** Units used, negative when they were given back. */
  used: Whole;
  /** Units granted, negative when they were withdrawn. */
  granted: Whole;
  /** The counter after this line. */
  usedAfter: Whole;
  grantedAfter: Whole | null;
  /** The person who used it; null when none was named. */
  person: string | null;
  /** The event or programme of the use. */
  occasion: string | null;
  /** The name of what the member read by this use; null for another use. */
  reading: string | null;
  on: Day;
  by: OwnActor;
  /** Whether it was reversed later. */
  reversed: boolean;
}

/** The actor: the association (its staff, its tools, its calendar) or the member. */
export type OwnActor = 'association' | 'member';

/** GET /api/me/memberships/:documentId/papers; `…/papers/:paperId/file` answers the PDF. */
export interface OwnPaper {
  id: string;
  kind: string;
  /** Its title: the one given by the association, else its kind. */
  title: string;
  /** Name of the file. */
  name: string;
  /** In bytes. */
  size: Whole;
  /** The day of issue, or the day written on it; else the day of its arrival. */
  on: Day;
  /** Whether the member gave it; false for a paper that the association issued. */
  given: boolean;
  /** The number of the call, of the receipt's call, or of the one that a credit note cancels. */
  call: string | null;
  /** The end of a call that was cancelled since; its PDF stays as it was issued. */
  cancelled: { on: Day; creditNote: string | null } | null;
}

/** A call on which something was received. GET /api/me/memberships/:documentId/receipts */
export interface OwnReceipt {
  id: string;
  /** Number of the call; those of a history may have none. */
  call: string | null;
  term: { startsOn: Day; endsOn: Day };
  received: Money;
  remaining: Money;
}

/** One line of a member's history, or a message that was sent, in words. GET /api/me/memberships/:documentId/history?page=&pageSize= */
export interface OwnEvent {
  id: string;
  on: Day;
  text: string;
  by: OwnActor;
}

/** GET /api/me/memberships/:documentId/registrations?when=&page=&pageSize= */
export interface OwnRegistration {
  id: string;
  occasion: {
    id: string;
    kind: 'event' | 'programme';
    title: string;
    place: string | null;
    link: string | null;
    startsOn: Day;
    startTime: string | null;
    endsOn: Day;
    endTime: string | null;
    timeZone: string;
    state: 'published' | 'cancelled';
  };
  person: string;
  state: 'registered' | 'cancelled';
  registeredOn: Day;
  attendance: 'came' | 'absent' | null;
  /** Its occasion has ended. */
  over: boolean;
  /**
   * Whether the member has the required right on the day of the occasion. The registration is
   * valid even if not. Null for a past or cancelled registration.
   */
  covered: boolean | null;
  /** The last day of a membership that ends before the occasion: who comes is no member that day. */
  memberUntil: Day | null;
}

export type OwnContactRole = 'representative' | 'billing' | 'operational' | 'mandate-holder';

/** GET /api/me/memberships/:documentId/contacts */
export interface OwnContact {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  role: OwnContactRole;
  locale: Locale;
}

/**
 * Contacts with their version, which the `ETag` header repeats. A change must send it as
 * `If-Match`.
 */
export interface OwnContacts {
  contacts: OwnContact[];
  version: string;
}

/**
 * PUT /api/me/memberships/:documentId/contacts, with `If-Match`: the whole new list. Contacts
 * without id are added, missing ones are removed.
 */
export interface OwnContactsInput {
  contacts: (Omit<OwnContact, 'id'> & { id?: string })[];
}

/** POST /api/me/sign-in-links. The answer is the same whether or not the address is known. */
export interface SignInLinkBody {
  email: string;
  /** The language of the message; by default the contact's. */
  locale?: Locale;
}

/** An empty answer. */
export type NothingTold = Record<string, never>;

/** POST /api/me/sign-in */
export interface SignInBody {
  /** The text after `#connexion=` in the link; it works once. */
  token: string;
  /** A new password, for a person who forgot theirs: at least 12 characters, at most 72 bytes. */
  password?: string;
}

/** POST /api/me/invitation */
export interface InvitationBody {
  /** The text after `#invitation=` in the link; it works once. */
  token: string;
  /** At least 12 characters, at most 72 bytes. */
  password: string;
}

/** POST /api/auth/local */
export interface SignInByPasswordBody {
  /** The address of the account. */
  identifier: string;
  password: string;
}

/** POST /api/auth/change-password */
export interface ChangePasswordBody {
  currentPassword: string;
  /** At least 12 characters, at most 72 bytes. */
  password: string;
  passwordConfirmation: string;
}

/** The answer of Strapi's own sign-in; `jwt` is the token to use. */
export interface SignedInByPassword {
  /** The token for `Authorization: Bearer`; valid for eight hours. */
  jwt: string;
  /** The account, as Strapi returns it. */
  user: {
    id: Whole;
    documentId: string;
    username: string;
    email: string;
    provider: string;
    confirmed: boolean;
    blocked: boolean;
    createdAt: string;
    updatedAt: string;
    publishedAt: string;
  };
}

/** Somebody is signed in. */
export interface SignedIn {
  /** The token for `Authorization: Bearer`; valid for eight hours. */
  jwt: string;
}
