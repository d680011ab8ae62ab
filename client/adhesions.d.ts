import type * as api from './types.js';

export type * from './types.js';

/** A call that was refused. */
export declare class AdhesionsError extends Error {
  readonly status: number;
  /** Stable, as `exhausted`; null where the status says all (401, 403). Listed in docs/front-ends.md. */
  readonly reason: string | null;
  readonly details: {
    text?: api.Localised;
    errors?: { path: string[]; reason: string; message: string; text: api.Localised }[];
    [detail: string]: unknown;
  };
  /** Seconds to wait before asking again, when too many requests came. */
  readonly retryAfter: number | null;
}

export interface AdhesionsOptions {
  /** As `https://adhesions.example.org/api`. */
  baseURL: string;
  /** An API token, on a server only; or the JWT of a member's account. */
  auth?: string;
  /** On a server that holds an API token: for whom it calls, so that limits count that visitor. */
  visitor?: string;
  /** Language of texts and refusals, for every call that does not ask for another. */
  locale?: api.Locale;
}

interface InLanguage {
  locale?: api.Locale;
}
/** With the `preview` of the address that an editor opened, in the language of that page: what they look at. */
interface Previewed extends InLanguage {
  preview?: string;
}
interface InPages extends InLanguage {
  page?: number;
  pageSize?: number;
}
/** Whose rights are asked for, and on which day: by default today. */
export interface EntitlementsQuery extends InLanguage {
  membership: string;
  at?: api.Day;
}
interface Page<T> {
  data: T[];
  meta: { pagination: api.Pagination };
}
/** The key of one use that is meant; made for each call unless it is given. */
interface Once {
  key?: string;
}

interface Renewal {
  read(options?: InLanguage): Promise<api.RenewalProposal>;
  /** With a `file`, the PDF of a decision or an order. */
  accept(body?: api.AcceptRenewalBody, options?: { file?: Blob }): Promise<api.RenewalAnswered>;
  decline(body: api.DeclineRenewalBody): Promise<api.RenewalAnswered>;
}

export interface Adhesions {
  /** Any other call, by its path below `baseURL`. Throws `AdhesionsError` when it is refused. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  offers: {
    /** Those that are open, then those to come; with `archive` those that are over too. */
    list(query?: InPages & { archive?: boolean }): Promise<Page<api.PublicOffer>>;
    /** The offer that is open today; asked again, it is sent again only when it changed. */
    current(options?: Previewed): Promise<api.PublicOffer>;
    /** By its slug or its `documentId`. */
    find(slug: string, options?: Previewed): Promise<api.PublicOffer>;
    /** The PDF of its sheet. */
    sheet(slug: string, options?: InLanguage): Promise<ArrayBuffer>;
  };
  /** The public data of the association, with its notice on personal data in both languages. */
  association(): Promise<api.PublicAssociation>;
  applications: {
    /** What altcha's widget solves. */
    challenge(): Promise<api.AltchaChallenge>;
    form(options?: InLanguage): Promise<api.ApplicationForm>;
    send(body: api.ApplicationBody): Promise<api.ApplicationReceived>;
  };
  /** The renewal of a personal link, by its token. */
  renewal(token: string): Renewal;
  entitlements: {
    find(query: EntitlementsQuery): Promise<api.EntitlementBalance[]>;
    check(body: api.CheckBody): Promise<api.EntitlementAnswer>;
    consume(body: api.ConsumeBody, options?: Once): Promise<api.CountedUse>;
    reverse(id: string, body: api.ReverseBody, options?: Once): Promise<api.CountedUse>;
  };
  occasions: {
    /** `membership` is for an API token that asks in the name of a member. */
    find(query?: InPages & { membership?: string }): Promise<Page<api.PublicOccasion>>;
    findOne(id: string, query?: InLanguage & { membership?: string }): Promise<api.PublicOccasion>;
    /** The file that calendars read. */
    calendar(id: string, query?: InLanguage & { membership?: string }): Promise<string>;
    register(id: string, body: api.RegistrationBody, options?: Once): Promise<api.Registered>;
    cancel(
      id: string,
      body: api.CancelRegistrationBody,
      options?: Once,
    ): Promise<api.CancelledRegistration>;
  };
  resources: {
    /** `membership` is for an API token that asks in the name of a member. */
    find(
      query?: InPages & { search?: string; topic?: string; membership?: string },
    ): Promise<Page<api.PublicResource>>;
    /** With a `preview`, read in the place of `as`: a visitor, unless your page offers the choice. */
    findOne(
      id: string,
      query?: Previewed & {
        membership?: string;
        as?: 'visitor' | `tier.${string}` | `right.${string}`;
      },
    ): Promise<api.WholeResource>;
    /** A file of a part, by its signed address. */
    file(file: Pick<api.MemberFile, 'url'>): Promise<ArrayBuffer>;
    /** The parts for members of documents of any type, named by its plural. */
    parts(
      type: string,
      ids: string[],
      query?: InLanguage & { membership?: string },
    ): Promise<api.DocumentPart[]>;
  };
  account: {
    /** Signs in with a password; `jwt` is the `auth` of the member's calls. */
    signIn(identifier: string, password: string): Promise<api.SignedInByPassword>;
    /** Sends a link that signs in once to this address, if it is a member's contact's. */
    sendLink(email: string): Promise<Record<string, never>>;
    /** With a password, that of somebody who forgot theirs. */
    signInByLink(token: string, password?: string): Promise<api.SignedIn>;
    takeInvitation(token: string, password: string): Promise<api.SignedIn>;
    /** The only token that works from then on. */
    changePassword(body: api.ChangePasswordBody): Promise<api.SignedInByPassword>;
  };
  me: {
    read(): Promise<api.Me>;
    memberships(options?: InLanguage): Promise<api.OwnMembership[]>;
    membership(id: string, options?: InLanguage): Promise<api.OwnMembershipInFull>;
    usages(id: string, query?: InPages & { entitlement?: string }): Promise<Page<api.OwnUsage>>;
    history(id: string, query?: InPages): Promise<Page<api.OwnEvent>>;
    papers(id: string, options?: InLanguage): Promise<api.OwnPaper[]>;
    /** The PDF of a paper. */
    paper(id: string, paperId: string): Promise<ArrayBuffer>;
    contacts(id: string): Promise<api.OwnContacts>;
    /** The whole list as it shall be, with the version that was read. */
    saveContacts(
      id: string,
      next: api.OwnContactsInput & { version: string },
    ): Promise<api.OwnContacts>;
    /** The PDF of the certificate of today. */
    certificate(id: string, options?: InLanguage): Promise<ArrayBuffer>;
    receipts(id: string): Promise<api.OwnReceipt[]>;
    /** The PDF of a receipt. */
    receipt(id: string, receiptId: string, options?: InLanguage): Promise<ArrayBuffer>;
    /** The agenda, with what this member may do there. */
    occasions(id: string, query?: InPages): Promise<Page<api.OwnOccasion>>;
    registrations(
      id: string,
      query?: InPages & { when?: 'coming' | 'past' },
    ): Promise<Page<api.OwnRegistration>>;
    register(
      id: string,
      body: api.OwnRegistrationBody,
      options?: Once,
    ): Promise<api.OwnRegistration>;
    cancel(id: string, registrationId: string): Promise<api.OwnRegistration>;
    renewal(id: string): Renewal;
  };
}

export declare const adhesions: (options: AdhesionsOptions) => Adhesions;
