import { withMerged } from '../../core/store/former-identities';
import { FORMER_IDENTITY_TABLE } from '../../core/tables/former-identity';
import {
  findAllBy,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { columnsOf, pickOne, readEntity } from '../../kernel/store/rows';
import { ACCOUNT_LINK_TABLE, MEMBER_ACCESS_TABLE } from '../tables/member-space';

/** Stores invitations to the member space, withdrawals, and the links that open it. */

export interface Access extends Entity {
  membershipId: string;
  accountId: string;
  invitedAt: number | null;
  invitationId: string | null;
  openedAt: number | null;
  lastSignInAt: number | null;
  withdrawnAt: number | null;
}

export type LinkKind = 'invitation' | 'sign-in';

export interface AccountLink extends Entity {
  tokenHash: string;
  kind: LinkKind;
  accountId: string;
  /** The account's stamp when the link was sent. */
  accountStamp: string;
  messageId: string;
  expiresAt: number;
}

const ACCESS = MEMBER_ACCESS_TABLE.collection;
const LINKS = ACCOUNT_LINK_TABLE.collection;

const keyOf = (membershipId: string, accountId: string): string => `${membershipId}:${accountId}`;

/** All records of accounts, of any membership. */
export const findAccesses = (db: Executor, accountIds: readonly string[]): Promise<Access[]> =>
  findAllBy<Access>(db, MEMBER_ACCESS_TABLE, 'accountId', accountIds);

/**
 * The memberships from which an account's access was withdrawn. A withdrawal from a merged
 * membership also counts for the remaining one.
 */
export const findWithdrawn = async (db: Executor, accountId: string): Promise<string[]> => {
  const withdrawn = db(ACCESS).where('account_id', accountId).whereNotNull('withdrawn_at');
  const ids = await pickOne(withdrawn, columnsOf(MEMBER_ACCESS_TABLE).membershipId);
  if (ids.length === 0) return [];
  const mergers = db(FORMER_IDENTITY_TABLE.collection).whereIn('from_membership_id', ids);
  return [...ids, ...(await pickOne(mergers, columnsOf(FORMER_IDENTITY_TABLE).membershipId))];
};

/** The valid invitation that a message carries, if any. */
export const findInvited = (db: Executor, invitationId: string): Promise<Access | null> =>
  readEntity<Access>(
    MEMBER_ACCESS_TABLE,
    db(ACCESS).where('invitation_id', invitationId).whereNull('withdrawn_at'),
  );

const change = async (
  trx: Transaction,
  access: Pick<Access, 'id' | 'membershipId' | 'accountId'>,
  values: { invitedAt?: number; invitationId?: string; withdrawnAt: number | null },
  now: number,
): Promise<void> => {
  const key = keyOf(access.membershipId, access.accountId);
  const columns = {
    ...(values.invitedAt === undefined ? {} : { invited_at: values.invitedAt }),
    ...(values.invitationId === undefined ? {} : { invitation_id: values.invitationId }),
    withdrawn_at: values.withdrawnAt,
    updated_at: new Date(now),
  };
  if ((await trx(ACCESS).where({ key }).update(columns)) > 0) return;
  const empty = { invitedAt: null, invitationId: null, openedAt: null, lastSignInAt: null };
  await insertAll(
    trx,
    MEMBER_ACCESS_TABLE,
    [{ ...empty, ...access, ...values, key } as Access],
    now,
  );
};

/** Records an invitation; it revokes an earlier withdrawal. */
export const noteInvitation = async (
  trx: Transaction,
  access: Pick<Access, 'id' | 'membershipId' | 'accountId'> & { invitationId: string },
  now: number,
): Promise<void> => {
  const { invitationId, ...whose } = access;
  const ids = await withMerged(trx, [whose.membershipId]);
  await trx(ACCESS)
    .where('account_id', whose.accountId)
    .whereIn('membership_id', ids)
    .update({ withdrawn_at: null, updated_at: new Date(now) });
  await change(trx, whose, { invitedAt: now, invitationId, withdrawnAt: null }, now);
};

/** Notes that a membership may not be entered any more. */
export const noteWithdrawal = (
  trx: Transaction,
  access: Pick<Access, 'id' | 'membershipId' | 'accountId'>,
  now: number,
): Promise<void> => change(trx, access, { withdrawnAt: now }, now);

/** Notes that somebody signed in. */
export const noteSignIn = async (db: Executor, accountId: string, now: number): Promise<void> => {
  const mine = () => db(ACCESS).where('account_id', accountId);
  const at = { updated_at: new Date(now) };
  await mine()
    .whereNull('opened_at')
    .update({ opened_at: now, ...at });
  await mine().update({ last_sign_in_at: now, ...at });
};

export const addLink = (db: Executor, link: AccountLink, now: number): Promise<void> =>
  insertAll(db, ACCOUNT_LINK_TABLE, [link], now);

export const findLink = (db: Executor, tokenHash: string): Promise<AccountLink | null> =>
  readEntity<AccountLink>(ACCOUNT_LINK_TABLE, db(LINKS).where('token_hash', tokenHash));

/** Uses a link up; false when it was used before. */
export const useLink = async (trx: Transaction, id: string): Promise<boolean> =>
  (await trx(LINKS).where('document_id', id).delete()) === 1;

/** Ends the links of an account: all, or those of a kind, or those of a message. */
export const endLinks = async (
  trx: Transaction,
  accountId: string,
  which: { kind?: LinkKind; messageId?: string } = {},
): Promise<void> => {
  const links = trx(LINKS).where('account_id', accountId);
  if (which.kind) links.where('kind', which.kind);
  if (which.messageId) links.where('message_id', which.messageId);
  await links.delete();
};

/** Removes the links whose time is over: they open nothing. */
export const sweepLinks = async (db: Executor, now: number): Promise<void> => {
  await db(LINKS).where('expires_at', '<=', now).delete();
};

/** Forgets what is known of an account. */
export const forgetAccesses = async (trx: Executor, accountId: string): Promise<void> => {
  await trx(LINKS).where('account_id', accountId).delete();
  await trx(ACCESS).where('account_id', accountId).delete();
};
