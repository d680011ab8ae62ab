import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { CountedMember } from '../core/rules/past-standing';
import { addFormerIdentity } from '../core/store/former-identities';
import type { StoredOrganisation } from '../core/store/organisations';
import { clockIn } from '../kernel/clock';
import { newId } from '../kernel/new-id';
import type { Day } from '../kernel/rules/values';
import type { Transaction } from '../kernel/store/database';

interface Former {
  organisationId: string;
  membershipId: string;
  cause: 'change' | 'merger';
  fromOrganisationId?: string;
  fromMembershipId?: string;
  until: Day;
  counted?: CountedMember[];
  reason: string;
  actor: Actor;
  /** The body as it was. */
  before: StoredOrganisation;
}

/** Stores a body's former identity, in the transaction that changes it. */
export const keepFormerIdentity = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { actor, before, fromOrganisationId = '', fromMembershipId = '', counted, ...told }: Former,
): Promise<void> => {
  const now = clockIn(strapi).now();
  const { name, siren, siret, address } = before;
  const identity = {
    ...told,
    id: newId(),
    fromOrganisationId: fromOrganisationId || null,
    fromMembershipId: fromMembershipId || null,
    counted: counted ?? null,
    name,
    siren,
    siret,
    address,
    addedAt: now,
    actorType: actor.type,
    actorId: actor.id,
  };
  await addFormerIdentity(trx, identity, now);
};
