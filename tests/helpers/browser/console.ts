import type { Page } from 'playwright-core';

/** What Strapi and Chromium write to the console by themselves, whatever the plugin does. */
const STRAPIS_OWN: readonly RegExp[] = [
  /React Router Future Flag Warning/,
  // The admin's own pages hand `useRBAC` an object; ours hand it nothing.
  /useRBAC: The first argument should be an array of permissions/,
  // Strapi asks for features of its cloud, absent here, and reports each 404.
  /\/admin\/ai-feature-config|\/i18n\/ai-localization-jobs\//,
  // Its text area hands its props to the page as they come.
  /unknown prop "attribute" is being sent through to the DOM/,
  // Strapi's editor of roles takes each name for the key of a text, and reports those without one.
  /MISSING_TRANSLATION\] Missing message: "(?!membership-lifecycle\.)/,
  // What Redux measures of itself on a slow machine.
  /StateInvariantMiddleware took/,
  // The page of its previews traps the focus before it has drawn anything to focus.
  /\[FocusTrap\]: it seems there are no focusable elements/,
  // Strapi asks for its latest release; a test's machine need not reach it.
  /api\.github\.com\/repos\/strapi/,
  // Strapi's media library reports each request that it gives up as its dialog closes.
  /AbortError: signal is aborted without reason/,
  // A refusal, which the page says in words; Chromium notes it whatever the page does with it.
  /the server responded with a status of (400|409|422)/,
];

/** What a visitor is refused: a link that is used, an offer that is not there, a wrong password. */
export const REFUSED_TO_VISITORS = /the server responded with a status of (401|404|410|429)/;

/** Collects every error and warning that a page writes, but for Strapi's own and what is `known`. */
export const watchConsole = (page: Page, seen: string[], ...known: RegExp[]): void => {
  const left = [...STRAPIS_OWN, ...known];
  const note = (text: string) => {
    if (!left.some((one) => one.test(text))) seen.push(`${page.url()}: ${text}`);
  };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      note(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => note(`uncaught: ${error.message}`));
};
