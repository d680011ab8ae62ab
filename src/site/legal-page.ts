import { formatSiret } from '../plugins/membership-lifecycle/shared/kernel/business-number';
import { html, type Value } from './html';
import { contactLines, documentOf, inColumns, postalOf } from './layout';
import { links } from './links';
import { sayIn } from './texts';
import type { Page } from './types';

/**
 * The legal notice that French law asks of a site (LCEN of 21 June 2004), from the identity of the
 * association. Pure.
 */
export const legalPage = (page: Page): string => {
  const { association, language } = page;
  const { name, legalName, legalForm, siret, rna, publicationDirector, hosting } = association;
  const say = sayIn(language);
  const title = say('legal.title');
  const publisher = [
    [legalName || name, legalForm].filter(Boolean).join(', '),
    postalOf(association),
    siret && say('footer.siret', { siret: formatSiret(siret) }),
    rna && say('legal.rna', { rna }),
  ].filter(Boolean);
  const part = (heading: 'legal.director' | 'legal.host', text: Value) =>
    text &&
    html`<h2>${say(heading)}</h2>
      <p class="lines">${text}</p>`;
  return documentOf(page, {
    title,
    description: title,
    path: links.legal,
    main: inColumns(
      html`<h1>${title}</h1>`,
      html`<h2>${say('legal.publisher')}</h2>
        <p class="lines">${publisher.join('\n')}</p>
        <dl class="contact">${contactLines(association, say)}</dl>
        ${part('legal.director', publicationDirector)} ${part('legal.host', hosting)}`,
      'prose',
    ),
  });
};
