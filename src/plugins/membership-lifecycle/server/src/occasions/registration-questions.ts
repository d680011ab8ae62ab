import type { Core } from '@strapi/strapi';
import type { Actor, Page } from '../../../shared/kernel/common';
import type { Eligibility, RegistrationRow } from '../../../shared/occasions/participation';
import { remaining, rightOn } from '../core/rules/entitlement';
import { findMembershipNames } from '../core/store/memberships';
import { createPlans } from '../entitlements/entitlement-plans';
import { clockIn } from '../kernel/clock';
import { readAll, readPage } from '../kernel/lists';
import type { Paging } from '../kernel/rules/pages';
import { findActorNames } from '../kernel/store/actors';
import { executorOf } from '../kernel/store/database';
import { MEMBERS_A_PAGE } from '../kernel/store/key-pages';
import { createRegistering } from './registering';
import { accept, isCovered } from './rules/rules';
import type { Registration } from './rules/types';
import { findOccasionsByIds } from './store/occasions';
import { REGISTRATIONS, type RegistrationFilters } from './store/registrations';
import { refuseSaid, registrationRow } from './views';

/** Questions about those who take part. */
export const createQuestions = (strapi: Core.Strapi) => {
  const clock = () => clockIn(strapi);

  /** Rows for the screen, with a fixed number of queries. */
  const shown = async (rows: readonly Registration[]): Promise<RegistrationRow[]> => {
    const db = await executorOf(strapi);
    const today = clock().today();
    const occasions = await findOccasionsByIds(
      db,
      rows.map(({ occasionId }) => occasionId),
    );
    const byId = new Map(occasions.map((occasion) => [occasion.id, occasion]));
    const members = [...new Set(rows.map(({ membershipId }) => membershipId))];
    const names = await findMembershipNames(db, members);
    const actors = await findActorNames(strapi, rows);
    const loaded = await createPlans(strapi).loadAll(members);
    const facts = new Map(loaded.map((row) => [row.facts.membership.id, row.facts]));
    return rows.flatMap((registration) => {
      const occasion = byId.get(registration.occasionId);
      if (!occasion) return [];
      const { actorType, actorId, membershipId, state } = registration;
      const member = facts.get(membershipId);
      const actor = {
        type: actorType as Actor['type'],
        id: actorId,
        ...actors.get(`${actorType}:${actorId}`),
      };
      const stands = state === 'registered' && occasion.state === 'published';
      const covered = stands ? member !== undefined && isCovered(occasion, member, today) : null;
      return [
        registrationRow(registration, {
          occasion,
          name: names.get(membershipId),
          actor,
          covered,
          today,
        }),
      ];
    });
  };

  return {
    /** A page of registrations: of an occasion in order, of a member the newest first. */
    list: (question: RegistrationFilters & Paging): Promise<Page<RegistrationRow>> =>
      readPage(strapi, REGISTRATIONS, question, shown),

    /** Everything that the filters match, page by page, for an export. */
    pages: (filters: RegistrationFilters): AsyncGenerator<RegistrationRow[]> =>
      readAll(strapi, REGISTRATIONS, filters, shown, MEMBERS_A_PAGE),

    /** Whether a member may register somebody, why not, and whom. */
    async eligibility(occasionId: string, membershipId: string): Promise<Eligibility> {
      const occasion = await createRegistering(strapi).occasionOf(occasionId);
      const { facts } = await createPlans(strapi).loadNamed(membershipId);
      const [today, now] = [clock().today(), clock().now()];
      // A placeholder name: the cap per person can only be checked once a person is chosen.
      const answer = accept({ occasion, facts, today, now, person: '?' });
      const right = answer.ok
        ? answer.right
        : rightOn(facts.entitlements, occasion.benefitCode ?? '', today);
      const left = right ? remaining(right) : null;
      const why = answer.ok ? null : refuseSaid(answer.reason, answer.details);
      return {
        allowed: answer.ok,
        reason: why?.reason ?? null,
        text: (why?.details.text as Eligibility['text']) ?? null,
        right: right?.names ?? null,
        units: right?.units ?? null,
        left: left === null ? null : left - (answer.ok && answer.use ? occasion.units : 0),
        covered: answer.ok ? answer.covered : isCovered(occasion, facts, today),
        contacts: facts.contacts.map(({ id, name, email }) => ({ id, name, email: email ?? '' })),
      };
    },
  };
};
