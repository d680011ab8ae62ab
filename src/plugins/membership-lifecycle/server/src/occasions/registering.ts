import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { reverse } from '../core/rules/entitlement';
import type { Contact, Facts, MessageDraft } from '../core/rules/types';
import type { Entry } from '../core/store/counters';
import { findCounter, findReversal, findUsage, findVersion } from '../core/store/ledger';
import { createPlans } from '../entitlements/entitlement-plans';
import { clockIn } from '../kernel/clock';
import { newId } from '../kernel/new-id';
import { isEmail } from '../kernel/rules/checks';
import type { Locale } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { refuse } from './refusals/participation';
import { accept, type Accepted } from './rules/rules';
import type { Occasion, Registration } from './rules/types';
import { findOccasion } from './store/occasions';
import { findRegistration, findStanding } from './store/registrations';
import { refuseSaid } from './views';

/** Who is to be registered: a contact of the member, or a person by name. */
export interface Participant {
  membershipId: string;
  contactId?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
  locale?: Locale | undefined;
}

type Person = Pick<Registration, 'contactId' | 'name' | 'email' | 'locale'>;

/** A registration that was read and decided, outside its transaction. */
export interface Plan {
  occasion: Occasion;
  registration: Registration;
  accepted: Accepted;
  entries: Entry[];
  /** The version that the membership had before it was read. */
  version: number;
  facts: Facts;
  organisationName: string;
}

/** A cancellation, likewise. */
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

/** The message to somebody who takes part; nobody is written to without an address. */
export const draftTo = (
  { id, name, email, locale, contactId, usageId }: Registration,
  occasion: Occasion,
  template: string,
  carriesCalendar: boolean,
): MessageDraft | null => {
  if (!email) return null;
  const to: Contact = { id: contactId ?? '', name, email, role: 'operational', locale };
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

/** What registering, and cancelling, would write: read and decided before their transaction. */
export const createRegistering = (strapi: Core.Strapi) => {
  const { loadNamed } = createPlans(strapi);
  const db = () => executorOf(strapi);
  const clock = () => clockIn(strapi);

  const occasionOf = async (id: string): Promise<Occasion> => {
    const occasion = await findOccasion(await db(), id);
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
        // The ledger is for ever: it names somebody only where their own uses are counted.
        person: right.perPersonCap === null ? null : person,
        reason: occasion.titles.fr,
        standing: { on, membershipId: right.membershipId, version },
      },
    ];
  };

  return {
    occasionOf,

    /** Who would come, and whether they may. Throws a refusal when they may not. */
    async planRegistration(occasionId: string, who: Participant, actor: Actor): Promise<Plan> {
      // Read before the facts: whatever moves after this line, the gate sees.
      const version = (await findVersion(await db(), who.membershipId)) ?? 0;
      const occasion = await occasionOf(occasionId);
      const { facts, organisationName } = await loadNamed(who.membershipId);
      const person = personOf(who, facts);
      const ids = { occasionId, membershipId: who.membershipId };
      if (await findStanding(await db(), { ...ids, name: person.name })) {
        throw refuse('already-registered', { person: person.name });
      }
      const [today, now] = [clock().today(), clock().now()];
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
    },

    /** What a cancellation gives back: its use, unless the counter has no such use any more. */
    async planCancellation(id: string, reason: string): Promise<CancelPlan> {
      const registration = await findRegistration(await db(), id);
      if (!registration) throw refuse('registration-unknown');
      if (registration.state === 'cancelled') throw refuse('registration-cancelled');
      const occasion = await occasionOf(registration.occasionId);
      const { facts, organisationName } = await loadNamed(registration.membershipId);
      const { usageId } = registration;
      const usage = usageId === null ? null : await findUsage(await db(), usageId);
      const counter = usage && (await findCounter(await db(), usage.entitlementId));
      const rest = { occasion, registration, facts, organisationName };
      if (!usage || !counter || (await findReversal(await db(), usage.id))) {
        return { ...rest, entries: [] };
      }
      const decided = reverse(usage, counter.used);
      // Staff corrected the counter to less than this use: there is nothing left of it to give back.
      if (!decided.ok) return { ...rest, entries: [] };
      const { entitlementId, person, id: reversesId } = usage;
      return { ...rest, entries: [{ ...decided.move, entitlementId, person, reason, reversesId }] };
    },
  };
};
