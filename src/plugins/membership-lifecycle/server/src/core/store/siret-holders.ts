import type { MembershipStatus } from '../../../../shared/kernel/content-api';
import type { Executor, Transaction } from '../../kernel/store/database';
import { columnsOf, or, orNull, pick, pickFirst, pickOne, typed } from '../../kernel/store/rows';
import { nextNumbers } from '../../kernel/store/sequences';
import type { SiretHolder } from '../rules/siret-holders';
import { FORMER_IDENTITY_TABLE } from '../tables/former-identity';
import { MEMBERSHIPS, ORGANISATIONS } from '../tables/records';

/** Which bodies have a SIRET, and the lock under which a body gets one. */

const PAST = FORMER_IDENTITY_TABLE.collection;

/**
 * Makes all that may give a body its number wait for each other until the transaction ends, so that
 * each sees the numbers of the others. No unique index can: installations may hold doubles. It comes
 * before any read, and before the lock of a membership.
 */
export const lockBodies = async (trx: Transaction, ids: { newId: () => string }): Promise<void> => {
  await nextNumbers(trx, 'body', 1, ids);
};

/** A body, or the one into which it was merged. */
export const standingBody = async (db: Executor, organisationId: string): Promise<string> =>
  (await pickFirst(
    db(PAST).where('from_organisation_id', organisationId),
    columnsOf(FORMER_IDENTITY_TABLE).organisationId,
  )) ?? organisationId;

/** The bodies whose number a SIRET is today, merged ones too. */
export const findBodiesWith = (
  db: Executor,
  siret: string,
): Promise<{ id: string; name: string }[]> => {
  const { id, name } = columnsOf(ORGANISATIONS);
  return pick(db(ORGANISATIONS.collection).where({ siret }).orderBy('id'), {
    id,
    name: or(name, ''),
  });
};

/** The bodies that have a SIRET now, then those that had it; each once. */
export const findSiretHolders = async (db: Executor, siret: string): Promise<SiretHolder[]> => {
  const [o, m] = [columnsOf(ORGANISATIONS, 'o'), columnsOf(MEMBERSHIPS, 'm')];
  const now = await pickOne(db({ o: ORGANISATIONS.collection }).where({ siret }), o.id);
  const present = await Promise.all(now.map((id) => standingBody(db, id)));
  const { organisationId } = columnsOf(FORMER_IDENTITY_TABLE);
  const past = await pickOne(db(PAST).where({ siret }).orderBy('id'), organisationId);
  const ids = [...new Set([...present, ...past])];
  if (ids.length === 0) return [];
  const query = db({ o: ORGANISATIONS.collection })
    .leftJoin({ m: MEMBERSHIPS.collection }, 'm.organisation_id', 'o.document_id')
    .whereIn('o.document_id', ids)
    .orderBy('o.id');
  const rows = await pick(query, {
    organisationId: o.id,
    name: or(o.name, ''),
    id: orNull(m.id),
    reference: or(m.reference, ''),
    status: typed<MembershipStatus>(m.membershipStatus),
  });
  const holders = rows.map(({ id, reference, status, ...body }) => ({
    ...body,
    isFormer: !present.includes(body.organisationId),
    membership: id === null ? null : { id, reference, status },
  }));
  return holders.sort((a, b) => Number(a.isFormer) - Number(b.isFormer));
};
