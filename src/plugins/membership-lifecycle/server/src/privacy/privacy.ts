import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { isEmail } from '../../../shared/kernel/email';
import type { ConsentView } from '../../../shared/membership/consents';
import type {
  Erased,
  ErasureInput,
  PeopleFound,
  PersonView,
  PrivacyRegister,
  PrivacySettings,
  RetentionMonths,
} from '../../../shared/privacy/privacy';
import type { Access } from '../access/store/member-access';
import { keepOnlyPerson } from '../applications/rules/people';
import { findApplicants } from '../applications/store/applications';
import { findMembershipNames } from '../core/store/memberships';
import { ERASED_CONTACT } from '../core/store/organisations';
import { clockIn } from '../kernel/clock';
import type { ExportContent } from '../kernel/export/file';
import { clockOf } from '../kernel/export/instants';
import { madeOnce, serviceOf } from '../kernel/made-once';
import { gather, type Subject, type Trace } from '../kernel/rules/person';
import { addActivities } from '../kernel/store/activities';
import { executorOf } from '../kernel/store/database';
import { consentsIn } from '../membership/consents';
import { personFinder } from '../membership/rules/member-words';
import { addressHeading } from '../messages/channel';
import { memberPapersIn } from '../papers/member-papers';
import { privacyNoticesIn } from '../settings/privacy-notices';
import { HOLDINGS, PROPOSED_MONTHS, RETENTION_CATEGORIES } from '../settings/rules/inventory';
import { monthsKept } from '../settings/rules/notice';
import { seenBy } from '../settings/rules/seen';
import { settingsIn } from '../settings/settings';
import { settingsActivity } from '../settings/settings-activity';
import {
  lockPrivacy,
  readPrivacy,
  seedPrivacy,
  writePrivacy,
  type StoredPrivacy,
} from '../settings/store/privacy-settings';
import { personTables } from './person';
import { erasePerson } from './privacy-erasure';
import { retentionIn } from './privacy-retention';
import { isHeld, personView, traceOf, type PersonTrace } from './privacy-trace';
import { refuse } from './refusals/privacy';
import { registerTable } from './register';
import { findAllContacts, findAllRecipients, findAllUsers } from './store/people';

const COMMAND = 'save-privacy';
/** As many people as a page shows. */
const MOST_PEOPLE = 50;

const monthsIn = ({ months }: StoredPrivacy): RetentionMonths =>
  Object.fromEntries(
    RETENTION_CATEGORIES.map((category) => [category, months[category] ?? null]),
  ) as RetentionMonths;

const instant = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();

/** The use of an account, for the export of a person. */
const accessTold = ({ membershipId, invitedAt, openedAt, lastSignInAt, withdrawnAt }: Access) => ({
  membershipId,
  invitedAt: instant(invitedAt),
  openedAt: instant(openedAt),
  lastSignInAt: instant(lastSignInAt),
  withdrawnAt: instant(withdrawnAt),
});

const known = async (strapi: Core.Strapi, subject: Subject): Promise<PersonTrace> => {
  const trace = await traceOf(strapi, subject);
  if (!isHeld(trace)) throw refuse('person-unknown');
  return trace;
};

const viewOf = async (strapi: Core.Strapi, trace: PersonTrace): Promise<PersonView> => {
  const papers = await memberPapersIn(strapi).views(trace.papers);
  const of = new Map(trace.papers.map(({ id, membershipId }) => [id, membershipId]));
  return personView(
    trace,
    papers.map((paper) => ({ ...paper, membershipId: of.get(paper.id) ?? '' })),
  );
};

const registerOf = (stored: StoredPrivacy): PrivacyRegister => ({
  version: stored.version,
  months: monthsIn(stored),
  lines: HOLDINGS.map(({ columns: _, kept, seenWith, ...holding }) => {
    const category = typeof kept === 'string' ? kept : null;
    return {
      ...holding,
      seenBy: seenBy(seenWith),
      basis: stored.bases[holding.id] ?? '',
      kept: typeof kept === 'string' ? null : kept,
      category,
      months: category ? monthsKept(stored, category) : null,
      proposedMonths: category ? PROPOSED_MONTHS[category] : null,
    };
  }),
});

/** People by words of their name or address, in any order and without accents, across all members. */
const search = async (strapi: Core.Strapi, text: string): Promise<PeopleFound> => {
  const db = await executorOf(strapi);
  // What is said is compared here: each database has its own idea of case and accents.
  const traces: Trace[] = [
    ...(await findAllContacts(db))
      .filter(({ name }) => name !== ERASED_CONTACT)
      .map((one) => ({ kind: 'contact' as const, ...one })),
    ...(await findApplicants(db)).map(({ name, email }) => ({
      ...{ kind: 'application' as const, name, email, membershipId: null },
    })),
    ...(await findAllRecipients(db)).map((one) => ({ kind: 'message' as const, ...one })),
    ...(await findAllUsers(db)).map((one) => ({ kind: 'use' as const, ...one })),
  ];
  const found = gather(
    traces.filter(personFinder(text)).map((trace) =>
      // People are known by e-mail: another address finds nobody, the name beside it does.
      trace.email && !isEmail(trace.email) ? { ...trace, email: null } : trace,
    ),
  );
  const people = found.slice(0, MOST_PEOPLE);
  const names = await findMembershipNames(
    db,
    people.flatMap(({ membershipIds }) => membershipIds),
  );
  return {
    more: found.length > MOST_PEOPLE,
    people: people.map(({ membershipIds, ...person }) => ({
      ...person,
      members: membershipIds.flatMap((membershipId) => {
        const named = names.get(membershipId);
        return named ? [{ membershipId, ...named }] : [];
      }),
    })),
  };
};

/** The data about a person, and the effects of its erasure. */
const person = async (strapi: Core.Strapi, subject: Subject): Promise<PersonView> =>
  viewOf(strapi, await known(strapi, subject));

/** Everything that is held on somebody, as tables and as it is. */
const whole = async (
  strapi: Core.Strapi,
  subject: Subject,
): Promise<{ content: ExportContent; json: object }> => {
  const trace = await known(strapi, subject);
  const view = await viewOf(strapi, trace);
  const { timeZone } = await settingsIn(strapi).identity();
  const { fingerprint: _, confirmation: __, ...told } = view;
  const applications = trace.applications.map((one) => keepOnlyPerson(one, trace.inApplications));
  const uses = trace.uses.map((use) => ({
    ...use,
    reference: trace.names.get(use.membershipId)?.reference ?? '',
  }));
  const theirs = new Set(trace.contacts.map(({ id }) => id));
  const consents: ConsentView[] = [];
  const held = new Set(trace.contacts.flatMap(({ membershipId }) => membershipId ?? []));
  for (const membershipId of held) {
    const list = await consentsIn(strapi).list(membershipId);
    consents.push(...list.filter(({ contactId }) => theirs.has(contactId)));
  }
  const tables = personTables({
    view,
    applications,
    messages: trace.messages,
    uses,
    consents,
    addressHeading: addressHeading(strapi),
    instant: clockOf(timeZone),
  });
  const title = { fr: 'Données personnelles', en: 'Personal data' };
  return {
    content: { tables, title, on: clockIn(strapi).today() },
    json: {
      ...told,
      access: trace.accesses.map(accessTold),
      applications: applications.map(
        ({ reference, receivedOn, organisation, contacts, message }) => ({
          reference,
          receivedOn,
          organisation,
          contacts,
          message,
        }),
      ),
      messages: trace.messages.map(({ html: _html, ...message }) => message),
      consents,
      uses: uses.map(({ reference, person, on, usedDelta, reason }) => ({
        reference,
        person,
        on,
        units: usedDelta,
        reason,
      })),
    },
  };
};

/** Forgets somebody, as it was shown and confirmed. */
const erase = (
  strapi: Core.Strapi,
  { subject, papers, account, reason, ...confirmed }: ErasureInput,
  actor: Actor,
): Promise<Erased> => erasePerson(strapi, subject, { papers, account, reason }, confirmed, actor);

/** The kinds of data kept, with reason and duration. */
const register = async (strapi: Core.Strapi): Promise<PrivacyRegister> =>
  registerOf(await readPrivacy(await executorOf(strapi)));

/** The register as a table. */
const registerFile = async (strapi: Core.Strapi): Promise<ExportContent> => {
  const { lines } = await register(strapi);
  const title = { fr: 'Registre des données personnelles', en: 'Register of personal data' };
  return { tables: [registerTable(title, lines)], title, on: clockIn(strapi).today() };
};

/** Saves how long things are kept, and the association's words on why. */
const save = async (
  strapi: Core.Strapi,
  { months, bases }: PrivacySettings,
  actor: Actor,
  seen?: number,
): Promise<PrivacyRegister> => {
  const [today, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  const register = await strapi.db.transaction(async ({ trx }) => {
    const stored = await lockPrivacy(trx);
    if (seen !== undefined && seen !== stored.version) {
      throw refuse('privacy-changed', { register: registerOf(stored) });
    }
    const saved = { months, bases, version: stored.version + 1 };
    await writePrivacy(strapi, saved);
    const before = { ...monthsIn(stored), ...stored.bases };
    const after = { ...months, ...bases };
    const line = settingsActivity(COMMAND, actor, { before, after }, { today, now });
    await addActivities(trx, [line], now);
    return registerOf(saved);
  });
  privacyNoticesIn(strapi).expire();
  return register;
};

/** Makes the settings at the first boot. */
const seed = async (strapi: Core.Strapi): Promise<void> => {
  await seedPrivacy(strapi);
};

const peopleIn = serviceOf({ search, person, whole, erase, register, registerFile, save, seed });

/** Finds, exports and erases personal data, and manages how long it is kept. */
export const privacyIn = madeOnce(({ strapi }) => ({
  ...peopleIn(strapi),
  retention: retentionIn(strapi),
}));
