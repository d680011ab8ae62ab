import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { ConsentText, ConsentView } from '../../../shared/membership/consents';
import { factsIn } from '../core/facts';
import { findReader } from '../core/store/former-identities';
import { lockMemberships } from '../core/store/memberships';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Day, Locale } from '../kernel/rules/values';
import { addActivities } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import { executorOf, type Transaction } from '../kernel/store/database';
import { settingsActivity } from '../settings/settings-activity';
import type { ConsentInput, ConsentTextInput } from './inputs/consents';
import { refuse } from './refusals/mergers';
import {
  addConsent,
  addConsentText,
  findConsent,
  findConsents,
  findConsentText,
  findConsentTexts,
  withdrawConsent,
  type StoredConsent,
  type StoredText,
} from './store/consents';

const textView = ({
  id,
  title,
  locale,
  version,
  text,
  fromOn,
  addedAt,
}: StoredText): ConsentText => ({
  id,
  title,
  locale,
  version,
  text,
  fromOn,
  addedAt: new Date(addedAt).toISOString(),
});

const tell = (
  strapi: Core.Strapi,
  trx: Transaction,
  { id, membershipId, contactId, textId }: StoredConsent,
  { day, ...done }: { command: 'record-consent' | 'withdraw-consent'; actor: Actor; day: Day },
): Promise<void> => {
  // By id only: the journal must not name a person who is forgotten later.
  const input = { consentId: id, contactId, textId, date: day };
  return writeLine(strapi, trx, { ...done, membershipId, input });
};

const notInFuture = (strapi: Core.Strapi, day: Day, field: string): void => {
  if (day > clockIn(strapi).today()) throw refuse('date-in-future', { field });
};

/** Every version of every text, the latest first. */
const texts = async (strapi: Core.Strapi): Promise<ConsentText[]> =>
  (await findConsentTexts(await executorOf(strapi))).map(textView);

/**
 * The version of a text in force today, in French when it is missing in the language; null for
 * an unknown title.
 */
const current = async (
  strapi: Core.Strapi,
  title: string,
  locale: Locale,
): Promise<ConsentText | null> => {
  const today = clockIn(strapi).today();
  const inForce = (await texts(strapi))
    .filter((text) => text.title === title && text.fromOn <= today)
    .sort((a, b) => b.version - a.version);
  const within = (wanted: Locale) => inForce.find((text) => text.locale === wanted);
  return within(locale) ?? within('fr') ?? null;
};

/** Adds the next version of a text; earlier versions stay as people agreed to them. */
const write = async (
  strapi: Core.Strapi,
  input: ConsentTextInput,
  actor: Actor,
): Promise<ConsentText> => {
  const [today, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      const title = input.title.trim();
      const earlier = (await findConsentTexts(trx)).filter(
        (one) => one.title === title && one.locale === input.locale,
      );
      const version = Math.max(0, ...earlier.map((one) => one.version)) + 1;
      const [actorType, actorId] = [actor.type, actor.id];
      const text = { ...input, id: newId(), title, version, addedAt: now, actorType, actorId };
      await addConsentText(trx, text);
      const told = { before: {}, after: { title, locale: input.locale, version } };
      await addActivities(
        trx,
        [settingsActivity('write-consent-text', actor, told, { today, now })],
        now,
      );
      return textView(text);
    }),
  );
};

/** Records a consent in the caller's transaction, which must hold the membership's lock. */
const recordIn = async (
  strapi: Core.Strapi,
  trx: Transaction,
  membershipId: string,
  { contactId, textId, givenOn, how }: ConsentInput,
  actor: Actor,
): Promise<void> => {
  notInFuture(strapi, givenOn, 'givenOn');
  if (!(await findConsentText(trx, textId))) throw refuse('consent-text-unknown');
  const consent: StoredConsent = {
    id: newId(),
    membershipId,
    contactId,
    textId,
    givenOn,
    how: how.trim(),
    recordedAt: clockIn(strapi).now(),
    actorType: actor.type,
    actorId: actor.id,
    withdrawnOn: null,
    withdrawnAt: null,
  };
  await addConsent(trx, consent);
  await tell(strapi, trx, consent, { command: 'record-consent', actor, day: givenOn });
};

/** Records what a contact of a member agreed to. */
const record = async (
  strapi: Core.Strapi,
  membershipId: string,
  input: ConsentInput,
  actor: Actor,
): Promise<ConsentView[]> => {
  const facts = await factsIn(strapi).load(membershipId);
  if (!facts) throw refuse('membership-unknown', { membership: membershipId });
  if (!facts.contacts.some(({ id }) => id === input.contactId)) {
    throw refuse('contact-unknown', { contact: input.contactId });
  }
  await strapi.db.transaction(async ({ trx }) => {
    await lockMemberships(trx, [membershipId]);
    await recordIn(strapi, trx, membershipId, input, actor);
  });
  return list(strapi, membershipId);
};

/** Notes that a consent was taken back on a day. */
const withdraw = async (
  strapi: Core.Strapi,
  id: string,
  on: Day,
  actor: Actor,
): Promise<ConsentView[]> => {
  notInFuture(strapi, on, 'on');
  const found = await findConsent(await executorOf(strapi), id);
  if (!found) throw refuse('consent-unknown');
  if (on < found.givenOn) throw refuse('consent-not-given-yet', { field: 'on' });
  await strapi.db.transaction(async ({ trx }) => {
    await lockMemberships(trx, [found.membershipId]);
    const at = clockIn(strapi).now();
    if (!(await withdrawConsent(trx, id, on, at))) throw refuse('consent-withdrawn');
    await tell(strapi, trx, found, { command: 'withdraw-consent', actor, day: on });
  });
  return list(strapi, await findReader(await executorOf(strapi), found.membershipId));
};

/** The consents of a member's contacts, latest first. */
const list = async (strapi: Core.Strapi, membershipId: string): Promise<ConsentView[]> => {
  const facts = await factsIn(strapi).load(membershipId);
  if (!facts) throw refuse('membership-unknown', { membership: membershipId });
  const db = await executorOf(strapi);
  const consents = await findConsents(db, membershipId);
  const texts = new Map((await findConsentTexts(db)).map((text) => [text.id, text]));
  const names = await findActorNames(strapi, consents);
  const contacts = new Map(facts.contacts.map(({ id, name }) => [id, name]));
  return consents.flatMap(({ textId, actorType, actorId, ...consent }) => {
    const text = texts.get(textId);
    if (!text) return [];
    return [
      {
        id: consent.id,
        contactId: consent.contactId,
        contact: contacts.get(consent.contactId) ?? null,
        text: textView(text),
        givenOn: consent.givenOn,
        how: consent.how,
        recordedBy: {
          type: actorType as Actor['type'],
          id: actorId,
          ...names.get(`${actorType}:${actorId}`),
        },
        recordedAt: new Date(consent.recordedAt).toISOString(),
        withdrawnOn: consent.withdrawnOn,
      },
    ];
  });
};

/** Consents: the texts by their versions, and who agreed to which, when and how. */
export const consentsIn = serviceOf({ texts, current, write, recordIn, record, withdraw, list });
