import type { Core } from '@strapi/strapi';
import type { OwnRegistration } from '../../../shared/access/content-api';
import type { Page } from '../../../shared/kernel/common';
import type { OwnOccasion, OwnRegistrationBody } from '../../../shared/occasions/content-api';
import { loadOwn, type MemberUser, type Own } from '../access/own-access';
import { remaining } from '../core/rules/entitlement';
import { statusOf } from '../core/rules/status';
import { withMerged } from '../core/store/former-identities';
import { clockIn } from '../kernel/clock';
import { readPage } from '../kernel/lists';
import { serviceOf } from '../kernel/made-once';
import { inLocale } from '../kernel/rules/localised';
import type { Paging } from '../kernel/rules/pages';
import type { Locale, Localised } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { leadsFor, type Leads } from '../occasions/leads';
import { ownRegistration } from '../occasions/own-registrations';
import { refuse } from '../occasions/refusals/participation';
import { occasionOf } from '../occasions/registering';
import { registrationsIn } from '../occasions/registrations';
import { accept, opensFor, rightAsked } from '../occasions/rules/rules';
import type { Occasion, Registration } from '../occasions/rules/types';
import { OCCASIONS } from '../occasions/store/occasions';
import { findRegistration, findStandingAt } from '../occasions/store/registrations';
import { publicOccasion, refuseSaid, withoutLink } from '../occasions/views';

/** What a member's person does with the agenda: reads it, registers, cancels. */

/** Written on a registration that a member cancels itself. */
const CANCELLED_BY_MEMBER: Localised = {
  fr: 'Annulée depuis l’espace adhérent.',
  en: 'Cancelled from the member space.',
};

interface Seen extends Own {
  standing: readonly Registration[];
  leads: Leads;
}

/** An occasion with what this person may do there. */
const ownOccasion = (
  strapi: Core.Strapi,
  occasion: Occasion,
  { loaded, self, locale, standing, leads }: Seen,
): OwnOccasion => {
  const [today, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  const { facts } = loaded;
  const mine = standing.filter(({ occasionId }) => occasionId === occasion.id);
  const { right } = rightAsked({ occasion, facts, today });
  const decided = accept({ occasion, facts, today, now, person: self.name });
  const why = decided.ok ? null : refuseSaid(decided.reason, decided.details);
  const text = why?.details.text as Localised | undefined;
  const isActive = statusOf(facts, today).status === 'active';
  return {
    ...publicOccasion(isActive ? occasion : withoutLink(occasion), locale, { today, now, leads }),
    from: opensFor(occasion, right),
    allowed: why === null,
    reason: why?.reason ?? null,
    text: text ? inLocale(text, locale) : null,
    right: right && {
      name: inLocale(right.names, locale),
      unit: right.units && inLocale(right.units, locale),
      remaining: remaining(right),
    },
    registrations: mine.map(({ id, name, contactId }) => ({
      id,
      person: name,
      self: contactId === self.id,
    })),
  };
};

/** The occasions to come, cancelled ones among them, the next ones first; to who is no member now, those of the public. */
const occasions = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  { locale, paging }: { locale?: Locale; paging: Paging },
): Promise<Page<OwnOccasion>> => {
  const own = await loadOwn(strapi, user, id, locale);
  const { status } = statusOf(own.loaded.facts, clockIn(strapi).today());
  const asked = {
    when: 'coming',
    shown: true,
    now: clockIn(strapi).now(),
    announced: status !== 'active',
  } as const;
  return readPage(strapi, OCCASIONS, { ...asked, ...paging }, async (rows) => {
    const ids = rows.map((occasion) => occasion.id);
    const standing = await findStandingAt(await executorOf(strapi), id, ids);
    const seen = { ...own, standing, leads: await leadsFor(strapi, rows) };
    return rows.map((occasion) => ownOccasion(strapi, occasion, seen));
  });
};

const told = async (
  strapi: Core.Strapi,
  registration: Registration,
  { loaded, locale }: Own,
): Promise<OwnRegistration> => {
  const occasion = await occasionOf(strapi, registration.occasionId);
  const [today, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  return ownRegistration(registration, occasion, { facts: loaded.facts, today, now, locale });
};

const actorOf = ({ id }: MemberUser) => ({ type: 'member' as const, id: String(id) });

/** Registers the person who is signed in, or another by name, within the member's rights. */
const register = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  { occasion, ...person }: OwnRegistrationBody,
  key: string,
): Promise<{ registration: OwnRegistration; replayed: boolean }> => {
  const own = await loadOwn(strapi, user, id);
  const who = person.name === undefined ? { contactId: own.self.id } : person;
  const { registration, replayed } = await registrationsIn(strapi).register(
    occasion,
    { membershipId: id, ...who },
    { actor: actorOf(user), key },
  );
  return { registration: await told(strapi, registration, own), replayed };
};

/** Cancels a registration of the member, until its occasion begins. */
const cancel = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  registrationId: string,
): Promise<OwnRegistration> => {
  const own = await loadOwn(strapi, user, id);
  const db = await executorOf(strapi);
  const found = await findRegistration(db, registrationId);
  if (!found || !(await withMerged(db, [id])).includes(found.membershipId)) {
    throw refuse('registration-unknown');
  }
  const occasion = await occasionOf(strapi, found.occasionId);
  if (found.state === 'registered' && clockIn(strapi).now() >= occasion.startsAt) {
    throw refuse('occasion-begun');
  }
  const reason = inLocale(CANCELLED_BY_MEMBER, found.locale);
  const by = { actor: actorOf(user) };
  const { registration } = await registrationsIn(strapi).cancel(registrationId, { reason }, by);
  return told(strapi, registration, own);
};

/** The agenda of a member's people. */
export const ownAgendaIn = serviceOf({ occasions, register, cancel });
