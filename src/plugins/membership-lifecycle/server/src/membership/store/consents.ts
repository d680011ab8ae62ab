import { ofMember } from '../../core/store/former-identities';
import type { Day, Locale } from '../../kernel/rules/values';
import { digest } from '../../kernel/store/caller-keys';
import {
  findById,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { readEntities } from '../../kernel/store/rows';
import { CONSENT_TABLE, CONSENT_TEXT_TABLE } from '../tables/consent';

/** The texts that people agree to, and who agreed to which. */

export interface StoredText extends Entity {
  title: string;
  locale: Locale;
  version: number;
  text: string;
  fromOn: Day;
  addedAt: number;
  actorType: string;
  actorId: string;
}

export interface StoredConsent extends Entity {
  membershipId: string;
  contactId: string;
  textId: string;
  givenOn: Day;
  how: string;
  recordedAt: number;
  actorType: string;
  actorId: string;
  withdrawnOn: Day | null;
  withdrawnAt: number | null;
}

/** Every version of every text, the latest first. */
export const findConsentTexts = (db: Executor): Promise<StoredText[]> =>
  readEntities<StoredText>(
    CONSENT_TEXT_TABLE,
    db(CONSENT_TEXT_TABLE.collection).orderBy('id', 'desc'),
  );

export const findConsentText = (db: Executor, id: string): Promise<StoredText | null> =>
  findById<StoredText>(db, CONSENT_TEXT_TABLE, id);

/** Adds a version; two that were numbered at once are refused by the key. */
export const addConsentText = (trx: Transaction, text: StoredText): Promise<void> => {
  const { title, locale, version } = text;
  const key = digest(`${title}:${locale}:${version}`);
  const row: StoredText & { key: string } = { ...text, key };
  return insertAll(trx, CONSENT_TEXT_TABLE, [row], text.addedAt);
};

/** The consents of the contacts of a membership and of those merged into it, latest first. */
export const findConsents = (db: Executor, membershipId: string): Promise<StoredConsent[]> =>
  readEntities<StoredConsent>(
    CONSENT_TABLE,
    ofMember(db, db(CONSENT_TABLE.collection), membershipId).orderBy('id', 'desc'),
  );

/** Lets consents of a membership, and of those merged into it, name their contacts by other ids. */
export const renameInConsents = async (
  trx: Transaction,
  membershipId: string,
  pairs: readonly { is: string; was: string }[],
): Promise<void> => {
  for (const { is, was } of pairs) {
    await ofMember(trx, trx(CONSENT_TABLE.collection), membershipId)
      .where('contact_id', was)
      .update({ contact_id: is });
  }
};

export const findConsent = (db: Executor, id: string): Promise<StoredConsent | null> =>
  findById<StoredConsent>(db, CONSENT_TABLE, id);

export const addConsent = (trx: Transaction, consent: StoredConsent): Promise<void> =>
  insertAll(trx, CONSENT_TABLE, [consent], consent.recordedAt);

/** Notes that a consent was taken back; false when it was already. */
export const withdrawConsent = async (
  trx: Transaction,
  id: string,
  on: Day,
  at: number,
): Promise<boolean> =>
  (await trx(CONSENT_TABLE.collection)
    .where('document_id', id)
    .whereNull('withdrawn_on')
    .update({ withdrawn_on: on, withdrawn_at: at, updated_at: new Date(at) })) === 1;
