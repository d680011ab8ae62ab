import type { Core } from '@strapi/strapi';
import type { FormSettings, FormSettingsView } from '../../../shared/applications/applications';
import type { ApplicationForm } from '../../../shared/applications/content-api';
import type { Actor } from '../../../shared/kernel/common';
import { factsIn } from '../core/facts';
import { offerFor } from '../core/rules/renewal';
import type { TierOffer } from '../core/rules/types';
import { clockIn } from '../kernel/clock';
import { refuseFields, type FieldProblem } from '../kernel/field-errors';
import { inLocale } from '../kernel/rules/localised';
import type { Locale } from '../kernel/rules/values';
import { addActivities } from '../kernel/store/activities';
import { executorOf } from '../kernel/store/database';
import { consentsIn } from '../membership/consents';
import type { Notices } from '../settings/privacy-notices';
import { privacyNoticesIn } from '../settings/privacy-notices';
import { settingsIn } from '../settings/settings';
import { settingsActivity } from '../settings/settings-activity';
import { refuse } from './refusals/applications';
import { lockFormSettings, readFormSettings, writeFormSettings } from './store/form-settings';

/**
 * Decides what the application form asks for: staff choose it, the site shows it, and submissions
 * must match.
 */

interface Asked {
  tier?: unknown;
  consent?: unknown;
  notice?: unknown;
}

export const createForm = (strapi: Core.Strapi) => {
  const clock = () => clockIn(strapi);
  const consents = () => consentsIn(strapi);
  const notices = () => privacyNoticesIn(strapi);
  const settings = async () => readFormSettings(await executorOf(strapi));

  /** The tiers on offer today, one per code. */
  const onOffer = async (): Promise<TierOffer[]> => {
    const { offers } = await factsIn(strapi).surroundings();
    const codes = [...new Set(offers.map(({ tierCode }) => tierCode))];
    return codes.flatMap((code) => offerFor(offers, code, clock().today()) ?? []);
  };

  const tierProblem = async (tier: unknown): Promise<FieldProblem | null> => {
    if (typeof tier !== 'string' || tier.trim() === '') return null;
    const offered = await onOffer();
    if (offered.length === 0) return { path: 'tier', reason: 'no-open-offer' };
    const known = offered.some(({ tierCode }) => tierCode === tier);
    return known ? null : { path: 'tier', reason: 'tier-not-on-offer' };
  };

  const consentProblem = async (consent: unknown): Promise<FieldProblem | null> => {
    const { consentTitle } = await settings();
    if (consentTitle === '') return null;
    if (typeof consent !== 'string' || consent === '') {
      return { path: 'consent', reason: 'consent-required' };
    }
    for (const locale of ['fr', 'en'] as const) {
      if ((await consents().current(consentTitle, locale))?.id === consent) return null;
    }
    return { path: 'consent', reason: 'consent-outdated' };
  };

  /** When the notice changed while the form was filled in, the form must show it again. */
  const noticeProblem = (notice: unknown, current: string): FieldProblem | null =>
    typeof notice === 'string' && notice.trim() !== '' && notice !== current
      ? { path: 'notice', reason: 'notice-outdated' }
      : null;

  return {
    settings,

    /** What the form shows today. */
    async shown(locale: Locale): Promise<ApplicationForm> {
      const { consentTitle } = await settings();
      const text = consentTitle ? await consents().current(consentTitle, locale) : null;
      const privacy = (await notices().current())?.[locale] ?? null;
      // Without a notice on personal data, the form must not ask for any.
      const tiers = privacy ? await onOffer() : [];
      return {
        privacy,
        consents: text
          ? [
              {
                id: text.id,
                title: text.title,
                text: text.text,
                version: text.version,
                locale: text.locale,
              },
            ]
          : [],
        tiers: tiers.map(({ tierCode, tierNames, closesOn }) => ({
          code: tierCode,
          name: inLocale(tierNames, locale),
          closesOn,
        })),
      };
    },

    /** The current notice on personal data in both languages; refuses when there is none. */
    async notice(): Promise<Notices> {
      const current = await notices().current();
      if (!current) throw refuse('privacy-notice-missing');
      return current;
    },

    /** What is out of date in a submission: a closed offer, a changed text or notice. */
    async problems({ tier, consent, notice }: Asked, shown: Notices): Promise<FieldProblem[]> {
      return [
        await tierProblem(tier),
        await consentProblem(consent),
        noticeProblem(notice, shown.fr.version),
      ].flatMap((one) => one ?? []);
    },

    /** The settings with the available titles and the default address for announcements. */
    async view(): Promise<FormSettingsView> {
      const titles = (await consents().texts()).map(({ title }) => title);
      const { email } = await settingsIn(strapi).identity();
      return {
        ...(await settings()),
        titles: [...new Set(titles)].sort((a, b) => a.localeCompare(b, 'fr')),
        association: email,
        missing: await notices().missing(),
      };
    },

    /** Saves the settings, with a line of the journal. */
    async save(input: FormSettings, actor: Actor): Promise<void> {
      const titles = (await consents().texts()).map(({ title }) => title);
      if (input.consentTitle !== '' && !titles.includes(input.consentTitle)) {
        throw refuseFields([{ path: 'consentTitle', reason: 'not-a-consent' }]);
      }
      // A form must not ask for the consent to a text that it cannot show.
      if (input.consentTitle !== '' && !(await consents().current(input.consentTitle, 'fr'))) {
        throw refuseFields([{ path: 'consentTitle', reason: 'consent-not-in-force' }]);
      }
      const [today, now] = [clock().today(), clock().now()];
      await strapi.db.transaction(async ({ trx }) => {
        const before = await lockFormSettings(trx);
        await writeFormSettings(strapi, input);
        const told = { before, after: input };
        const line = settingsActivity('save-application-form', actor, told, { today, now });
        await addActivities(trx, [line], now);
      });
    },
  };
};
