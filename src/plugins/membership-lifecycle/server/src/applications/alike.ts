import type { Core } from '@strapi/strapi';
import type { AlikeBody } from '../../../shared/applications/intake';
import { typedDigits } from '../../../shared/kernel/business-number';
import { findMemberships } from '../core/store/memberships';
import { refreshKept, type Kept } from '../kernel/kept-rows';
import { onceFor } from '../kernel/rules/once-for';
import { executorOf, type Executor } from '../kernel/store/database';
import { findBodyRecords, type BodyRecord } from '../membership/store/body-records';
import { findKnownBodies, findKnownOrganisations } from '../membership/store/import-known';
import { compared, resembling, type ComparedBody } from './rules/recognition';

const keptIn = onceFor((_strapi: Core.Strapi): Kept<ComparedBody> => new Map());

const keyOf = ({
  organisationId,
  membershipId,
}: Pick<BodyRecord, 'organisationId' | 'membershipId'>) =>
  `${organisationId} ${membershipId ?? ''}`;

/** Every body, folded once and kept: a question comes with each pause in typing. */
const everyBody = async (strapi: Core.Strapi, db: Executor): Promise<ComparedBody[]> => {
  const kept = keptIn(strapi);
  const records = await findBodyRecords(db);
  const of = { key: keyOf, version: ({ version }: BodyRecord) => version };
  await refreshKept(kept, records, of, async (some) => {
    const ids = some.map(({ organisationId }) => organisationId);
    const bodies = await findKnownBodies(strapi, db, ids);
    return new Map(bodies.map((body) => [keyOf(body), compared(body)]));
  });
  return records.flatMap((record) => kept.get(keyOf(record))?.value ?? []);
};

/** More would no longer be read. */
const MOST = 8;

/**
 * The bodies that may be the one whose name or SIRET is being typed, with who they are. Addresses of
 * contacts are not compared: the answer would tell them.
 */
export const alike = async (
  strapi: Core.Strapi,
  { name = '', siret = '' }: { name?: string | undefined; siret?: string | undefined },
): Promise<AlikeBody[]> => {
  const db = await executorOf(strapi);
  const typedNumber = typedDigits(siret) ?? '';
  const address = { lines: '', postalCode: '', city: '', country: 'FR' };
  const candidate = { name, siret: typedNumber || null, address, typedNumber };
  const bodies = await everyBody(strapi, db);
  const found = resembling(candidate, bodies, new Set()).slice(0, MOST);
  const ids = found.map(({ body }) => body.organisationId);
  const whole = new Map((await findKnownOrganisations(strapi, ids)).map((one) => [one.id, one]));
  const members = found.flatMap(({ body }) => body.membershipId ?? []);
  const memberships = await findMemberships(db, members);
  return found.map(({ body, by }) => {
    const membership = memberships.find(({ id }) => id === body.membershipId);
    const address = whole.get(body.organisationId)?.address;
    return {
      organisationId: body.organisationId,
      name: body.name,
      siret: body.siret,
      city: address?.city ?? null,
      postalCode: body.postalCode,
      by,
      membership: membership
        ? { documentId: membership.id, reference: membership.reference, status: membership.status }
        : null,
    };
  });
};
