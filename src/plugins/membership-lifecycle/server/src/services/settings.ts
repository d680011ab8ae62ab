import type { Core } from '@strapi/strapi';
import type { Actor, Identity } from '../../../shared/contracts';
import { compactIban } from '../domain/checks';
import { addActivities } from '../repositories/activities';
import { markDue } from '../repositories/memberships';
import { readIdentity, writeIdentity } from '../repositories/settings';
import { getService } from '../utils/get-service';
import { settingsActivity } from './settings-activity';

const FRESH_FOR_MS = 1_000;

const UNSET: Identity = {
  name: '',
  legalName: '',
  rna: '',
  siret: '',
  address: '',
  email: '',
  phone: '',
  website: '',
  iban: '',
  bic: '',
  senderName: '',
  senderEmail: '',
  replyTo: '',
  timeZone: 'Europe/Paris',
  rateDecision: '',
};

const tidied = (identity: Identity): Identity => ({
  ...(Object.fromEntries(
    Object.entries(identity).map(([name, value]) => [name, value.trim()]),
  ) as unknown as Identity),
  iban: compactIban(identity.iban),
  bic: compactIban(identity.bic),
  siret: identity.siret.replace(/\s/g, ''),
  rna: identity.rna.trim().toUpperCase(),
});

/**
 * The association's identity. Each instance keeps a copy, read again when it is over a second old,
 * so that a change made on one instance is seen by the others a second later.
 */
const createSettingsService = ({ strapi }: { strapi: Core.Strapi }) => {
  let copy: Identity = UNSET;
  let readAt = -Infinity;
  let reading: Promise<void> | null = null;

  const read = async () => {
    copy = { ...UNSET, ...(await readIdentity(strapi)) };
    readAt = performance.now();
  };

  const refresh = async (): Promise<void> => {
    if (performance.now() - readAt < FRESH_FOR_MS) return;
    reading ??= read().finally(() => {
      reading = null;
    });
    await reading;
  };

  return {
    /**
     * Brings the copy up to date if it is over a second old. To be awaited before a day's decision
     * and outside a transaction, which on SQLite holds the only connection.
     */
    refresh,

    /** The association's time zone, from the copy; an old copy is renewed behind the caller's back. */
    timeZone(): string {
      // Whoever needs it exact awaits `refresh` first; a failed read leaves the copy as it was.
      refresh().catch(() => undefined);
      return copy.timeZone;
    },

    /** The association's identity, at most a second old. */
    async identity(): Promise<Identity> {
      await refresh();
      return copy;
    },

    /** Saves the identity; a new time zone changes what day it is, so every membership is due. */
    async saveIdentity(input: Identity, actor: Actor): Promise<Identity> {
      await refresh();
      const clock = getService(strapi, 'clock');
      const [today, now] = [clock.today(), clock.now()];
      const before = copy;
      const after = tidied(input);
      const activity = settingsActivity('save-identity', actor, { before, after }, { today, now });
      await strapi.db.transaction(async ({ trx }) => {
        if (before.timeZone !== after.timeZone) await markDue(trx, today);
        await writeIdentity(strapi, after);
        await addActivities(trx, [activity], now);
      });
      copy = after;
      readAt = performance.now();
      return after;
    },

    /** Stores an empty identity at the first boot, so that a save always finds its row. */
    async seed(): Promise<void> {
      if ((await readIdentity(strapi)) === null) await writeIdentity(strapi, UNSET);
      await read();
    },
  };
};

export default createSettingsService;
