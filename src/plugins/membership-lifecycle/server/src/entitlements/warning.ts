import type { Core } from '@strapi/strapi';
import { messagesPort } from '../core/decided';
import { factsIn } from '../core/facts';
import { isMuted } from '../core/rules/pauses';
import type { Entitlement, MessageDraft } from '../core/rules/types';
import type { Usage } from '../core/store/ledger';
import { clockIn } from '../kernel/clock';
import type { Transaction } from '../kernel/store/database';

/** The message that tells a member that a right is nearly used up. */
export const warningOf = ({ id, termId }: Pick<Entitlement, 'id' | 'termId'>): MessageDraft => ({
  key: `${id}:nearly-exhausted`,
  template: 'right-nearly-used',
  contactRole: 'operational',
  termId,
  renewalId: null,
  duesId: null,
  about: { right: { id } },
});

/**
 * Tells a member, in the transaction of a use, that it nearly used up a right. Once for a right, which is that of one term:
 * a message whose key is known is not added again. Nothing is written where nobody is reached.
 */
export const warn = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { membershipId, entitlementId }: Pick<Usage, 'membershipId' | 'entitlementId'>,
  now: number,
): Promise<void> => {
  const [loaded] = await factsIn(strapi).loadMany([membershipId], undefined, trx);
  const right = loaded?.facts.entitlements.find(({ id }) => id === entitlementId);
  if (!right) return;
  const draft = warningOf(right);
  const writer = await messagesPort.of(strapi).writer();
  const isSilent = isMuted(loaded.facts.membership, clockIn(strapi).today());
  const written = writer.write(draft, loaded.facts, loaded.organisationName, isSilent);
  if (written.ok) await writer.send(trx, [written.message], now);
};
