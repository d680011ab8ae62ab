import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { isEmail } from '../../../shared/kernel/email';
import { reverse } from '../core/rules/entitlement';
import type { Addressee, Facts, MessageDraft } from '../core/rules/types';
import type { Entry } from '../core/store/counters';
import { findCounter, findReversal, findUsage, findVersion } from '../core/store/ledger';
import { loadNamed } from '../entitlements/entitlement-plans';
import { clockIn } from '../kernel/clock';
import { newId } from '../kernel/new-id';
import type { Locale } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { refuse } from './refusals/participation';
import { accept, type Accepted } from './rules/rules';
import type { Occasion, Registration } from './rules/types';
import { findOccasion } from './store/occasions';
import { findRegistration, findStanding } from './store/registrations';
import { refuseSaid } from './views';

/** The person to register: a contact of the member, or any other person by name. */
export interface Participant {
  membershipId: string;
  contactId?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
  locale?: Locale | undefined;
}

type Person = Pick<Registration, 'contactId' | 'name' | 'email' | 'locale'>;

/** A registration decided before its transaction. */
export interface Plan {
  occasion: Occasion;
  registration: Registration;
  accepted: Accepted;
  entries: Entry[];
  /** The membership's version, read before its facts. */
  version: number;
  facts: Facts;
  organisationName: string;
}

/** A cancellation decided before its transaction. */
export interface CancelPlan {
  occasion: Occasion;
  registration: Registration;
  entries: Entry[];
  facts: Facts;
  organisationName: string;
}

const personOf = (who: Participant, facts: Facts): Person => {
  if (who.contactId === undefined) {
    const name = (who.name ?? '').normalize('NFKC').trim().replace(/\s+/gu, ' ');
    return { contactId: null, name, email: who.email || null, locale: who.locale ?? 'fr' };
  }
  const contact = facts.contacts.find(({ id }) => id === who.contactId);
  if (!contact) throw refuse('contact-unknown', { contact: who.contactId });
  const { id: contactId, name, email, locale } = contact;
  return { contactId, name, email: isEmail(email ?? '') ? email : null, locale };
};

/** The message to a participant; none without an e-mail. */
export const draftTo = (
  { id, name, email, locale, contactId, usageId }: Registration,
  occasion: Occasion,
  template: string,
  carriesCalendar: boolean,
): MessageDraft | null => {
  if (!email) return null;
  const to: Addressee = { id: contactId ?? '', name, email, role: 'operational', locale };
  const ids = { termId: null, renewalId: null, duesId: null };
  return {
    key: `registration:${id}:${template}`,
    template,
    contactRole: 'operational',
    ...ids,
    to,
    about: { participation: { occasion, usageId } },
    occasionId: carriesCalendar ? occasion.id : null,
  };
};

/** An occasion; 404 when there is none. */
export const occasionOf = async (strapi: Core.Strapi, id: string): Promise<Occasion> => {
  const occasion = await findOccasion(await executorOf(strapi), id);
  if (!occasion) throw refuse('occasion-unknown');
  return occasion;
};

const useOf = ({ use }: Accepted, occasion: Occasion, person: string, version: number) => {
  if (!use) return [];
  const { right, move, on } = use;
  return [
    {
      ...move,
      entitlementId: right.id,
      // The ledger is permanent, so it names a person only where uses are counted per person.
      person: right.perPersonCap === null ? null : person,
      reason: occasion.titles.fr,
      standing: { on, membershipId: right.membershipId, version },
    },
  ];
};

/** Plans a registration; throws a refusal when it is not allowed. */
export const planRegistration = async (
  strapi: Core.Strapi,
  occasionId: string,
  who: Participant,
  actor: Actor,
): Promise<Plan> => {
  // Read before the facts: any later change makes the counter's condition fail.
  const version = (await findVersion(await executorOf(strapi), who.membershipId)) ?? 0;
  const occasion = await occasionOf(strapi, occasionId);
  const { facts, organisationName } = await loadNamed(strapi, who.membershipId);
  const person = personOf(who, facts);
  const ids = { occasionId, membershipId: who.membershipId };
  if (await findStanding(await executorOf(strapi), { ...ids, name: person.name })) {
    throw refuse('already-registered', { person: person.name });
  }
  const [today, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  const accepted = accept({ occasion, facts, today, now, person: person.name });
  if (!accepted.ok) throw refuseSaid(accepted.reason, accepted.details);
  const registration: Registration = {
    id: newId(),
    ...ids,
    ...person,
    state: 'registered',
    registeredOn: today,
    registeredAt: now,
    actorType: actor.type,
    actorId: actor.id,
    usageId: null,
    units: accepted.use ? occasion.units : 0,
    cancelledOn: null,
    cancelReason: null,
    attendance: null,
  };
  const entries = useOf(accepted, occasion, person.name, version);
  return { occasion, registration, accepted, entries, version, facts, organisationName };
};

/** Plans a cancellation: the use is given back, if the counter still has it. */
export const planCancellation = async (
  strapi: Core.Strapi,
  id: string,
  reason: string,
): Promise<CancelPlan> => {
  const registration = await findRegistration(await executorOf(strapi), id);
  if (!registration) throw refuse('registration-unknown');
  if (registration.state === 'cancelled') throw refuse('registration-cancelled');
  const occasion = await occasionOf(strapi, registration.occasionId);
  const { facts, organisationName } = await loadNamed(strapi, registration.membershipId);
  const { usageId } = registration;
  const usage = usageId === null ? null : await findUsage(await executorOf(strapi), usageId);
  const counter = usage && (await findCounter(await executorOf(strapi), usage.entitlementId));
  const rest = { occasion, registration, facts, organisationName };
  if (!usage || !counter || (await findReversal(await executorOf(strapi), usage.id))) {
    return { ...rest, entries: [] };
  }
  const decided = reverse(usage, counter.used);
  // Staff corrected the counter below this use: nothing is left to give back.
  if (!decided.ok) return { ...rest, entries: [] };
  const { entitlementId, person, id: reversesId } = usage;
  return { ...rest, entries: [{ ...decided.move, entitlementId, person, reason, reversesId }] };
};
