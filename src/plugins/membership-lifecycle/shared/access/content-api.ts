import type {
  BenefitKind,
  Day,
  Locale,
  MembershipStatus,
  Money,
  Whole,
} from '../kernel/content-api';

/**
 * What a front-end's user sees of the bodies that name their address as a contact's. What belongs to
 * others answers as what does not exist. Texts are in one language: `?locale=fr|en`, else the one
 * that the member's contact reads.
 */

/** GET /api/me */
export interface Me {
  email: string;
  /** As a member's contacts name the person; null while no body does. */
  name: string | null;
  locale: Locale;
}

export interface OwnTerm {
  startsOn: Day;
  endsOn: Day;
  /** Name of the tier. */
  tier: string;
  price: Money | null;
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
  /** What is left to pay; zero once the call was cancelled or waived. */
  remaining: Money;
  state: 'open' | 'overdue' | 'paid' | 'waived' | 'cancelled';
}

/** A right of one term. */
export interface OwnRight {
  id: string;
  benefit: string;
  kind: BenefitKind;
  name: string;
  /** The unit that is counted, such as "session". */
  unit: string | null;
  /** Null where nothing is counted. */
  granted: Whole | null;
  used: Whole;
  remaining: Whole | null;
  /** Uses that one person may have at most. */
  perPersonCap: Whole | null;
  startsOn: Day;
  endsOn: Day;
  /** It can be used today. */
  running: boolean;
}

/** The renewal under way. */
export interface OwnRenewal {
  /** The association asked, and nobody has answered: `…/renewal` says what it proposes. */
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
  /** Why the status is what it is, in words. */
  because: string;
  memberSince: Day | null;
  /** The running term, or the last one. */
  term: OwnTerm | null;
  /** The dues of the running term are settled. */
  upToDate: boolean;
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
  kind: 'consume' | 'reverse' | 'adjust' | 'grant' | 'carry-in' | 'carry-out';
  /** Units used, negative when they were given back. */
  used: Whole;
  /** Units granted, negative when they were taken away. */
  granted: Whole;
  /** The counter after this line. */
  usedAfter: Whole;
  grantedAfter: Whole | null;
  /** For whom; null when nobody was named. */
  person: string | null;
  /** The event or programme that it was used for. */
  occasion: string | null;
  on: Day;
  by: OwnActor;
  /** It was taken back since. */
  reversed: boolean;
}

/** The association (its staff, its tools, its calendar) or the member. */
export type OwnActor = 'association' | 'member';

/** GET /api/me/memberships/:documentId/papers; `…/papers/:paperId/file` answers the PDF. */
export interface OwnPaper {
  id: string;
  kind: string;
  /** Its name: its kind, unless the association gave another. */
  title: string;
  /** Name of the file. */
  name: string;
  /** In bytes. */
  size: Whole;
  /** The day on which it was issued, or that is written on it; else the day it came. */
  on: Day;
  /** Given by the member, not issued by the association. */
  given: boolean;
  /** The call that it is, or the receipt of. */
  call: string | null;
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

/** One line of a member's history, in words. GET /api/me/memberships/:documentId/history?page=&pageSize= */
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
   * Whether the member is in force on the day, with the right that the occasion draws on. When not,
   * the registration stands all the same. Null once that matters no more: over, or cancelled.
   */
  covered: boolean | null;
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

/** The header `ETag` carries the version too; a change sends it back as `If-Match`. */
export interface OwnContacts {
  contacts: OwnContact[];
  version: string;
}

/**
 * PUT /api/me/memberships/:documentId/contacts, with `If-Match`: the whole list as it shall be. Those
 * without an id are new, those that are left out go.
 */
export interface OwnContactsInput {
  contacts: (Omit<OwnContact, 'id'> & { id?: string })[];
}

/** POST /api/me/sign-in-links. The answer is the same whether or not the address is known. */
export interface SignInLinkBody {
  email: string;
  /** The language of the letter; the contact's own unless it is given. */
  locale?: Locale;
}

/** Nothing is told. */
export type NothingTold = Record<string, never>;

/** POST /api/me/sign-in */
export interface SignInBody {
  /** What the link carries after `#connexion=`; it is used up. */
  token: string;
  /** A new password, for who forgot theirs: 12 characters at least, 72 bytes at most. */
  password?: string;
}

/** POST /api/me/invitation */
export interface InvitationBody {
  /** What the link carries after `#invitation=`; it is used up. */
  token: string;
  /** 12 characters at least, 72 bytes at most. */
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
  /** 12 characters at least, 72 bytes at most. */
  password: string;
  passwordConfirmation: string;
}

/** Somebody is signed in by Strapi's own call: `jwt` is what to keep. */
export interface SignedInByPassword {
  /** To be sent as `Authorization: Bearer`; it lasts eight hours. */
  jwt: string;
  /** The account, as Strapi tells it. */
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
  /** To be sent as `Authorization: Bearer`; it lasts eight hours. */
  jwt: string;
}
