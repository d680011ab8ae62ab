import { html } from './html';
import { contactLines, documentOf, inColumns } from './layout';
import { links } from './links';
import { sayIn } from './texts';
import type { Page } from './types';

/**
 * The accessibility statement that the law requires: the audit's result as given in the settings,
 * and nothing unverified. Pure.
 */
export const accessibilityPage = (page: Page): string => {
  const say = sayIn(page.language);
  const { accessibility, accessibilityStatement } = page.association;
  const title = say('accessibility.title');
  const state = say(`accessibility.state.${accessibility ?? 'unaudited'}`);
  return documentOf(page, {
    title,
    description: state,
    path: links.accessibility,
    main: inColumns(
      html`<h1>${title}</h1>
        <p class="lead">${state}</p>`,
      html`${
          accessibilityStatement &&
          html`<p>
            <a href="${accessibilityStatement}" hreflang="fr" rel="noopener"
              >${say('accessibility.statement')}</a
            >
          </p>`
        }
        <h2>${say('accessibility.done.heading')}</h2>
        <p>${say('accessibility.done')}</p>
        <h2>${say('accessibility.help.heading')}</h2>
        <p>${say('accessibility.help')}</p>
        <dl class="contact">${contactLines(page.association, say)}</dl>
        <p>
          ${say('accessibility.defender')}
          <a href="https://www.defenseurdesdroits.fr/" hreflang="fr" rel="noopener"
            >Défenseur des droits</a
          >
        </p>`,
      'prose',
    ),
  });
};
