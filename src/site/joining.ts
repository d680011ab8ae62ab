import { html, type Html } from './html';
import { links } from './links';
import type { Say } from './texts';
import type { Language } from './types';

/** The notice below an open page, that leads to the application form and to the member space. */
export const joining = (to: 'agenda' | 'resources', say: Say, language: Language): Html =>
  html`<section class="notice" aria-labelledby="rejoindre">
    <h2 id="rejoindre">${say(`${to}.join.title`)}</h2>
    <p>${say(`${to}.join`)}</p>
    <p class="actions">
      <a class="button" href="${links.apply(language)}">${say('offer.apply')}</a>
      <a class="to-space" href="${links.space(language)}">${say('agenda.space')}</a>
    </p>
  </section>`;
