import ours from '../../../src/admin/translations/strapi-fr.json';
import { valuesOf } from '../../helpers/texts/messages';
import { strapiTexts } from '../../helpers/texts/strapi';

/** Strapi's own texts: a French reader finds none in English on the pages that this application shows. */

type Texts = Record<string, string>;

/** Not shown here, so left to Strapi. */
const NOT_SHOWN = [
  // Behind a licence of Strapi: a page that offers it is shown, what it does is not.
  /^Settings\.permissions\.auditLogs\./,
  /^app\.components\.(FreeTrial|LeftMenu\.trialCountdown|UpsellBanner)/,
  /^notification\.ee\./,
  /^i18n\.(CMEditViewAITranslation|Settings\.aiLocalizations|CMEditViewLocalePicker\.locale\.ai)/,
  /^upload\.(ai|settings\.form\.aiMetadata|list\.bulk-actions\.create-metadata)\b/,
  /^upload\.upload\.progress\..*[mM]etadata/,
  /\.description\.ai$/,
  // Strapi's tour, which is off, and extensions that are not installed.
  /^tours\./,
  /^app\.components\.GuidedTour\./,
  /^global\.plugins\.(documentation|graphql|sentry)/,
  /^app\.components\.BlockLink\.cloud/,
  // No page asks for it.
  /^users-permissions\.PopUpForm\.Email\.options\.object\.placeholder$/,
];

const english = strapiTexts('en');
const french: Texts = { ...strapiTexts('fr'), ...(ours as Texts) };

it('leaves no text in English that is shown', () => {
  // Strapi has well over a thousand: were its files elsewhere, nothing would be missing.
  expect(Object.keys(english).length).toBeGreaterThan(1_000);
  const missing = Object.keys(english).filter((key) => !(key in french));
  expect(missing.filter((key) => !NOT_SHOWN.some((pattern) => pattern.test(key)))).toEqual([]);
});

it('leaves out nothing but what Strapi itself leaves out', () => {
  const needless = NOT_SHOWN.filter(
    (pattern) => !Object.keys(english).some((key) => !(key in french) && pattern.test(key)),
  );
  expect(needless).toEqual([]);
});

/** The values and tags of a message; an address in a text (`<a@b>`) makes it no message at all. */
const told = (text: string): string[] => (/<\S+@/.test(text) ? [] : valuesOf(text));

it('asks in French for no value that the English does not have', () => {
  const unknown = Object.entries(ours as Texts)
    .filter(([key]) => key in english)
    .map(([key, text]) => {
      const given = told(english[key] as string);
      return [key, told(text).filter((name) => !given.includes(name))] as const;
    });
  expect(unknown.filter(([, names]) => names.length > 0)).toEqual([]);
});
