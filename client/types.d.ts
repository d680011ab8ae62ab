/** Made by `npm run openapi` from the code of the server: not to be edited. */

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

/** What somebody of the organisation deals with. */
export type ContactRole = 'representative' | 'billing' | 'operational' | 'mandate-holder';

/** Who applies, as the form asks for it. */
export interface ApplyingOrganisation {
  /** At most 200 characters. */
  name: string;
  /** 14 digits, spaces allowed; bodies abroad have none. */
  siret?: string | null;
  address: {
    /** Service, number and street, post box: one a line. */
    lines: string;
    /** Five digits in France. */
    postalCode: string;
    city: string;
    /** Two letters of ISO 3166-1, `FR` for France. */
    country: string;
  };
}

/** Somebody whom the association may write to. */
export interface ApplyingContact {
  name: string;
  email: string;
  role: ContactRole;
  /** The language in which they are written to. */
  locale: Locale;
  phone?: string | null;
}

/**
 * POST /api/applications. The first contact is the applicant, who gets the confirmation. Up to 64 kB
 * of JSON.
 */
export interface ApplicationBody {
  /** Code of a tier that is on offer today, as `/api/offers/current` lists them. */
  tier: string;
  organisation: ApplyingOrganisation;
  /** One to five. */
  contacts: ApplyingContact[];
  message?: string | null;
  /** Id of the text that the form showed and the applicant agreed to; none when the form asks for none. */
  consent?: string | null;
  /** Version of the notice on personal data that the form showed; refused when it has changed since. */
  notice: string;
  /** What altcha's widget answers to `/api/applications/challenge`; it serves once. */
  altcha: string;
  /** A field that people do not see, and must stay empty: robots fill it in. */
  website?: string;
}

/** A challenge of altcha, as its widget takes it: a proof of work, good for an hour and for one form. */
export interface AltchaChallenge {
  parameters: {
    algorithm: string;
    nonce: string;
    salt: string;
    /** @asType integer */
    cost: number;
    /** @asType integer */
    keyLength: number;
    keyPrefix: string;
    keySignature: string;
    /**
     * Seconds since the epoch.
     * @asType integer
     */
    expiresAt: number;
  };
  signature: string;
}

/** What came in; the same whether the association knows the organisation or not. */
export interface ApplicationReceived {
  /** As `DEM-7K2M-91QX`: by it, the applicant and the association speak of the same application. */
  reference: string;
}

/** A text that the applicant agrees to, by the version that the form shows. */
export interface AskedConsent {
  id: string;
  title: string;
  /** Plain text; a blank line parts paragraphs. */
  text: string;
  version: Whole;
  /** The language of the text: French where it has not been translated. */
  locale: Locale;
}

/** What the form of an application shows today. GET /api/applications/form?locale= */
export interface ApplicationForm {
  /** Empty when the association asks for none. */
  consents: AskedConsent[];
  /** To be shown beside the form; null while the association cannot say it, and then takes no application. */
  privacy: PrivacyNotice | null;
  /** What one can apply for today; empty while no offer is open, or `privacy` is null. */
  tiers: { code: string; name: string; closesOn: Day | null }[];
}

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

/**
 * A calendar day of the association, `YYYY-MM-DD`.
 * @format date
 */
export type Day = string;

/**
 * An instant, in UTC.
 * @format date-time
 */
export type Instant = string;

/**
 * A whole number.
 * @asType integer
 */
export type Whole = number;

/** A text in both languages. */
export type Localised = { fr: string; en: string };

/** French unless a translation exists and is asked for. */
export type Locale = 'fr' | 'en';

/** A sum of money. */
export interface Money {
  /** Cents: 500000 is 5 000 €. */
  amount: Whole;
  /** ISO 4217, `EUR`. */
  currency: string;
}

/** What decided something, for programs and for people. */
export interface Sentence {
  /** What decided, for programs; its names stay. */
  rule: string;
  /** What the sentence is filled with. */
  params: Record<string, string | number>;
  /** The sentence itself, for people. */
  text: Localised;
}

/** How a right works: counted down, open or not, a number of votes, or days of lead over the public. */
export type BenefitKind = 'quota' | 'access' | 'vote' | 'priority';

/** Where a member stands on a day; rights are open in `active` alone. */
export type MembershipStatus =
  'applied' | 'refused' | 'pending' | 'active' | 'grace' | 'lapsed' | 'suspended' | 'ended';

/** Which page of a list this is. */
export interface Pagination {
  page: Whole;
  pageSize: Whole;
  pageCount: Whole;
  total: Whole;
}

/** An event, or a programme that goes on for a while. */
export type OccasionKind = 'event' | 'programme';

/** What an occasion takes today, for who has no priority. */
export type Openness = 'draft' | 'cancelled' | 'over' | 'closed' | 'soon' | 'full' | 'open';

/** A published occasion, in one language, and nobody's name. GET /api/occasions?locale=&page=&pageSize= */
export interface PublicOccasion {
  id: string;
  kind: OccasionKind;
  title: string;
  description: string | null;
  place: string | null;
  link: string | null;
  startsOn: Day;
  /** `HH:MM` in the occasion's zone; null when it has no hour. */
  startTime: string | null;
  endsOn: Day;
  endTime: string | null;
  /** The zone in which times are said, as `Europe/Paris`. */
  timeZone: string;
  startsAt: Instant;
  endsAt: Instant;
  /** Places; null when they are not counted. */
  capacity: Whole | null;
  /** Places that are left; null when they are not counted. */
  left: Whole | null;
  /** Code of the right that taking part draws on; null when it asks for none. */
  benefit: string | null;
  /** Uses of a counted right that one registration takes. */
  units: Whole;
  /** First day of registrations for the public; a member's priority comes before it. */
  opensOn: Day | null;
  closesOn: Day | null;
  openness: Openness;
}

/** POST /api/occasions/:id/registrations: a contact of the member, or a name, one of the two. */
export interface RegistrationBody {
  membership: string;
  contactId?: string;
  name?: string;
  /** Where the confirmation goes, with the calendar file. */
  email?: string;
  locale?: Locale;
}

/** A registration that was made. */
export interface Registered {
  id: string;
  occasion: string;
  membership: string;
  registeredOn: Day;
  /** The line of the ledger that it wrote; null when nothing is counted. */
  usage: string | null;
}

/** POST /api/occasions/registrations/:id/cancel */
export interface CancelRegistrationBody {
  reason: string;
}

/** A registration that was cancelled: its place is free, its use given back. */
export interface CancelledRegistration {
  id: string;
  occasion: string;
  state: 'cancelled';
}

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

/** `GET /api/association`: who the association is, as anybody may know it. */
export interface PublicAssociation {
  /** The name that people use; empty while nobody has said it. */
  name: string;
  /** The name of its statutes, where it is another. */
  legalName: string;
  /** “Association loi 1901”. */
  legalForm: string;
  siret: string | null;
  /** Null while the town is not said. */
  address: {
    /** The street, and whatever stands above the postal code, one line after the other. */
    lines: string;
    postalCode: string;
    city: string;
    /** Two letters of ISO 3166. */
    country: string;
  } | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  /** What an audit of the public pages found under the RGAA; null while there was none. */
  accessibility: 'none' | 'partial' | 'full' | null;
  /** Where the statement of that audit is published. */
  accessibilityStatement: string | null;
  /** `url` is a path of this server, unless the media library lies elsewhere. */
  logo: { url: string; alternativeText: string | null } | null;
  /** What becomes of personal data; null while the association has not said whom to turn to. */
  privacy: { fr: PrivacyNotice; en: PrivacyNotice } | null;
}

/** One part of what is said of personal data, in one language; a blank line parts paragraphs. */
export interface PrivacyPart {
  id: 'controller' | 'purpose' | 'recipients' | 'duration' | 'rights';
  heading: string;
  text: string;
}

/** What becomes of the personal data of whoever applies: who answers for it, why, how long, which rights. */
export interface PrivacyNotice {
  /** Changes with any word of it; an application names the one that was shown. */
  version: string;
  parts: PrivacyPart[];
}

export interface PublicBenefit {
  code: string;
  title: string;
  description: string | null;
  kind: BenefitKind;
  unit: string | null;
  /** The language of the texts: French where the translation is missing. */
  locale: Locale;
}

export interface PublicTier {
  code: string;
  name: string;
  audiences: string[];
  price: { amount: number; currency: string };
  term: {
    kind: 'calendar-year' | 'anniversary';
    months: number;
    yearStartsOn: string;
    rolloverOn: string | null;
    firstTermPrice: 'full' | 'remaining-months';
  };
  allowances: { benefit: string; quantity: number | null }[];
  locale: Locale;
}

export interface PublicOffer {
  documentId: string;
  slug: string;
  year: number;
  title: string;
  epigraph: { text: string; source: string | null } | null;
  why: { heading: string; body: string } | null;
  rightsHeading: string | null;
  benefits: PublicBenefit[];
  tiers: PublicTier[];
  opensOn: string;
  closesOn: string | null;
  locale: Locale;
  availableLocales: Locale[];
}
