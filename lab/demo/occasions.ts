import type { Core } from '@strapi/strapi';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import type { Actor } from '../../src/plugins/membership-lifecycle/shared/kernel/common';
import { lifecycle } from '../../src/setup/lifecycle';
import { plusDays, pretendDays } from './days';
import { OCCASIONS, type DemoOccasion } from './occasion-texts';

/** The input of an occasion, on days counted from today. */
const inputOf = ({ days, ...occasion }: DemoOccasion, today: Day) => {
  const { kind, titles, descriptions, place, link, times, capacity, benefitCode } = occasion;
  return {
    ...{ kind, titles, descriptions, place, link, capacity, benefitCode },
    startsOn: plusDays(today, days.starts),
    endsOn: plusDays(today, days.ends),
    startTime: times?.[0] ?? null,
    endTime: times?.[1] ?? null,
    opensOn: days.opens === null ? null : plusDays(today, days.opens),
    closesOn: null,
    // Programmes are between members.
    announced: kind === 'event',
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
  const registrations = lifecycle(strapi, 'registrations');
  const members = await strapi.db.query('api::membership.membership').findMany({
    where: { membershipStatus: 'active' },
    orderBy: { reference: 'asc' },
    select: ['documentId'],
  });
  const made: string[] = [];
  for (const { documentId: membershipId } of members as { documentId: string }[]) {
    if (made.length === wanted) break;
    const { allowed, contacts } = await registrations.eligibility(occasion, membershipId, {
      contacts: true,
    });
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
  today: Day,
  onDay: (offset: number) => Day,
  actor: Actor,
): Promise<void> => {
  const occasions = lifecycle(strapi, 'occasions');
  const registrations = lifecycle(strapi, 'registrations');
  onDay(wanted.days.written);
  const { id } = await occasions.create(inputOf(wanted, today), actor);
  if (wanted.becomes === 'draft') return;
  await occasions.publish(id, actor);
  const made = await fill(strapi, id, wanted.registered, actor);
  if (wanted.becomes === 'cancelled') await occasions.cancel(id, wanted.reason ?? '', actor);
  if (wanted.becomes === 'over') {
    onDay(wanted.days.ends);
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
  today: Day,
): Promise<void> => {
  const actor: Actor = { type: 'admin', id: staffId };
  const known = await strapi.db.query('plugin::membership-lifecycle.occasion').findMany({
    select: ['titles'],
  });
  const begun = new Set(known.map(({ titles }: { titles: { fr: string } }) => titles.fr));
  await pretendDays(strapi, today, async (onDay) => {
    for (const occasion of OCCASIONS) {
      if (!begun.has(occasion.titles.fr)) await live(strapi, occasion, today, onDay, actor);
    }
  });
};
