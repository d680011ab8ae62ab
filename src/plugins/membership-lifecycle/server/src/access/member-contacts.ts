import type { Core } from '@strapi/strapi';
import type { OwnContacts, OwnContactsInput } from '../../../shared/access/content-api';
import { lockMemberships } from '../core/store/memberships';
import {
  ERASED_CONTACT,
  findOrganisation,
  updateOrganisation,
  type StoredContact,
} from '../core/store/organisations';
import { retryTransaction } from '../kernel/attempts';
import { refuseFields, type FieldProblem } from '../kernel/field-errors';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { digest } from '../kernel/store/caller-keys';
import { type MemberUser, loadOwn, assertOwn } from './own-access';
import { refuse } from './refusals/member-space';

type Given = OwnContactsInput['contacts'][number];
type Wanted = ReturnType<typeof wantedFrom>;

/** Whether a contact was forgotten: its row stays, but is neither shown nor changed. */
const isErased = ({ name, email }: StoredContact): boolean =>
  name === ERASED_CONTACT && email === null;

const orNull = (value: string | null): string | null => value?.trim() || null;

const wantedFrom = ({ name, email, phone, role, locale }: Given) => ({
  name: name.trim(),
  email: orNull(email),
  phone: orNull(phone),
  role,
  locale,
});

const shown = ({ id, name, email, phone, role, locale }: StoredContact) => ({
  id: String(id),
  name,
  email: email || null,
  phone: phone ?? null,
  role: role as Wanted['role'],
  locale: locale as Wanted['locale'],
});

/** The contacts with a version, by which a change based on outdated data is refused. */
const answer = (contacts: readonly StoredContact[]): OwnContacts => {
  const list = contacts.filter((one) => !isErased(one)).map(shown);
  return { contacts: list, version: digest(JSON.stringify(list)) };
};

const FIELDS = ['name', 'email', 'phone', 'role', 'locale'] as const;

const changedFields = (before: StoredContact, after: Wanted): string[] => {
  const earlier = shown(before);
  return FIELDS.filter((field) => earlier[field] !== after[field]);
};

const problemsIn = (known: ReadonlyMap<string, StoredContact>, given: readonly Given[]) => {
  const seen = new Set<string>();
  return given.flatMap(({ id }, index): FieldProblem[] => {
    if (id === undefined) return [];
    const path = `contacts.${index}.id`;
    if (!known.has(id)) return [{ path, reason: 'contact-not-there' }];
    if (seen.has(id)) return [{ path, reason: 'contact-twice' }];
    seen.add(id);
    return [];
  });
};

/** The rows to write, and the changes for the journal: people by id, fields by name. */
const plan = (contacts: readonly StoredContact[], given: readonly Given[]) => {
  const known = new Map(
    contacts.filter((one) => !isErased(one)).map((one) => [String(one.id), one]),
  );
  const problems = problemsIn(known, given);
  if (problems.length > 0) throw refuseFields(problems);
  const kept = new Set(given.flatMap(({ id }) => id ?? []));
  const written = given.map((one) => {
    const before = one.id === undefined ? undefined : known.get(one.id);
    return { ...(before ? { id: before.id } : {}), ...wantedFrom(one) };
  });
  const changed = given.flatMap((one) => {
    const before = one.id === undefined ? undefined : known.get(one.id);
    const fields = before ? changedFields(before, wantedFrom(one)) : [];
    return fields.length > 0 ? [[one.id as string, fields] as const] : [];
  });
  const removed = [...known.keys()].filter((id) => !kept.has(id));
  return { written: [...written, ...contacts.filter(isErased)], changed, removed };
};

const refuseIfLost = ({ email }: MemberUser, given: readonly Given[]): void => {
  const stays = given.some((one) => one.email?.trim().toLowerCase() === email.toLowerCase());
  if (!stays) throw refuse('own-access-lost', { address: email });
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
      refuseIfLost(user, given);
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
      return answer(after);
    }),
  );
};

/** The contacts of a body, as its own people read and change them. */
export const memberContactsIn = serviceOf({ list, save });
