import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { ConsentText, ConsentView } from '../../../shared/membership/consents';
import { factsIn } from '../core/facts';
import { lockMemberships } from '../core/store/memberships';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { journalLine } from '../kernel/journal-line';
import { madeOnce } from '../kernel/made-once';
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

/** Consents: the texts by their versions, and who agreed to which, when and how. */
const createConsentsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = () => clockIn(strapi);

  const journal = async (
    trx: Transaction,
    command: 'record-consent' | 'withdraw-consent',
    { id, membershipId, contactId, textId }: StoredConsent,
    actor: Actor,
    day: Day,
  ): Promise<void> => {
    const [on, at] = [clock().today(), clock().now()];
    // By id only: the journal must not name a person who is forgotten later.
    const input = { consentId: id, contactId, textId, date: day };
    const line = { membershipId, command, actor, on, at, input, before: {}, after: {} };
    await addActivities(trx, [journalLine(line)], at);
  };

  const notInFuture = (day: Day, field: string): void => {
    if (day > clock().today()) throw refuse('date-in-future', { field });
  };

  return {
    /** Every version of every text, the latest first. */
    async texts(): Promise<ConsentText[]> {
      return (await findConsentTexts(await executorOf(strapi))).map(textView);
    },

    /**
     * The version of a text in force today, in French when it is missing in the language; null for
     * an unknown title.
     */
    async current(title: string, locale: Locale): Promise<ConsentText | null> {
      const today = clock().today();
      const inForce = (await this.texts())
        .filter((text) => text.title === title && text.fromOn <= today)
        .sort((a, b) => b.version - a.version);
      const within = (wanted: Locale) => inForce.find((text) => text.locale === wanted);
      return within(locale) ?? within('fr') ?? null;
    },

    /** Adds the next version of a text; earlier versions stay as people agreed to them. */
    async write(input: ConsentTextInput, actor: Actor): Promise<ConsentText> {
      const [today, now] = [clock().today(), clock().now()];
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
    },

    /** Records a consent in the caller's transaction, which must hold the membership's lock. */
    async recordIn(
      trx: Transaction,
      membershipId: string,
      { contactId, textId, givenOn, how }: ConsentInput,
      actor: Actor,
    ): Promise<void> {
      notInFuture(givenOn, 'givenOn');
      if (!(await findConsentText(trx, textId))) throw refuse('consent-text-unknown');
      const consent: StoredConsent = {
        id: newId(),
        membershipId,
        contactId,
        textId,
        givenOn,
        how: how.trim(),
        recordedAt: clock().now(),
        actorType: actor.type,
        actorId: actor.id,
        withdrawnOn: null,
        withdrawnAt: null,
      };
      await addConsent(trx, consent);
      await journal(trx, 'record-consent', consent, actor, givenOn);
    },

    /** Records what a contact of a member agreed to. */
    async record(membershipId: string, input: ConsentInput, actor: Actor): Promise<ConsentView[]> {
      const facts = await factsIn(strapi).load(membershipId);
      if (!facts) throw refuse('membership-unknown', { membership: membershipId });
      if (!facts.contacts.some(({ id }) => id === input.contactId)) {
        throw refuse('contact-unknown', { contact: input.contactId });
      }
      await strapi.db.transaction(async ({ trx }) => {
        await lockMemberships(trx, [membershipId]);
        await this.recordIn(trx, membershipId, input, actor);
      });
      return this.list(membershipId);
    },

    /** Notes that a consent was taken back on a day. */
    async withdraw(id: string, on: Day, actor: Actor): Promise<ConsentView[]> {
      notInFuture(on, 'on');
      const found = await findConsent(await executorOf(strapi), id);
      if (!found) throw refuse('consent-unknown');
      if (on < found.givenOn) throw refuse('consent-not-given-yet', { field: 'on' });
      await strapi.db.transaction(async ({ trx }) => {
        await lockMemberships(trx, [found.membershipId]);
        const at = clock().now();
        if (!(await withdrawConsent(trx, id, on, at))) throw refuse('consent-withdrawn');
        await journal(trx, 'withdraw-consent', found, actor, on);
      });
      return this.list(found.membershipId);
    },

    /** The consents of a member's contacts, latest first. */
    async list(membershipId: string): Promise<ConsentView[]> {
      const facts = await factsIn(strapi).load(membershipId);
      if (!facts) throw refuse('membership-unknown', { membership: membershipId });
      const db = await executorOf(strapi);
      const consents = await findConsents(db, [membershipId]);
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
    },
  };
};

export const consentsIn = madeOnce(createConsentsService);
