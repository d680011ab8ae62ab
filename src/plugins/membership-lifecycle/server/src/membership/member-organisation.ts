import type { Core } from '@strapi/strapi';
import type { ChangedMeanwhile } from '../../../shared/core/membership';
import type { Actor } from '../../../shared/kernel/common';
import type { OrganisationInput, OrganisationView } from '../../../shared/membership/organisation';
import { findMemberships, lockMemberships } from '../core/store/memberships';
import { retryTransaction } from '../kernel/attempts';
import { refuseFields } from '../kernel/field-errors';
import { serviceOf } from '../kernel/made-once';
import { idFrom } from '../kernel/new-id';
import { findVersions, hasActivity } from '../kernel/store/activities';
import { callerKey } from '../kernel/store/caller-keys';
import { executorOf, type Executor } from '../kernel/store/database';
import { refuseIfChanged } from '../settings/freshness';
import { formProblems, readForm, saveForm, tellChanges } from './organisation-form';
import { refuse } from './refusals/mergers';

/** The organisation of a member with its contacts, as staff edit it on the member's page. */

const ELSEWHERE = { fr: 'quelqu’un d’autre', en: 'somebody else' };

const organisationOf = async (db: Executor, membershipId: string): Promise<string> => {
  const [membership] = await findMemberships(db, [membershipId]);
  if (!membership) throw refuse('membership-unknown', { membership: membershipId });
  return membership.organisationId;
};

const versionOf = async (db: Executor, membershipId: string): Promise<number> =>
  (await findVersions(db, [membershipId])).get(membershipId) ?? 0;

/** The organisation as its form begins with it; 404 without such a membership. */
const view = async (strapi: Core.Strapi, membershipId: string): Promise<OrganisationView> => {
  const db = await executorOf(strapi);
  // Read before the values: if something changes in between, the version is too old, never too new.
  const version = await versionOf(db, membershipId);
  const stored = await readForm(strapi, await organisationOf(db, membershipId));
  if (!stored) throw refuse('organisation-unknown');
  return { ...stored, version };
};

/** The line of a form has the id of its key: sent again after a lost answer, it is there already. */
const lineOf = (membershipId: string, actor: Actor, key: string | undefined): string | undefined =>
  key === undefined ? undefined : idFrom(`${membershipId} ${callerKey(actor, key).own}`);

/**
 * Saves the organisation in one transaction, with a line in the journal. Refuses wrong values at
 * their fields (400), and values that somebody changed since they were read (409).
 */
const save = async (
  strapi: Core.Strapi,
  membershipId: string,
  { stamp, ...form }: OrganisationInput,
  actor: Actor,
  { seen, key }: { seen: number | undefined; key?: string | undefined },
): Promise<void> =>
  retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      const id = lineOf(membershipId, actor, key);
      if (id !== undefined && (await hasActivity(trx, id))) return;
      const organisationId = await organisationOf(trx, membershipId);
      await refuseIfChanged(strapi, trx, membershipId, seen);
      const stored = await readForm(strapi, organisationId);
      // A change that is no line of the version: in the member space, or in the Content Manager.
      if (stored?.stamp !== stamp) {
        const version = await versionOf(trx, membershipId);
        const changed: ChangedMeanwhile = { version, by: ELSEWHERE, activities: [] };
        throw refuse('changed-meanwhile', { ...changed });
      }
      const problems = await formProblems(strapi, organisationId, form);
      if (problems.length > 0) throw refuseFields(problems);
      const changes = await saveForm(strapi, organisationId, form);
      await tellChanges(strapi, trx, changes, { id, membershipId, actor });
    }),
  );

/** The organisation of a member, read and saved by its form. */
export const memberOrganisationIn = serviceOf({ view, save });
