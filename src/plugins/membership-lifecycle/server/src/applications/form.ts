import type { Core } from '@strapi/strapi';
import type { FormSettings, FormSettingsView } from '../../../shared/applications/applications';
import type { ApplicationForm } from '../../../shared/applications/content-api';
import type { Actor } from '../../../shared/kernel/common';
import { factsIn } from '../core/facts';
import { offerFor } from '../core/rules/renewal';
import type { TierOffer } from '../core/rules/types';
import { clockIn } from '../kernel/clock';
import { refuseFields, type FieldProblem } from '../kernel/field-errors';
import { serviceOf } from '../kernel/made-once';
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
import { askedFigure, figureProblems } from './rules/figure';
import type { SentApplication } from './rules/submission';
import { lockFormSettings, readFormSettings, writeFormSettings } from './store/form-settings';

/**
 * Decides what the application form asks for: staff choose it, the site shows it, and submissions
 * must match.
 */

interface Asked {
  tier?: unknown;
  organisation?: unknown;
  consent?: unknown;
  notice?: unknown;
}

const settings = async (strapi: Core.Strapi) => readFormSettings(await executorOf(strapi));

/** The tiers on offer today, one per code. */
const onOffer = async (strapi: Core.Strapi): Promise<TierOffer[]> => {
  const { offers } = await factsIn(strapi).surroundings();
  const codes = [...new Set(offers.map(({ tierCode }) => tierCode))];
  return codes.flatMap((code) => offerFor(offers, code, clockIn(strapi).today()) ?? []);
};

const tierProblems = async (
  strapi: Core.Strapi,
  { tier, organisation }: Asked,
): Promise<FieldProblem[]> => {
  if (typeof tier !== 'string' || tier.trim() === '') return [];
  const offered = await onOffer(strapi);
  if (offered.length === 0) return [{ path: 'tier', reason: 'no-open-offer' }];
  const chosen = offered.find(({ tierCode }) => tierCode === tier);
  if (!chosen) return [{ path: 'tier', reason: 'tier-not-on-offer' }];
  const { figure } = (organisation ?? {}) as Partial<SentApplication['organisation']>;
  return figureProblems(chosen, figure, clockIn(strapi).today());
};

const consentProblem = async (
  strapi: Core.Strapi,
  consent: unknown,
): Promise<FieldProblem | null> => {
  const { consentTitle } = await settings(strapi);
  if (consentTitle === '') return null;
  if (typeof consent !== 'string' || consent === '') {
    return { path: 'consent', reason: 'consent-required' };
  }
  for (const locale of ['fr', 'en'] as const) {
    if ((await consentsIn(strapi).current(consentTitle, locale))?.id === consent) return null;
  }
  return { path: 'consent', reason: 'consent-outdated' };
};

/** When the notice changed while the form was filled in, the form must show it again. */
const noticeProblem = (notice: unknown, current: string): FieldProblem | null =>
  typeof notice === 'string' && notice.trim() !== '' && notice !== current
    ? { path: 'notice', reason: 'notice-outdated' }
    : null;

/** The contents of the form today. */
const shown = async (strapi: Core.Strapi, locale: Locale): Promise<ApplicationForm> => {
  const { consentTitle } = await settings(strapi);
  const text = consentTitle ? await consentsIn(strapi).current(consentTitle, locale) : null;
  const privacy = (await privacyNoticesIn(strapi).current())?.[locale] ?? null;
  // Without a notice on personal data, the form must not ask for any.
  const tiers = privacy ? await onOffer(strapi) : [];
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
    tiers: tiers.map((tier) => ({
      code: tier.tierCode,
      name: inLocale(tier.tierNames, locale),
      closesOn: tier.closesOn,
      figure: askedFigure(tier, clockIn(strapi).today()),
    })),
  };
};

/** The current notice on personal data in both languages; refuses when there is none. */
const notice = async (strapi: Core.Strapi): Promise<Notices> => {
  const current = await privacyNoticesIn(strapi).current();
  if (!current) throw refuse('privacy-notice-missing');
  return current;
};

/** The outdated parts of a submission: a closed offer, a changed text or notice. */
const problems = async (
  strapi: Core.Strapi,
  asked: Asked,
  shown: Notices,
): Promise<FieldProblem[]> =>
  [
    ...(await tierProblems(strapi, asked)),
    await consentProblem(strapi, asked.consent),
    noticeProblem(asked.notice, shown.fr.version),
  ].flatMap((one) => one ?? []);

/** The settings with the available titles and the default address for announcements. */
const view = async (strapi: Core.Strapi): Promise<FormSettingsView> => {
  const titles = (await consentsIn(strapi).texts()).map(({ title }) => title);
  const { email } = await settingsIn(strapi).identity();
  return {
    ...(await settings(strapi)),
    titles: [...new Set(titles)].sort((a, b) => a.localeCompare(b, 'fr')),
    association: email,
    missing: await privacyNoticesIn(strapi).missing(),
  };
};

/** Saves the settings, with a line of the journal. */
const save = async (strapi: Core.Strapi, input: FormSettings, actor: Actor): Promise<void> => {
  const titles = (await consentsIn(strapi).texts()).map(({ title }) => title);
  if (input.consentTitle !== '' && !titles.includes(input.consentTitle)) {
    throw refuseFields([{ path: 'consentTitle', reason: 'not-a-consent' }]);
  }
  // A form must not ask for the consent to a text that it cannot show.
  if (input.consentTitle !== '' && !(await consentsIn(strapi).current(input.consentTitle, 'fr'))) {
    throw refuseFields([{ path: 'consentTitle', reason: 'consent-not-in-force' }]);
  }
  const [today, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  await strapi.db.transaction(async ({ trx }) => {
    const before = await lockFormSettings(trx);
    await writeFormSettings(strapi, input);
    const told = { before, after: input };
    const line = settingsActivity('save-application-form', actor, told, { today, now });
    await addActivities(trx, [line], now);
  });
};

/** The form of applications: what it shows, asks for and is set to. */
export const formIn = serviceOf({ settings, shown, notice, problems, view, save });
