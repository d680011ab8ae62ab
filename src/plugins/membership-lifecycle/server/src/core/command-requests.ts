import type { Core } from '@strapi/strapi';
import type { Actor, Localised } from '../../../shared/kernel/common';
import { activityView } from '../kernel/activity-view';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { newId } from '../kernel/new-id';
import type { Locale } from '../kernel/rules/values';
import { JOURNAL } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import { digest } from '../kernel/store/caller-keys';
import { executorOf, type Transaction } from '../kernel/store/database';
import { findListed } from '../kernel/store/lists';
import { formatDay } from '../kernel/texts/format';
import { whoDid } from '../settings/freshness';
import { refuse } from './refusals/memberships';
import type { Because } from './rules/types';
import { sentence } from './sentences';
import { addCommandRequest, findCommandRequest } from './store/command-requests';

/**
 * Keeps a command from being done twice, by its key, and words the question that is asked before an
 * unusual payment.
 */

export interface KeyedRequest {
  key: string;
  hash: string;
}

/**
 * A person's request under an idempotency key; null without a key. The stored key includes the
 * person.
 */
export const requestOf = (
  membershipId: string,
  command: string,
  values: Record<string, unknown>,
  { actor, key, heldBack = [] }: { actor: Actor; key?: string; heldBack?: readonly string[] },
): KeyedRequest | null => {
  if (key === undefined) return null;
  const asked = { ...values, ...(heldBack.length > 0 ? { heldBack } : {}) };
  return {
    key: digest(JSON.stringify([actor.type, actor.id, membershipId, command, key])),
    hash: digest(JSON.stringify(Object.entries(asked).sort())),
  };
};

/**
 * Whether a request was done before; called under the membership's lock. Refuses a key that was
 * used for another request.
 */
export const wasDone = async (trx: Transaction, request: KeyedRequest | null): Promise<boolean> => {
  if (!request) return false;
  const known = await findCommandRequest(trx, request.key);
  if (known && known.hash !== request.hash) throw refuse('idempotency-key-reused');
  return known !== null;
};

/** Records a request as done, in the transaction of its command. */
export const noteDone = async (
  strapi: Core.Strapi,
  trx: Transaction,
  request: KeyedRequest | null,
): Promise<void> => {
  if (!request) return;
  await addCommandRequest(trx, { ...request, id: newId(), at: clockIn(strapi).now() });
};

const RECORDING = ['record-payment', 'refund-payment', 'move-payment'];
const LINES_READ = 200;

const SOMEBODY: Localised = { fr: 'quelqu’un', en: 'somebody' };
const EARLIER: Localised = { fr: 'un autre jour', en: 'another day' };

/** The doubts about a payment, in sentences that follow others. */
const inSentences = (doubts: readonly Because[]): Localised => {
  const texts = doubts.map((doubt) => sentence(doubt).text);
  const joined = (locale: Locale) => texts.map((text) => ` ${text[locale]}`).join('');
  return { fr: joined('fr'), en: joined('en') };
};

/**
 * Words the question that is asked before an unusual payment is recorded; of one that looks like
 * another, it tells when and by whom the first was recorded.
 */
export const inWords = async (
  strapi: Core.Strapi,
  membershipId: string,
  error: unknown,
): Promise<unknown> => {
  if (!(error instanceof RefusalError)) return error;
  const { reason, details } = error;
  if (reason !== 'payment-looks-recorded' && reason !== 'payment-unusual') return error;
  const doubts = details.doubts as Because[];
  const also = inSentences(doubts);
  if (reason === 'payment-unusual') {
    return refuse(reason, { doubts, what: { fr: also.fr.trim(), en: also.en.trim() } });
  }
  const db = await executorOf(strapi);
  const asked = { membershipId, commands: RECORDING };
  const rows = await findListed(db, JOURNAL, asked, { page: 1, pageSize: LINES_READ });
  const payment = String(details.payment);
  const line = rows.find(({ after }) => Object.hasOwn(Object(after.payments), payment));
  if (!line) return refuse(reason, { payment, doubts, also, at: EARLIER, by: SOMEBODY });
  const by = whoDid([activityView(line, await findActorNames(strapi, [line]))]);
  const at = { fr: formatDay(line.on, 'fr'), en: formatDay(line.on, 'en') };
  return refuse(reason, { payment, doubts, also, at, by });
};
