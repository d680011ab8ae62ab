/** Made by `npm run openapi` from docs/openapi.json: not to be edited. */

/** POST …/accept, as JSON, or as a form (`multipart/form-data`) with the same fields and a PDF as `file`. An empty field counts as missing. */
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
  /** The amount shown to the member, in cents: refused when the price has changed (409 `proposal-changed`). */
  price?: Whole;
}

/** A proof-of-work challenge in the format of altcha's widget, valid for an hour and for one form. */
export interface AltchaChallenge {
  parameters: {
    algorithm: string;
    nonce: string;
    salt: string;
    cost: number;
    keyLength: number;
    keyPrefix: string;
    keySignature: string;
    /** Seconds since the epoch. */
    expiresAt: number;
  };
  signature: string;
}

/** POST /api/applications. The first contact is the applicant, who gets the confirmation. Up to 64 kB of JSON. */
export interface ApplicationBody {
  /** Code of a tier on offer today, as in `/api/offers/current`. */
  tier: string;
  organisation: ApplyingOrganisation;
  /** One to five. */
  contacts: ApplyingContact[];
  message?: string | null;
  /** Id of the consent text that the applicant agreed to; missing when the form shows none. */
  consent?: string | null;
  /** Version of the notice on personal data in the form; refused when it has changed since. */
  notice: string;
  /** The solution of `/api/applications/challenge` from altcha's widget; it works once. */
  altcha: string;
  /** A hidden field against robots; it must stay empty. */
  website?: string | null;
}

/** The contents of the application form today. GET /api/applications/form?locale= */
export interface ApplicationForm {
  /** Empty when no consent is required. */
  consents: AskedConsent[];
  /** The notice to show beside the form; null while it is incomplete, and no application is accepted then. */
  privacy: PrivacyNotice | null;
  /** The tiers on offer today; empty without an open offer or while `privacy` is null. */
  tiers: {
    code: string;
    name: string;
    closesOn: Day | null;
    /** The measure to ask for, with the year to propose for it, the last one; null for a tier of one price. The brackets are those of the offer. */
    figure: {
      measure: Measure;
      year: Whole;
    } | null;
  }[];
}

/** The received application; the answer does not depend on whether the organisation is known. */
export interface ApplicationReceived {
  /** Such as `DEM-7K2M-91QX`: applicant and association refer to the application by it. */
  reference: string;
}

/** A person to whom the association may write. */
export interface ApplyingContact {
  name: string;
  email: string;
  role: ContactRole;
  /** The language of messages to them. */
  locale: Locale;
  phone?: string | null;
}

/** A measure of the organisation, which the tier asked for has its price by. */
export interface ApplyingFigure {
  /** The one that the form asks for. */
  measure: Measure;
  /** Inhabitants, whole euros of a yearly budget, or people employed: 0 to 1000000000000. */
  value: Whole;
  /** The year that it is of, at most the next one. */
  year: Whole;
}

/** The applying organisation. */
export interface ApplyingOrganisation {
  /** At most 200 characters. */
  name: string;
  /** 14 digits, spaces allowed; null for bodies abroad. */
  siret?: string | null;
  address: {
    /** Department, street with number, post box: one per line. */
    lines: string;
    /** Five digits in France. */
    postalCode: string;
    city: string;
    /** Two letters of ISO 3166-1, `FR` for France. */
    country: string;
  };
  /** Needed for a tier with brackets; refused with any other. */
  figure?: ApplyingFigure | null;
}

/** The current version of a text that the applicant must agree to. */
export interface AskedConsent {
  id: string;
  title: string;
  /** Plain text; blank lines separate paragraphs. */
  text: string;
  version: Whole;
  /** The language of the text: French when the translation is missing. */
  locale: Locale;
}

/** A right is a number of uses, open or not, a number of votes, or days ahead of the public. */
export type BenefitKind = 'quota' | 'access' | 'vote' | 'priority';

/** A cancelled registration: its place is free again, and its use given back. */
export interface CancelledRegistration {
  id: string;
  occasion: string;
  state: 'cancelled';
}

/** POST /api/occasions/registrations/:id/cancel */
export interface CancelRegistrationBody {
  reason: string;
}

/** POST /api/auth/change-password */
export interface ChangePasswordBody {
  currentPassword: string;
  /** At least 12 characters, at most 72 bytes. */
  password: string;
  passwordConfirmation: string;
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

/** The responsibility of a contact in the organisation. */
export type ContactRole = 'representative' | 'billing' | 'operational' | 'mandate-holder';

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

/** A calendar day of the association, `YYYY-MM-DD`. */
export type Day = string;

/** POST …/decline */
export interface DeclineRenewalBody {
  reason: string;
}

/** GET /api/members-parts/:type?documentId=a&documentId=b&locale=&membership= */
export interface DocumentPart {
  access: PartReaders;
  allowed: boolean;
  because: {
    reason: PartReason;
    text: string;
  };
  documentId: string;
  /** Whether this reading is a use of the member’s right. */
  recorded: boolean;
  /** Null without one, and to who may not read it. */
  part: MemberPart | null;
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

export type FontPair = 'classic' | 'editorial' | 'warm' | 'contemporary' | 'legible';

/** An instant, in UTC. */
export type Instant = string;

/** POST /api/me/invitation */
export interface InvitationBody {
  /** The text after `#invitation=` in the link; it works once. */
  token: string;
  /** At least 12 characters, at most 72 bytes. */
  password: string;
}

/** French, unless English is requested and a translation exists. */
export type Locale = 'fr' | 'en';

/** A text in both languages. */
export interface Localised {
  fr: string;
  en: string;
}

/** GET /api/me */
export interface Me {
  email: string;
  /** The user's name among the member's contacts; null while no body has them as a contact. */
  name: string | null;
  locale: Locale;
}

/** Inhabitants, the yearly budget in whole euros, or people employed. */
export type Measure = 'inhabitants' | 'budget' | 'staff';

/** A file for members. */
export interface MemberFile {
  id: string;
  name: string;
  /** In bytes. */
  size: Whole;
  mime: string;
  /** Where to download it, below the address of this server, until `MemberPart.until`: ask again afterwards. */
  url: string;
}

/** The part for members, to who may read it. */
export interface MemberPart {
  /** Markdown; its pictures have addresses that end as those of the files do. */
  body: string;
  /** The same as HTML, without tags of its author. Its pictures and files have addresses of this server: a page of another puts this server's before each `src="/` and `href="/`. Headings are `h3` and lower. */
  html: string;
  files: MemberFile[];
  /** When the addresses of files and pictures end. */
  until: Instant;
}

/** A member's status on a day; rights can only be used in `active`. */
export type MembershipStatus =
  'applied' | 'refused' | 'pending' | 'active' | 'grace' | 'lapsed' | 'suspended' | 'ended';

/** A sum of money. */
export interface Money {
  /** Cents: 500000 is 5 000 €. */
  amount: Whole;
  /** ISO 4217, `EUR`. */
  currency: string;
}

/** An empty answer. */
export type NothingTold = Record<string, never>;

/** An event, or a programme over a longer time. */
export type OccasionKind = 'event' | 'programme';

/** Whether an occasion takes registrations today, without a priority. */
export type Openness = 'draft' | 'cancelled' | 'over' | 'closed' | 'soon' | 'full' | 'open';

/** The actor: the association (its staff, its tools, its calendar) or the member. */
export type OwnActor = 'association' | 'member';

/** A call for dues. */
export interface OwnCall {
  id: string;
  /** Those of a history may have none. */
  number: string | null;
  term: {
    startsOn: Day;
    endsOn: Day;
  };
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
  creditNote: {
    number: string;
    issuedOn: Day;
  } | null;
}

/** GET /api/me/memberships/:documentId/contacts */
export interface OwnContact {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  role: OwnContactRole;
  locale: Locale;
}

export type OwnContactRole = 'representative' | 'billing' | 'operational' | 'mandate-holder';

/** Contacts with their version, which the `ETag` header repeats. A change must send it as `If-Match`. */
export interface OwnContacts {
  contacts: OwnContact[];
  version: string;
}

/** PUT /api/me/memberships/:documentId/contacts, with `If-Match`: the whole new list. Contacts without id are added, missing ones are removed. */
export interface OwnContactsInput {
  contacts: {
    id?: string;
    name: string;
    email: string | null;
    phone: string | null;
    role: OwnContactRole;
    locale: Locale;
  }[];
}

/** One line of a member's history, or a message that was sent, in words. GET /api/me/memberships/:documentId/history?page=&pageSize= */
export interface OwnEvent {
  id: string;
  on: Day;
  text: string;
  by: OwnActor;
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
  leaving: {
    kind: 'withdrawn' | 'excluded' | 'merged';
    lastDay: Day;
  } | null;
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
export interface OwnMembershipInFull {
  documentId: string;
  reference: string;
  organisation: string;
  status: MembershipStatus;
  /** The reason of the status, in words. */
  because: string;
  /** A departure that is recorded and still to come; null once the membership is over. */
  leaving: {
    kind: 'withdrawn' | 'excluded' | 'merged';
    lastDay: Day;
  } | null;
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
  /** Issued terms, the latest first. */
  terms: OwnTerm[];
  /** Every call, the latest first. */
  calls: OwnCall[];
  /** Received, and on no call yet: the association allocates it to a call, or gives it back. */
  credit: Money;
  /** The rights of every term, the latest term first. */
  allEntitlements: OwnRight[];
}

/** An occasion to come, as one member may take part in it. GET /api/me/memberships/:documentId/occasions?page=&pageSize= */
export interface OwnOccasion {
  id: string;
  /** The same as `id`, as Strapi's clients call it. */
  documentId: string;
  /** When it was last saved, published or cancelled. */
  updatedAt: Instant;
  kind: OccasionKind;
  title: string;
  /** Plain text, with an empty line between paragraphs. */
  description: string | null;
  place: string | null;
  /** Of a video call or a page; always null for the public. */
  link: string | null;
  startsOn: Day;
  /** `HH:MM` in the occasion's time zone; null for whole days. */
  startTime: string | null;
  endsOn: Day;
  endTime: string | null;
  /** The time zone, such as `Europe/Paris`. */
  timeZone: string;
  startsAt: Instant;
  endsAt: Instant;
  /** The number of places; null for no limit. */
  capacity: Whole | null;
  /** Free places; null for no limit. */
  left: Whole | null;
  /** Code of the required right; null when none is required. */
  benefit: string | null;
  /** Units of a counted right per registration. */
  units: Whole;
  /** First day of registration for the public; holders of a priority may register earlier. */
  opensOn: Day | null;
  /** Whether its right is such a priority. */
  priority: boolean;
  /** The most days of lead that a tier on offer gives by it; null without one. */
  priorityDays: Whole | null;
  /** The day on which these begin; null where registration opens with publication. */
  priorityFrom: Day | null;
  closesOn: Day | null;
  openness: Openness;
  /** The first day on which this member may register, its priority counted; null for any day. */
  from: Day | null;
  /** Whether one more of the member's people may be registered now. */
  allowed: boolean;
  /** Why not; null when it is allowed. */
  reason: string | null;
  text: string | null;
  /** The right that it draws on, and what is left of it; null where nothing is counted. */
  right: {
    name: string;
    unit: string | null;
    remaining: Whole | null;
  } | null;
  /** Those of the member's people who are registered. */
  registrations: {
    id: string;
    person: string;
    self: boolean;
  }[];
}

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
  cancelled: {
    on: Day;
    creditNote: string | null;
  } | null;
}

/** A call on which something was received. GET /api/me/memberships/:documentId/receipts */
export interface OwnReceipt {
  id: string;
  /** Number of the call; those of a history may have none. */
  call: string | null;
  term: {
    startsOn: Day;
    endsOn: Day;
  };
  received: Money;
  remaining: Money;
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
  /** Whether the member has the required right on the day of the occasion. The registration is valid even if not. Null for a past or cancelled registration. */
  covered: boolean | null;
  /** The last day of a membership that ends before the occasion: who comes is no member that day. */
  memberUntil: Day | null;
}

/** POST /api/me/memberships/:documentId/registrations, with `Idempotency-Key`. Without a name, the person who is signed in. */
export interface OwnRegistrationBody {
  occasion: string;
  name?: string;
  /** The address for the confirmation and the calendar file. */
  email?: string;
  locale?: Locale;
}

/** The renewal under way. */
export interface OwnRenewal {
  /** Whether the association waits for an answer; `…/renewal` returns the proposal. */
  awaitsAnswer: boolean;
  answer: 'accepted' | 'declined' | null;
  term: OwnTerm;
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

export interface OwnTerm {
  startsOn: Day;
  endsOn: Day;
  /** Name of the tier. */
  tier: string;
  price: Money | null;
  /** The figure and the bracket that give the price, in words; null where one price is for all. */
  basis: string | null;
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

/** The position of a page in its list. */
export interface Pagination {
  page: Whole;
  pageSize: Whole;
  pageCount: Whole;
  total: Whole;
}

/** The readers of the part, with names in the language of the answer. */
export interface PartReaders {
  kind: 'everyone' | 'members' | 'right';
  /** The tiers whose members read it; empty for those of any tier. */
  tiers: string[];
  /** The right whose holders read it; null for another kind. */
  benefit: string | null;
}

/** Why a part is open or closed to who asks. */
export type PartReason =
  | 'everyone'
  | 'member'
  | 'sign-in'
  | 'no-membership'
  | 'not-active'
  | 'other-tier'
  | 'not-granted'
  | 'unreadable';

/** A smaller size of a picture. */
export interface PictureFormat {
  url: string;
  width: Whole;
  height: Whole;
}

/** The notice on applicants' personal data: the person responsible, purpose, retention and rights. */
export interface PrivacyNotice {
  /** Changes with every change of the text; applications send the version shown. */
  version: string;
  parts: PrivacyPart[];
}

/** A part of the notice on personal data in one language; blank lines separate paragraphs. */
export interface PrivacyPart {
  id: 'controller' | 'purpose' | 'recipients' | 'duration' | 'rights';
  heading: string;
  text: string;
}

/** `GET /api/association`: the public data of the association. */
export interface PublicAssociation {
  /** The name in use; empty until it is set. */
  name: string;
  /** The legal name, if it differs. */
  legalName: string;
  /** “Association loi 1901”. */
  legalForm: string;
  siret: string | null;
  /** Null until the town is set. */
  address: {
    /** The lines above the postal code, one per line. */
    lines: string;
    postalCode: string;
    city: string;
    /** Two letters of ISO 3166. */
    country: string;
  } | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  /** Its number in the national register of associations (RNA). */
  rna: string | null;
  /** The person who answers for the contents of the pages. */
  publicationDirector: string | null;
  /** The host of the pages, line by line. */
  hosting: string | null;
  /** Addresses of its pages elsewhere. */
  links: string[];
  /** The result of an RGAA audit of the public pages; null before one. */
  accessibility: 'none' | 'partial' | 'full' | null;
  /** The address of the audit's statement. */
  accessibilityStatement: string | null;
  /** `url` is a path on this server, unless the media library is elsewhere. */
  logo: {
    url: string;
    alternativeText: string | null;
    /** In pixels; null of a drawing whose size the library does not know. */
    width: Whole | null;
    height: Whole | null;
  } | null;
  /** Shown where an offer has no picture of its own, and where a page is shared. */
  picture: PublicPicture | null;
  /** The colours and fonts of the association, or the application's own. */
  face: PublicFace;
  /** The notice on personal data; null until the association gives a contact for such questions. */
  privacy: {
    fr: PrivacyNotice;
    en: PrivacyNotice;
  } | null;
}

export interface PublicBenefit {
  code: string;
  title: string;
  /** Markdown. */
  description: string | null;
  /** The same as HTML, which may be shown as it is. */
  descriptionHtml: string | null;
  kind: BenefitKind;
  unit: string | null;
  /** The language of the texts: French where the translation is missing. */
  locale: Locale;
}

/** One bracket of a tier. */
export interface PublicBracket {
  /** The first value, in whole units of the measure. */
  from: Whole;
  /** The last value; null in the last bracket. */
  to: Whole | null;
  /** The fixed part; `perUnit` is added to it. */
  price: Money;
  /** Euros for each unit of the whole measure, such as `0.166`; null for none. */
  perUnit: string | null;
  /** The most that is asked with `perUnit`; null for no limit. */
  maximum: Money | null;
  /** The organisations in it, in words of the language of the answer: « de 200 à 399 habitants ». */
  rangeText: string;
  /** The price in words: « 0,166 € par habitant, 38 500 € au plus ». */
  priceText: string;
}

/** Prices by a measure of the organisation. */
export interface PublicBrackets {
  measure: Measure;
  /** The lowest price that a bracket comes to. */
  lowest: Money;
  /** The highest one; null where the last bracket has no limit. */
  highest: Money | null;
  /** In order, from 0 on, without a gap. Half a cent is rounded up. */
  steps: PublicBracket[];
}

/** The face of the association. Colours are `#rrggbb`, dark enough for a text on white and for a white text on them. */
export interface PublicFace {
  /** Of links and buttons. */
  color: string;
  /** Of blocks that stand out. */
  secondColor: string;
  /** The pair of fonts, by name: `headingFont` and `textFont` are its families. */
  fonts: FontPair;
  headingFont: string;
  textFont: string;
}

/** A published occasion in one language, without names of people. GET /api/occasions?locale=&page=&pageSize= */
export interface PublicOccasion {
  id: string;
  /** The same as `id`, as Strapi's clients call it. */
  documentId: string;
  /** When it was last saved, published or cancelled. */
  updatedAt: Instant;
  kind: OccasionKind;
  title: string;
  /** Plain text, with an empty line between paragraphs. */
  description: string | null;
  place: string | null;
  /** Of a video call or a page; always null for the public. */
  link: string | null;
  startsOn: Day;
  /** `HH:MM` in the occasion's time zone; null for whole days. */
  startTime: string | null;
  endsOn: Day;
  endTime: string | null;
  /** The time zone, such as `Europe/Paris`. */
  timeZone: string;
  startsAt: Instant;
  endsAt: Instant;
  /** The number of places; null for no limit. */
  capacity: Whole | null;
  /** Free places; null for no limit. */
  left: Whole | null;
  /** Code of the required right; null when none is required. */
  benefit: string | null;
  /** Units of a counted right per registration. */
  units: Whole;
  /** First day of registration for the public; holders of a priority may register earlier. */
  opensOn: Day | null;
  /** Whether its right is such a priority. */
  priority: boolean;
  /** The most days of lead that a tier on offer gives by it; null without one. */
  priorityDays: Whole | null;
  /** The day on which these begin; null where registration opens with publication. */
  priorityFrom: Day | null;
  closesOn: Day | null;
  openness: Openness;
}

export interface PublicOffer {
  documentId: string;
  /** When the offer, one of its tiers or one of its benefits last changed. */
  updatedAt: Instant;
  slug: string;
  year: Whole;
  title: string;
  epigraph: {
    text: string;
    source: string | null;
  } | null;
  /** `body` is Markdown, `bodyHtml` the same as HTML, which may be shown as it is. */
  why: {
    heading: string;
    body: string;
    bodyHtml: string;
  } | null;
  rightsHeading: string | null;
  benefits: PublicBenefit[];
  tiers: PublicTier[];
  opensOn: Day;
  closesOn: Day | null;
  locale: Locale;
  availableLocales: Locale[];
  /** For search engines and shared links; null where the title is to serve. */
  seoTitle: string | null;
  /** Null where the beginning of `why` is to serve. */
  seoDescription: string | null;
  picture: PublicPicture | null;
}

/** A picture of the media library, which everybody may see. */
export interface PublicPicture {
  url: string;
  alternativeText: string | null;
  width: Whole | null;
  height: Whole | null;
  /** The sizes that Strapi made of it, by their names: `thumbnail`, `small`, `medium`, `large`. */
  formats: Record<string, PictureFormat>;
}

/** A published resource in one language, in French where it is not translated. GET /api/resources?locale=&search=&topic=&page=&pageSize=&membership= */
export interface PublicResource {
  access: PartReaders;
  allowed: boolean;
  because: {
    reason: PartReason;
    text: string;
  };
  documentId: string;
  updatedAt: Instant;
  title: string;
  summary: string | null;
  picture: PublicPicture | null;
  topics: string[];
  /** The programme that it comes from. */
  programme: string | null;
  /** The language in which it is written. */
  language: 'fr' | 'en' | 'other' | null;
  publishedOn: Day | null;
}

export interface PublicTier {
  code: string;
  name: string;
  audiences: string[];
  /** Null where `brackets` give it, and in a draft without one. */
  price: Money | null;
  /** Null for a tier of one price. */
  brackets: PublicBrackets | null;
  /** The price in words, in the language of the answer: « 5 000 € par an ». */
  priceText: string;
  term: {
    kind: 'calendar-year' | 'anniversary';
    months: Whole;
    yearStartsOn: string;
    rolloverOn: string | null;
    firstTermPrice: 'full' | 'remaining-months';
  };
  allowances: {
    benefit: string;
    /** What the right is called: the offer's own list may leave it out. */
    title: string;
    quantity: Whole | null;
    /** « 6 séances », in the language of the answer; null for an access. */
    quantityText: string | null;
    /** The language of the title. */
    locale: Locale;
  }[];
  locale: Locale;
}

/** A registration that was made. */
export interface Registered {
  id: string;
  occasion: string;
  membership: string;
  registeredOn: Day;
  /** The ledger line of the use; null when nothing is counted. */
  usage: string | null;
}

/** POST /api/occasions/:id/registrations: a contact of the member, or a name, one of the two. */
export interface RegistrationBody {
  membership: string;
  contactId?: string;
  name?: string;
  /** The address for the confirmation and the calendar file. */
  email?: string;
  locale?: Locale;
}

export type RenewalAnswer = 'accepted' | 'declined';

/** The recorded answer. */
export interface RenewalAnswered {
  answer: RenewalAnswer;
}

/** The proposal to a member for its next term. GET /api/renewal-invitations/:token with the link of a letter, GET /api/me/memberships/:documentId/renewal as a member's user. */
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
  current: {
    endsOn: Day;
  } | null;
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
  association: {
    name: string;
    email: string;
  };
}

/** POST /api/entitlements/usages/:id/reverse */
export interface ReverseBody {
  reason: string;
}

/** The reason of a decision, for programs and for people. */
export interface Sentence {
  /** The name of the rule, for programs; it never changes. */
  rule: string;
  /** The values in the sentence. */
  params: Record<string, string | number>;
  /** The sentence itself, for people. */
  text: Localised;
}

/** Somebody is signed in. */
export interface SignedIn {
  /** The token for `Authorization: Bearer`; valid for eight hours. */
  jwt: string;
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

/** POST /api/me/sign-in */
export interface SignInBody {
  /** The text after `#connexion=` in the link; it works once. */
  token: string;
  /** A new password, for a person who forgot theirs: at least 12 characters, at most 72 bytes. */
  password?: string;
}

/** POST /api/auth/local */
export interface SignInByPasswordBody {
  /** The address of the account. */
  identifier: string;
  password: string;
}

/** POST /api/me/sign-in-links. The answer is the same whether or not the address is known. */
export interface SignInLinkBody {
  email: string;
  /** The language of the message; by default the contact's. */
  locale?: Locale;
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

/** A whole number. */
export type Whole = number;

/** GET /api/resources/:documentId */
export interface WholeResource {
  access: PartReaders;
  allowed: boolean;
  because: {
    reason: PartReason;
    text: string;
  };
  documentId: string;
  updatedAt: Instant;
  title: string;
  summary: string | null;
  picture: PublicPicture | null;
  topics: string[];
  /** The programme that it comes from. */
  programme: string | null;
  /** The language in which it is written. */
  language: 'fr' | 'en' | 'other' | null;
  publishedOn: Day | null;
  /** Whether this reading is a use of the member’s right. */
  recorded: boolean;
  /** Null without one, and to who may not read it. */
  part: MemberPart | null;
}
