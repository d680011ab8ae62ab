import type { Core } from '@strapi/strapi';
import type { OwnContacts, OwnContactsInput } from '../../../shared/access/content-api';
import { isPhone } from '../../../shared/kernel/phone';
import { contactChanges, contactIdProblems, isErased, shownContact } from '../core/contact-changes';
import { actingAmong } from '../core/rules/mandate';
import { lockMemberships } from '../core/store/memberships';
import {
  findOrganisation,
  updateOrganisation,
  type StoredContact,
} from '../core/store/organisations';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { refuseFields, type FieldProblem } from '../kernel/field-errors';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import type { Day } from '../kernel/rules/values';
import { digest } from '../kernel/store/caller-keys';
import { withdrawIn } from './member-access';
import { type MemberUser, loadOwn, assertOwn } from './own-access';
import { refuse } from './refusals/member-space';

type Given = OwnContactsInput['contacts'][number];

/** The contacts with a version, by which a change based on outdated data is refused. */
const answer = (contacts: readonly StoredContact[]): OwnContacts => {
  const list = contacts.filter((one) => !isErased(one)).map(shownContact);
  return { contacts: list, version: digest(JSON.stringify(list)) };
};

/** Numbers that cannot be dialled; one that staff wrote, and that is left as it is, is not the member's to mend. */
const phoneProblems = (
  contacts: readonly StoredContact[],
  given: readonly Given[],
): FieldProblem[] => {
  const known = new Map(contacts.map(({ id, phone }) => [String(id), phone ?? '']));
  return given.flatMap(({ id, phone }, index): FieldProblem[] => {
    const typed = phone?.trim() ?? '';
    const isLeft = typed === '' || typed === known.get(id ?? '')?.trim();
    return isLeft || isPhone(typed)
      ? []
      : [{ path: `contacts.${index}.phone`, reason: 'not-a-phone' }];
  });
};

const isSame = (a: string | null | undefined, b: string | null | undefined): boolean =>
  (a ?? '').trim().toLowerCase() === (b ?? '').trim().toLowerCase();

const hasDays = ({ mandateFrom, mandateUntil }: StoredContact): boolean =>
  Boolean(mandateFrom ?? mandateUntil);

/** Addresses of contacts whose mandate has days, given to somebody else: access would outlast the mandate. */
const addressProblems = (
  contacts: readonly StoredContact[],
  given: readonly Given[],
): FieldProblem[] =>
  given.flatMap(({ id, email }, index): FieldProblem[] => {
    const stands = contacts.some((one) => String(one.id) === id && isSame(one.email, email));
    const isBound = contacts.some(
      (one) => Boolean(one.email) && hasDays(one) && isSame(one.email, email),
    );
    return isBound && !stands
      ? [{ path: `contacts.${index}.email`, reason: 'address-of-a-mandate' }]
      : [];
  });

/**
 * The contacts whose mandate has days and whose address is gone: written anew without these days, it
 * would open the space again, so that its access ends until staff invite it.
 */
const unbound = (
  contacts: readonly StoredContact[],
  given: readonly Given[],
): { contactId: string; email: string }[] =>
  contacts.flatMap((one) =>
    one.email && hasDays(one) && !given.some(({ email }) => isSame(email, one.email))
      ? [{ contactId: String(one.id), email: one.email }]
      : [],
  );

/** The rows to write, and the changes for the journal; refuses what is not the member's to write. */
const plan = (contacts: readonly StoredContact[], given: readonly Given[]) => {
  const problems = [
    ...contactIdProblems(contacts, given),
    ...phoneProblems(contacts, given),
    ...addressProblems(contacts, given),
  ];
  if (problems.length > 0) throw refuseFields(problems);
  return contactChanges(contacts, given);
};

const refuseIfLost = (
  { email }: MemberUser,
  contacts: readonly StoredContact[],
  given: readonly Given[],
  today: Day,
): void => {
  const mandates = new Map(contacts.map((one) => [String(one.id), one]));
  const mine = given.filter((one) => isSame(one.email, email));
  const acting = actingAmong(
    mine.map(({ id }) => mandates.get(id ?? '') ?? {}),
    today,
  );
  if (!acting?.person) throw refuse('own-access-lost', { address: email });
};

/** The contacts of a user's body, with the version for a change. */
const list = async (
  strapi: Core.Strapi,
  user: MemberUser,
  membershipId: string,
): Promise<OwnContacts> => {
  const { loaded } = await loadOwn(strapi, user, membershipId);
  const { organisationId } = loaded.facts.membership;
  return answer((await findOrganisation(strapi, organisationId)).contacts);
};

/**
 * Replaces the contacts, unless they changed since the version that was read. The user's own
 * address must stay, so that somebody can be reached.
 */
const save = async (
  strapi: Core.Strapi,
  user: MemberUser,
  membershipId: string,
  { contacts: given }: OwnContactsInput,
  seen: string,
): Promise<OwnContacts> => {
  const { loaded } = await loadOwn(strapi, user, membershipId);
  const { organisationId } = loaded.facts.membership;
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      const { contacts } = await findOrganisation(strapi, organisationId);
      if (answer(contacts).version !== seen) throw refuse('contacts-changed');
      // Checked again: access may have been withdrawn, which does not change the version of
      // the contacts.
      await assertOwn(strapi, user, membershipId);
      const { written, changed, removed } = plan(contacts, given);
      refuseIfLost(user, contacts, given, clockIn(strapi).today());
      await updateOrganisation(strapi, organisationId, { contacts: written });
      const after = (await findOrganisation(strapi, organisationId)).contacts;
      const known = new Set(contacts.map(({ id }) => String(id)));
      const added = after.map(({ id }) => String(id)).filter((id) => !known.has(id));
      if (added.length + changed.length + removed.length > 0) {
        await writeLine(strapi, trx, {
          membershipId,
          command: 'change-contacts',
          actor: { type: 'member', id: String(user.id) },
          input: { added, changed: Object.fromEntries(changed), removed },
        });
      }
      for (const whose of unbound(contacts, given)) {
        await withdrawIn(strapi, trx, membershipId, whose, { type: 'member', id: String(user.id) });
      }
      return answer(after);
    }),
  );
};

/** The contacts of a body, as its own people read and change them. */
export const memberContactsIn = serviceOf({ list, save });
