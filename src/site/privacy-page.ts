import { html } from './html';
import { documentOf, inColumns } from './layout';
import { links } from './links';
import { sayIn } from './texts';
import type { Page } from './types';

/** Paragraphs separated by blank lines; line breaks are kept, for addresses. */
const paragraphs = (text: string) =>
  text.split(/\n{2,}/).map((paragraph) => html`<p class="lines">${paragraph}</p>`);

/**
 * The notice on applicants' data, as on the form, from the association's identity and register.
 * Pure.
 */
export const privacyPage = (page: Page): string => {
  const say = sayIn(page.language);
  const title = say('privacy.title');
  const notice = page.association.privacy?.[page.language];
  const lead = say(notice ? 'privacy.lead' : 'privacy.none');
  return documentOf(page, {
    title,
    description: lead,
    path: links.privacy,
    main: inColumns(
      html`<h1>${title}</h1>
        <p class="lead">${lead}</p>`,
      html`${notice?.parts.map(
        ({ heading, text }) =>
          html`<h2>${heading}</h2>
            ${paragraphs(text)}`,
      )}
      ${
        notice &&
        html`<h2>${say('privacy.browser.heading')}</h2>
          <p>${say('privacy.browser')}</p>`
      }`,
      'prose',
    ),
  });
};
