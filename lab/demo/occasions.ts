import type { Core } from '@strapi/strapi';
import { plusDays } from './days';
import { OCCASIONS, type DemoOccasion } from './occasion-texts';

/** The plugin's services that the demonstration uses, by their shape. */
interface Actor {
  type: 'admin';
  id: string;
}
interface Clock {
  set(day: string | null): void;
}
interface Occasions {
  create(input: Record<string, unknown>, actor: Actor): Promise<{ id: string }>;
  publish(id: string, actor: Actor): Promise<unknown>;
  cancel(id: string, reason: string, actor: Actor): Promise<unknown>;
}
interface Registrations {
  eligibility(
    occasion: string,
    membership: string,
  ): Promise<{ allowed: boolean; contacts: { id: string }[] }>;
  register(
    occasion: string,
    who: { membershipId: string; contactId: string },
    by: { actor: Actor },
  ): Promise<{ registration: { id: string } }>;
  cancel(id: string, input: { reason: string }, by: { actor: Actor }): Promise<unknown>;
  noteAttendance(id: string, attendance: 'came' | 'absent', actor: Actor): Promise<void>;
}

const service = <T>(strapi: Core.Strapi, name: string): T =>
  strapi.plugin('membership-lifecycle').service(name) as T;

/** What an occasion is on days counted from today. */
const inputOf = ({ days, ...occasion }: DemoOccasion, today: string) => {
  const day = (offset: number | null) => (offset === null ? null : plusDays(today, offset));
  const { kind, titles, descriptions, place, link, times, capacity, benefitCode } = occasion;
  return {
    ...{ kind, titles, descriptions, place, link, capacity, benefitCode },
    startsOn: day(days.starts),
    endsOn: day(days.ends),
    startTime: times?.[0] ?? null,
    endTime: times?.[1] ?? null,
    opensOn: day(days.opens),
    closesOn: null,
    units: 1,
  };
};

/** Registers one contact of each of the first members who may come. */
const fill = async (
  strapi: Core.Strapi,
  occasion: string,
  wanted: number,
  actor: Actor,
): Promise<string[]> => {
  const registrations = service<Registrations>(strapi, 'registrations');
  const members = await strapi.db.query('api::membership.membership').findMany({
    where: { membershipStatus: 'active' },
    orderBy: { reference: 'asc' },
    select: ['documentId'],
  });
  const made: string[] = [];
  for (const { documentId: membershipId } of members as { documentId: string }[]) {
    if (made.length === wanted) break;
    const { allowed, contacts } = await registrations.eligibility(occasion, membershipId);
    const [contact] = contacts;
    if (!allowed || !contact) continue;
    const who = { membershipId, contactId: contact.id };
    made.push((await registrations.register(occasion, who, { actor })).registration.id);
  }
  return made;
};

/** One occasion, from its draft to what became of it. */
const live = async (
  strapi: Core.Strapi,
  wanted: DemoOccasion,
  today: string,
  actor: Actor,
): Promise<void> => {
  const clock = service<Clock>(strapi, 'clock');
  const occasions = service<Occasions>(strapi, 'occasions');
  const registrations = service<Registrations>(strapi, 'registrations');
  clock.set(plusDays(today, wanted.days.written));
  const { id } = await occasions.create(inputOf(wanted, today), actor);
  if (wanted.becomes === 'draft') return;
  await occasions.publish(id, actor);
  const made = await fill(strapi, id, wanted.registered, actor);
  if (wanted.becomes === 'cancelled') await occasions.cancel(id, wanted.reason ?? '', actor);
  if (wanted.becomes === 'over') {
    clock.set(plusDays(today, wanted.days.ends));
    for (const [at, registration] of made.entries()) {
      const attendance = at === made.length - 1 ? 'absent' : 'came';
      await registrations.noteAttendance(registration, attendance, actor);
    }
  }
  if (wanted.becomes === 'changed' && made.length > 0) {
    await registrations.cancel(made[0], { reason: 'Empêchement de dernière minute.' }, { actor });
  }
};

/** The events and programmes of the demonstration, made and filled through the plugin's services. */
export const loadOccasions = async (
  strapi: Core.Strapi,
  staffId: string,
  today: string,
): Promise<void> => {
  const clock = service<Clock>(strapi, 'clock');
  const actor: Actor = { type: 'admin', id: staffId };
  const known = await strapi.db.query('plugin::membership-lifecycle.occasion').findMany({
    select: ['titles'],
  });
  const begun = new Set(known.map(({ titles }: { titles: { fr: string } }) => titles.fr));
  try {
    for (const occasion of OCCASIONS) {
      if (!begun.has(occasion.titles.fr)) await live(strapi, occasion, today, actor);
    }
  } finally {
    clock.set(strapi.config.get<string>('plugin::membership-lifecycle.today', '') || null);
  }
};
