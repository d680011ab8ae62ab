import { RENEWAL_TABLE } from '../../core/tables/renewal';
import {
  findAllBy,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { columnsOf, pickFirst, readEntity } from '../../kernel/store/rows';
import { RENEWAL_INVITATION_TABLE } from '../tables/invitation';

/** Personal links, found by the digest of their secret. */

export interface Invitation extends Entity {
  tokenHash: string;
  renewalId: string;
  messageId: string;
  sentAt: number;
  usedAt: number | null;
  answer: 'accepted' | 'declined' | null;
  contactId: string | null;
  revokedAt: number | null;
}

export const addInvitation = (db: Executor, invitation: Invitation): Promise<void> =>
  insertAll(db, RENEWAL_INVITATION_TABLE, [invitation], invitation.sentAt);

export const findInvitation = (db: Executor, tokenHash: string): Promise<Invitation | null> =>
  readEntity<Invitation>(
    RENEWAL_INVITATION_TABLE,
    db(RENEWAL_INVITATION_TABLE.collection).where('token_hash', tokenHash),
  );

/** The links of the copies of a message, the first sent in front. */
export const findInvitationsOf = (db: Executor, messageId: string): Promise<Invitation[]> =>
  findAllBy<Invitation>(db, RENEWAL_INVITATION_TABLE, 'messageId', [messageId]);

/** Marks a link as used; false when it was used or revoked before. */
export const useInvitation = async (
  trx: Transaction,
  id: string,
  { answer, contactId }: Pick<Invitation, 'answer' | 'contactId'>,
  now: number,
): Promise<boolean> => {
  const used = await trx(RENEWAL_INVITATION_TABLE.collection)
    .where({ document_id: id, used_at: null, revoked_at: null })
    .update({ used_at: now, answer, contact_id: contactId, updated_at: new Date(now) });
  return used === 1;
};

/** Revokes the unused links of a message; returns their number. */
export const revokeInvitationsOf = (
  trx: Transaction,
  messageId: string,
  now: number,
): Promise<number> =>
  trx(RENEWAL_INVITATION_TABLE.collection)
    .where({ message_id: messageId, used_at: null, revoked_at: null })
    .update({ revoked_at: now, updated_at: new Date(now) });

/** The membership to which a renewal belongs now; null for an unknown renewal. */
export const findMembershipOfRenewal = async (
  db: Executor,
  renewalId: string,
): Promise<string | null> => {
  const query = db(RENEWAL_TABLE.collection).where('document_id', renewalId);
  return pickFirst(query, columnsOf(RENEWAL_TABLE).membershipId);
};
