import type { Core } from '@strapi/strapi';
import type { Actor, Page } from '../../../shared/kernel/common';
import type { Eligibility, RegistrationRow } from '../../../shared/occasions/participation';
import { remaining } from '../core/rules/entitlement';
import { findReaders } from '../core/store/former-identities';
import { findMembershipNames } from '../core/store/memberships';
import { loadAll, loadNamed } from '../entitlements/entitlement-plans';
import { clockIn } from '../kernel/clock';
import { readAll, readPage } from '../kernel/lists';
import type { Paging } from '../kernel/rules/pages';
import { findActorNames } from '../kernel/store/actors';
import { executorOf } from '../kernel/store/database';
import { MEMBERS_A_PAGE } from '../kernel/store/key-pages';
import { occasionOf } from './registering';
import { accept, isCovered, memberUntil, rightAsked } from './rules/rules';
import type { Registration } from './rules/types';
import { findOccasionsByIds } from './store/occasions';
import { REGISTRATIONS, type RegistrationFilters } from './store/registrations';
import { refuseSaid, registrationRow } from './views';

const whyNot = (
  answer: ReturnType<typeof accept>,
): Pick<Eligibility, 'allowed' | 'reason' | 'text'> => {
  if (answer.ok) return { allowed: true, reason: null, text: null };
  const { reason, details } = refuseSaid(answer.reason, answer.details);
  return { allowed: false, reason, text: (details.text as Eligibility['text']) ?? null };
};

/** Whether addresses are for who asks; names always are. */
interface Shown {
  contacts: boolean;
}

/** Rows for the screen, with a fixed number of queries. */
const shown =
  (strapi: Core.Strapi, may: Shown) =>
  async (rows: readonly Registration[]): Promise<RegistrationRow[]> => {
    const db = await executorOf(strapi);
    const today = clockIn(strapi).today();
    const occasions = await findOccasionsByIds(
      db,
      rows.map(({ occasionId }) => occasionId),
    );
    const byId = new Map(occasions.map((occasion) => [occasion.id, occasion]));
    const members = [...new Set(rows.map(({ membershipId }) => membershipId))];
    const names = await findMembershipNames(db, members);
    const actors = await findActorNames(strapi, rows);
    // Those of a member that was merged go on with the one into which it was.
    const goingOn = await findReaders(db, members);
    const loaded = await loadAll(strapi, [...new Set(goingOn.values())]);
    const facts = new Map(loaded.map((row) => [row.facts.membership.id, row.facts]));
    return rows.flatMap((registration) => {
      const occasion = byId.get(registration.occasionId);
      if (!occasion) return [];
      const { actorType, actorId, membershipId, state } = registration;
      const member = facts.get(goingOn.get(membershipId) ?? membershipId);
      const actor = {
        type: actorType as Actor['type'],
        id: actorId,
        ...actors.get(`${actorType}:${actorId}`),
      };
      const stands = state === 'registered' && occasion.state === 'published';
      const covered = stands ? member !== undefined && isCovered(occasion, member, today) : null;
      const until = stands && member ? memberUntil(occasion, member, today) : null;
      return [
        registrationRow(may.contacts ? registration : { ...registration, email: null }, {
          occasion,
          name: names.get(membershipId),
          actor,
          covered,
          memberUntil: until,
          today,
        }),
      ];
    });
  };

/** A page of registrations: of an occasion in order, of a member the newest first. */
export const listRegistrations = (
  strapi: Core.Strapi,
  question: RegistrationFilters & Paging,
  may: Shown,
): Promise<Page<RegistrationRow>> => readPage(strapi, REGISTRATIONS, question, shown(strapi, may));

/** Everything that the filters match, page by page, for an export. */
export const registrationPages = (
  strapi: Core.Strapi,
  filters: RegistrationFilters,
  may: Shown,
): AsyncGenerator<RegistrationRow[]> =>
  readAll(strapi, REGISTRATIONS, filters, shown(strapi, may), MEMBERS_A_PAGE);

/** Whether a member may register somebody, why not, and whom. */
export const findEligibility = async (
  strapi: Core.Strapi,
  occasionId: string,
  membershipId: string,
  may: Shown,
): Promise<Eligibility> => {
  const occasion = await occasionOf(strapi, occasionId);
  const { facts } = await loadNamed(strapi, membershipId);
  const [today, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  // A placeholder name: the cap per person can only be checked once a person is chosen.
  const answer = accept({ occasion, facts, today, now, person: '?' });
  const { right, covered, spent } = answer.ok
    ? { ...answer, spent: answer.use ? occasion.units : 0 }
    : {
        right: rightAsked({ occasion, facts, today }).right,
        covered: isCovered(occasion, facts, today),
        spent: 0,
      };
  const left = right ? remaining(right) : null;
  return {
    ...whyNot(answer),
    right: right?.names ?? null,
    units: right?.units ?? null,
    left: left === null ? null : left - spent,
    covered,
    contacts: facts.contacts.map(({ id, name, email }) => ({
      id,
      name,
      email: (may.contacts ? email : null) ?? '',
    })),
  };
};
