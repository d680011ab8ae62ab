import type { Core } from '@strapi/strapi';
import { siretDigits } from '../../../shared/kernel/business-number';
import type { Actor } from '../../../shared/kernel/common';
import type { Identity, IdentityView, ImageView } from '../../../shared/settings/identity';
import { clockIn } from '../kernel/clock';
import { refuseFields, type FieldProblem } from '../kernel/field-errors';
import { madeOnce } from '../kernel/made-once';
import { port } from '../kernel/port';
import { accountIn } from '../kernel/rules/association';
import { compactIban } from '../kernel/rules/checks';
import { missingIdentity } from '../kernel/rules/identity';
import type { BankAccount, Day } from '../kernel/rules/values';
import { addActivities, findLastOf } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import { executorOf, type Executor, type Transaction } from '../kernel/store/database';
import { findImage } from '../kernel/store/images';
import { callSequence, peekNumber } from '../kernel/store/sequences';
import { formerBicFault } from './inputs/bank';
import { refuse } from './refusals/settings';
import { withoutSlash } from './rules/site-links';
import { settingsActivity } from './settings-activity';
import { lockIdentity, readIdentity, writeIdentity, type StoredIdentity } from './store/settings';

/** Told in its transaction that the association gets another account than this one. */
export const accountChangePort = port<(trx: Transaction, before: BankAccount) => Promise<void>>(
  'what follows another bank account',
);

/** Notified of a new time zone, in its transaction, since it may change the day. */
export const zoneChangePort = port<(trx: Transaction, today: Day) => Promise<void>>(
  'who has to know of another time zone',
);

const FRESH_FOR_MS = 1_000;
const COMMAND = 'save-identity';
/** Formats that mailboxes show; SVG is excluded because it may contain scripts. */
const IMAGE_TYPES = ['image/png', 'image/jpeg'];

const UNSET: Identity = {
  name: '',
  legalName: '',
  legalForm: '',
  legalFormEn: '',
  rna: '',
  siret: '',
  vatMention: '',
  vatMentionEn: '',
  vatTreatment: '',
  taxNumber: '',
  electronicAddress: '',
  chorusFrame: 'A1',
  recoveryMention: '',
  latenessMention: '',
  discountMention: '',
  street: '',
  postcode: '',
  city: '',
  country: 'FR',
  email: '',
  phone: '',
  website: '',
  siteUrl: '',
  publicationDirector: '',
  hosting: '',
  links: '',
  offerPath: '',
  resourcePath: '',
  applicationPath: '',
  answerPath: '',
  spacePath: '',
  invitationPath: '',
  signInPath: '',
  voters: '',
  accessibility: '',
  accessibilityUrl: '',
  logoId: null,
  pictureId: null,
  color: '',
  secondColor: '',
  fonts: '',
  signatoryName: '',
  signatoryQuality: '',
  signatoryQualityEn: '',
  accountHolder: '',
  iban: '',
  bic: '',
  rateDecision: '',
  rateDecisionEn: '',
  callPrefix: '',
  callDigits: 4,
  senderName: '',
  senderEmail: '',
  replyTo: '',
  timeZone: 'Europe/Paris',
};

const FIELDS = Object.keys(UNSET) as (keyof Identity)[];

/** The current fields only, whatever was stored. */
const identityIn = (stored: StoredIdentity | null): Identity => {
  const kept = FIELDS.filter((field) => stored?.[field] !== undefined);
  return { ...UNSET, ...Object.fromEntries(kept.map((field) => [field, stored?.[field]])) };
};

const tidied = (identity: Identity): Identity => ({
  ...(Object.fromEntries(
    Object.entries(identity).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() : value,
    ]),
  ) as Identity),
  iban: compactIban(identity.iban),
  bic: compactIban(identity.bic),
  siret: siretDigits(identity.siret) ?? '',
  taxNumber: identity.taxNumber.replace(/\s/g, '').toUpperCase(),
  siteUrl: withoutSlash(identity.siteUrl.trim()),
  color: identity.color.trim().toLowerCase(),
  secondColor: identity.secondColor.trim().toLowerCase(),
  rna: identity.rna.replace(/\s/g, '').toUpperCase(),
});

/**
 * The association's identity. Each instance caches it for a second, so that changes by other
 * instances are seen a second later.
 */
const createSettingsService = ({ strapi }: { strapi: Core.Strapi }) => {
  let copy: Identity = UNSET;
  let readAt = -Infinity;
  let reading: Promise<void> | null = null;

  const read = async () => {
    copy = identityIn(await readIdentity(strapi.db.connection));
    readAt = performance.now();
  };

  const refresh = async (): Promise<void> => {
    if (performance.now() - readAt < FRESH_FOR_MS) return;
    if (strapi.db.inTransaction()) {
      // Inside a transaction, reads through it: on SQLite another query would wait forever. The
      // data may be rolled back, so the copy does not count as fresh.
      copy = identityIn(await readIdentity(await executorOf(strapi)));
      return;
    }
    reading ??= read().finally(() => {
      reading = null;
    });
    await reading;
  };

  const imageOf = async (fileId: number | null): Promise<ImageView | null> => {
    const image = await findImage(strapi, fileId);
    if (!image || !IMAGE_TYPES.includes(image.mime)) return null;
    const { id, name, url, alternativeText } = image;
    return { id, name, url, alternativeText };
  };

  const viewOf = async (db: Executor, stored: StoredIdentity | null): Promise<IdentityView> => {
    const identity = identityIn(stored);
    const year = Number(clockIn(strapi).today().slice(0, 4));
    return {
      identity,
      version: stored?.version ?? 0,
      logo: await imageOf(identity.logoId),
      picture: await imageOf(identity.pictureId),
      missing: missingIdentity(identity),
      nextCall: { year, value: await peekNumber(db, callSequence(year)) },
    };
  };

  /** Refuses files that are gone or that no mailbox would show, and the BIC of a former bank. */
  const refuseFaulty = async (before: Identity, after: Identity): Promise<void> => {
    const fault = formerBicFault(before, after);
    const problems: FieldProblem[] = fault ? [{ path: 'bic', ...fault }] : [];
    for (const path of ['logoId', 'pictureId'] as const) {
      const fileId = after[path];
      if (fileId !== null && !(await imageOf(fileId))) {
        problems.push({ path, reason: 'not-an-image' });
      }
    }
    if (problems.length > 0) throw refuseFields(problems);
  };

  /** Refuses an outdated version, and tells who saved meanwhile. */
  const refuseIfChanged = async (
    trx: Transaction,
    stored: StoredIdentity | null,
    seen: number | undefined,
  ): Promise<void> => {
    if (seen === undefined || seen === (stored?.version ?? 0)) return;
    const line = await findLastOf(trx, COMMAND);
    const names = await findActorNames(strapi, line ? [line] : []);
    const name = line ? names.get(`${line.actorType}:${line.actorId}`)?.name : undefined;
    const by = { fr: name ?? 'quelqu’un d’autre', en: name ?? 'somebody else' };
    throw refuse('identity-changed-meanwhile', { by, ...(await viewOf(trx, stored)) });
  };

  return {
    /**
     * Reloads the copy if it is over a second old. Await it before decisions that depend on the
     * day, outside of a transaction, which on SQLite holds the only connection.
     */
    refresh,

    /** The time zone in the copy; an old copy is reloaded in the background. */
    timeZone(): string {
      // Await `refresh` first for the exact zone. A failed reload keeps the copy.
      refresh().catch(() => undefined);
      return copy.timeZone;
    },

    /** The association's identity, at most a second old. */
    async identity(): Promise<Identity> {
      await refresh();
      return copy;
    },

    /** The identity with what its form needs: version, logo, what is missing, the next number. */
    async identityView(): Promise<IdentityView> {
      const db = await executorOf(strapi);
      return viewOf(db, await readIdentity(db));
    },

    /** Saves the identity; a new time zone is announced, since it may change the day. */
    async saveIdentity(
      input: Identity,
      actor: Actor,
      { seen }: { seen?: number } = {},
    ): Promise<IdentityView> {
      await refresh();
      const clock = clockIn(strapi);
      const [today, now] = [clock.today(), clock.now()];
      const after = tidied(input);
      const view = await strapi.db.transaction(async ({ trx }) => {
        const stored = await lockIdentity(trx);
        await refuseIfChanged(trx, stored, seen);
        const before = identityIn(stored);
        await refuseFaulty(before, after);
        const saved = { ...after, version: (stored?.version ?? 0) + 1 };
        if (before.timeZone !== after.timeZone) await zoneChangePort.of(strapi)(trx, today);
        if (before.iban !== after.iban && before.iban !== '') {
          await accountChangePort.of(strapi)(trx, accountIn(before));
        }
        await writeIdentity(strapi, saved);
        const line = settingsActivity(COMMAND, actor, { before, after }, { today, now });
        await addActivities(trx, [line], now);
        return viewOf(trx, saved);
      });
      copy = after;
      readAt = performance.now();
      return view;
    },

    /** Stores an empty identity at the first boot, so that a save always has a row to lock. */
    async seed(): Promise<void> {
      const db = await executorOf(strapi);
      if ((await readIdentity(db)) === null) await writeIdentity(strapi, { ...UNSET, version: 0 });
      await read();
    },
  };
};

export const settingsIn = madeOnce(createSettingsService);
