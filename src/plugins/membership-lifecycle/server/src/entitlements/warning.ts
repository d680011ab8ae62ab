import type { Core } from '@strapi/strapi';
import { messagesPort } from '../core/decided';
import { factsIn } from '../core/facts';
import { isMuted } from '../core/rules/pauses';
import type { MessageDraft } from '../core/rules/types';
import type { Usage } from '../core/store/ledger';
import { clockIn } from '../kernel/clock';
import type { Transaction } from '../kernel/store/database';

/** The key of a right's message: a right is that of one term, and warns once. */
const keyOf = (entitlementId: string): string => `${entitlementId}:nearly-exhausted`;

/**
 * Tells a member, in the transaction of a use, that it nearly used up a right. Once for a right:
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
  const draft: MessageDraft = {
    key: keyOf(entitlementId),
    template: 'right-nearly-used',
    contactRole: 'operational',
    termId: right.termId,
    renewalId: null,
    duesId: null,
    about: { right: { id: right.id } },
  };
  const writer = await messagesPort.of(strapi).writer();
  const isSilent = isMuted(loaded.facts.membership, clockIn(strapi).today());
  const written = writer.write(draft, loaded.facts, loaded.organisationName, isSilent);
  if (written.ok) await writer.send(trx, [written.message], now);
};
