import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { PersonView } from '../../../shared/privacy/privacy';
import { findAccount, hasStaffAccount, type Account } from '../access/store/accounts';
import { findAccesses, type Access } from '../access/store/member-access';
import { names as isNamedIn, type Asked } from '../applications/rules/people';
import type { Application } from '../applications/rules/types';
import { findApplicationsOf, findMentioning } from '../applications/store/applications';
import { findLinesNaming } from '../bank/store/forgetting';
import { reachingIn } from '../core/reach';
import { reachOf } from '../core/rules/recipient';
import type { Reaching } from '../core/rules/types';
import { withMerged } from '../core/store/former-identities';
import { personKey, type Usage } from '../core/store/ledger';
import { findMembershipNames } from '../core/store/memberships';
import type { Subject } from '../kernel/rules/person';
import { executorOf, type Executor } from '../kernel/store/database';
import { channelsPort, type Channel } from '../messages/channel';
import type { Message } from '../messages/store/messages';
import {
  findIssuedPapers,
  findMemberPapers,
  type MemberPaper,
} from '../papers/store/member-papers';
import { refuse } from './refusals/privacy';
import {
  findContacts,
  findDraftsWith,
  findMembershipsOf,
  findMentions,
  findMessagesTo,
  findNamedRows,
  findUsesBy,
  type FoundContact,
  type NamedRow,
} from './store/people';

/** All data about a person, loaded at once. */
export interface PersonTrace {
  subject: Subject;
  /** All names with this address, when no name was given. */
  sharing: readonly string[];
  /** Whether the person is one of several with the address. */
  alone: boolean;
  name: string;
  email: string | null;
  contacts: (FoundContact & { membershipId: string | null; lastOfActive: boolean })[];
  applications: Application[];
  /** The person, as searched in applications. */
  inApplications: Asked;
  membershipIds: string[];
  names: Map<string, { reference: string; organisation: string }>;
  messages: Message[];
  uses: Usage[];
  /** Other mentions of the name, in assemblies. */
  rows: NamedRow[];
  papers: MemberPaper[];
  issuedPapers: number;
  mentions: { place: string; membershipId: string }[];
  imports: { id: string; name: string }[];
  /** Lines of the bank that name the person and are on no payment. */
  bankLines: string[];
  account: Account | null;
  /** Records of the account's use. */
  accesses: Access[];
  staff: boolean;
}

const ACTIVE = ['active', 'grace'];

/** Whether a name is the wanted one; any is, if none is wanted. */
const bears = (name: string, asked: string | undefined): boolean =>
  asked === undefined || personKey(name) === personKey(asked);

/** Contacts with an address or a name, of all members or one. */
const contactsOf = async (
  strapi: Core.Strapi,
  db: Executor,
  { email, name, membershipId }: Subject,
): Promise<FoundContact[]> => {
  const isAsked = (contact: FoundContact): boolean =>
    email ? contact.email?.toLowerCase() === email : bears(contact.name, name ?? '');
  if (!membershipId) {
    return (await findContacts(strapi, { email: email ?? '' })).filter(isAsked);
  }
  const [membership] = await findMembershipsOf(db, { membershipIds: [membershipId] });
  if (!membership) throw refuse('membership-unknown', { membership: membershipId });
  const { organisationId } = membership;
  return (await findContacts(strapi, { organisationIds: [organisationId] })).filter(isAsked);
};

/** The names under which an address is known. */
const namesOf = (
  email: string | null,
  contacts: readonly FoundContact[],
  messages: readonly Message[],
  applications: readonly Application[],
): string[] => {
  const applying = applications
    .flatMap((application) => application.contacts ?? [])
    .filter((contact) => contact.email.toLowerCase() === email);
  const given = [
    ...[...contacts, ...applying].map(({ name }) => name),
    ...messages.map(({ toName }) => toName),
  ];
  const byKey = new Map(
    given.filter((name) => name.trim() !== '').map((name) => [personKey(name), name]),
  );
  return [...byKey.values()];
};

/** The applications with an address, or of a name within a membership. */
const applicationsOf = async (
  db: Executor,
  { email, name, membershipId }: Subject,
): Promise<Application[]> => {
  const found = email
    ? await findMentioning(db, email)
    : await findApplicationsOf(db, membershipId ? [membershipId] : []);
  const asked = { email: email ?? null, name: email ? undefined : name };
  return found.filter((application) => isNamedIn(application, asked));
};

/** Whether this is the only contact of an active member whom messages reach. */
const isLast = (
  contact: FoundContact,
  status: string | undefined,
  reaching: readonly Reaching[],
): boolean =>
  ACTIVE.includes(status ?? '') &&
  reachOf(reaching, contact) !== null &&
  !contact.others.some((other) => reachOf(reaching, other) !== null);

/** The addresses of a person: the one that was asked for, and those of its contacts by any channel. */
const addressesOf = (
  email: string,
  contacts: readonly FoundContact[],
  channels: readonly Channel[],
): string[] => [
  email,
  ...contacts.flatMap((one) => channels.flatMap(({ addressOf }) => addressOf(one) ?? [])),
];

/** The records with the person's address, or with its name within a membership. */
const recordsOf = async (strapi: Core.Strapi, db: Executor, subject: Subject) => {
  const { email = null, membershipId } = subject;
  const within = membershipId ? [membershipId] : undefined;
  const bearers = await contactsOf(strapi, db, subject);
  const who = email
    ? { addresses: addressesOf(email, bearers, channelsPort.of(strapi)) }
    : { name: subject.name ?? '' };
  const sent = await findMessagesTo(db, who, within);
  // A shared address identifies nobody: only records with the name belong to the person.
  const applied = await applicationsOf(db, subject);
  const sharing = namesOf(email, bearers, sent, applied);
  const others = sharing.filter((one) => !bears(one, subject.name));
  const name = email && others.length > 0 ? subject.name : undefined;
  const found = bearers.filter((contact) => bears(contact.name, name));
  const messages = sent.filter(({ toName }) => bears(toName, name));
  const inApplications = { email, name: name ?? (email ? undefined : subject.name) };
  const applications = applied.filter((application) => isNamedIn(application, inApplications));
  const alone = name !== undefined;
  const shared = alone || email === null ? [] : sharing;
  return { found, messages, inApplications, applications, alone, sharing: shared };
};

/** Contacts with their memberships, and all memberships where the person is known. */
const membershipsOf = async (
  strapi: Core.Strapi,
  db: Executor,
  { membershipId }: Subject,
  found: readonly FoundContact[],
  messages: readonly Message[],
) => {
  const held = await findMembershipsOf(db, {
    organisationIds: [...new Set(found.map(({ organisationId }) => organisationId))],
  });
  const reaching = reachingIn(strapi);
  const contacts = found.map((contact) => {
    const mine = held.find(({ organisationId }) => organisationId === contact.organisationId);
    return {
      ...contact,
      membershipId: mine?.id ?? null,
      lastOfActive: isLast(contact, mine?.status, reaching),
    };
  });
  const membershipIds = await withMerged(db, [
    ...(membershipId ? [membershipId] : []),
    ...held.map(({ id }) => id),
    ...messages.map((message) => message.membershipId),
  ]);
  return { contacts, membershipIds };
};

/** Mentions of the person in texts, once for each place. */
const mentionsOf = async (
  db: Executor,
  membershipIds: readonly string[],
  texts: readonly string[],
): Promise<PersonTrace['mentions']> => {
  const mentions = new Map<string, PersonTrace['mentions'][number]>();
  for (const text of texts) {
    for (const one of await findMentions(db, membershipIds, text)) {
      mentions.set(`${one.place}:${one.membershipId}`, one);
    }
  }
  return [...mentions.values()];
};

/** The data held by address alone: the account, its use, and whether staff signs in with it. */
const accountOf = async (
  strapi: Core.Strapi,
  db: Executor,
  email: string | null,
): Promise<Pick<PersonTrace, 'account' | 'accesses' | 'staff'>> => {
  if (!email) return { account: null, accesses: [], staff: false };
  const account = await findAccount(strapi, email);
  const accesses = account ? await findAccesses(db, [String(account.id)]) : [];
  return { account, accesses, staff: await hasStaffAccount(strapi, email) };
};

/** Loads all data about a person, in the caller's transaction if there is one. */
export const traceOf = async (strapi: Core.Strapi, asked: Subject): Promise<PersonTrace> => {
  const db = await executorOf(strapi);
  const subject = asked.email ? { ...asked, email: asked.email.trim().toLowerCase() } : asked;
  const { email = null } = subject;
  const { found, messages, ...records } = await recordsOf(strapi, db, subject);
  const { contacts, membershipIds } = await membershipsOf(strapi, db, subject, found, messages);
  const given = [
    subject.name,
    ...contacts.map(({ name }) => name),
    ...messages.map(({ toName }) => toName),
  ];
  const called = [...new Set(given.flatMap((name) => name?.trim() || []))];
  const texts = [...called, ...(email && !records.alone ? [email] : [])];
  const keys = new Set(texts.map(personKey));
  return {
    ...records,
    subject,
    name: (records.alone ? subject.name : called[0]) ?? email ?? '',
    email,
    contacts,
    membershipIds,
    names: await findMembershipNames(db, membershipIds),
    messages,
    uses: await findUsesBy(db, membershipIds, keys),
    rows: await findNamedRows(db, membershipIds, keys),
    papers: await findMemberPapers(db, membershipIds),
    issuedPapers: (await findIssuedPapers(db, membershipIds)).length,
    mentions: await mentionsOf(db, membershipIds, texts),
    imports: texts.length > 0 ? await findDraftsWith(db, texts) : [],
    bankLines: await findLinesNaming(db, called),
    ...(await accountOf(strapi, db, email)),
  };
};

/** Whether anything at all is held. */
export const isHeld = (trace: PersonTrace): boolean => {
  const { contacts, applications, messages, uses, rows, bankLines, account } = trace;
  const found = [contacts, applications, messages, uses, rows, bankLines].some(
    ({ length }) => length > 0,
  );
  return found || account !== null;
};

/** The text to type as confirmation: the address, or the name where only that identifies the person. */
export const confirmationOf = ({ alone, email, name }: PersonTrace): string =>
  alone ? name : (email ?? name);

/** A digest of everything that an erasure would change. */
export const fingerprintOf = (trace: PersonTrace): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        trace.contacts.map(({ id, name, email, phone, mandateFrom, mandateUntil }) => [
          ...[id, name, email, phone],
          ...[mandateFrom, mandateUntil],
        ]),
        trace.applications.map(({ id, people }) => [id, people]),
        trace.messages.map(({ id, state }) => [id, state]),
        trace.uses.map(({ id }) => id),
        trace.rows.map(({ id }) => id),
        trace.papers.map(({ id }) => id),
        trace.imports.map(({ id }) => id),
        trace.bankLines,
        trace.account,
      ]),
    )
    .digest('hex');

/** The trace as screens show it. */
export const personView = (trace: PersonTrace, papers: PersonView['papers']): PersonView => ({
  subject: trace.subject,
  name: trace.name,
  email: trace.email,
  members: trace.membershipIds.flatMap((id) => {
    const named = trace.names.get(id);
    return named ? [{ membershipId: id, ...named }] : [];
  }),
  contacts: trace.contacts.map((contact) => ({
    id: contact.id,
    name: contact.name,
    email: contact.email,
    phone: contact.phone,
    role: contact.role,
    locale: contact.locale,
    mandateFrom: contact.mandateFrom,
    mandateUntil: contact.mandateUntil,
    organisation: contact.organisation,
    membershipId: contact.membershipId,
    lastOfActive: contact.lastOfActive,
  })),
  applications: trace.applications.map(({ reference }) => reference),
  messages: {
    total: trace.messages.length,
    waiting: trace.messages.filter(({ state }) => state === 'queued').length,
  },
  uses: trace.uses.length,
  assemblies: trace.rows.length,
  papers,
  issuedPapers: trace.issuedPapers,
  mentions: trace.mentions.map(({ place, membershipId }) => ({
    place,
    reference: trace.names.get(membershipId)?.reference ?? '',
  })),
  imports: trace.imports,
  bankLines: trace.bankLines.length,
  account: trace.account && {
    username: trace.account.username,
    email: trace.account.email,
    blocked: trace.account.blocked,
  },
  staff: trace.staff,
  confirmation: confirmationOf(trace),
  fingerprint: fingerprintOf(trace),
});
