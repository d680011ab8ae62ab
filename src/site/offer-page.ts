import type { PublicBenefit, PublicOffer, PublicTier } from '../api/offer/reading/types';
import {
  bracketPrice,
  bracketWords,
  byMeasure,
} from '../plugins/membership-lifecycle/shared/core/bracket-words';
import type { PublicPicture } from '../plugins/membership-lifecycle/shared/kernel/content-api';
import {
  allowanceWords,
  periodWords,
  priceWords,
} from '../plugins/membership-lifecycle/shared/core/offer-words';
import { formatDay, typeset, writingIn } from '../writing/format';
import { Html, html } from './html';
import { contactLines, documentOf } from './layout';
import { links } from './links';
import { markdownHtml, plainText } from '../writing/markdown';
import { pictureOf } from './picture';
import { termSentences } from './rights';
import { sayIn, type Say } from './texts';
import type { Language, OfferPage } from './types';

/** The offer as a page, and as one printed sheet of A4. Pure. */

interface Words {
  say: Say;
  language: Language;
}

/** Marks a text in another language than the page, for screen readers. */
const langOf = (locale: Language, { language }: Words): Html | false =>
  locale !== language && html` lang="${locale}"`;

const rich = (text: string, locale: Language): Html =>
  new Html(markdownHtml(typeset(text, locale)));

/** The anchor of a tier or right; a draft may have no code yet. */
const placeOf = (kind: 'formule' | 'droit', code: string | null): Html | false =>
  Boolean(code) && html`id="${kind}-${code}"`;

/** Whether and until when applications are open. */
const windowText = ({ offer, state, language }: OfferPage, say: Say): string => {
  // A draft may lack its days.
  if (!offer.opensOn) return '';
  const from = formatDay(offer.opensOn, language);
  const to = offer.closesOn && formatDay(offer.closesOn, language);
  if (state === 'coming') return say('offer.coming', { from });
  if (!to) return say('offer.since', { from });
  return state === 'closed' ? say('offer.closed', { to }) : say('offer.window', { from, to });
};

const epigraphOf = ({ epigraph, locale }: PublicOffer, words: Words): Html | null =>
  epigraph &&
  html`<figure class="epigraph" ${langOf(locale, words)}>
    <blockquote><p>${typeset(epigraph.text, locale)}</p></blockquote>
    ${epigraph.source && html`<figcaption>${typeset(epigraph.source, locale)}</figcaption>`}
  </figure>`;

/** What each tier costs, where one looks for it first; its name leads to all that it gives. */
const pricesOf = ({ tiers }: PublicOffer, words: Words): Html | null => {
  if (tiers.length === 0) return null;
  return html`<dl class="prices">
    ${tiers.map((tier) => {
      const name = html`<span${langOf(tier.locale, words)}>${typeset(tier.name, tier.locale)}</span>`;
      return html`<div>
        <dt>${tier.code ? html`<a href="#formule-${tier.code}">${name}</a>` : name}</dt>
        <dd>${priceWords(tier, writingIn(words.language))} ${periodWords(tier, words.language)}</dd>
      </div>`;
    })}
  </dl>`;
};

const BESIDE_TITLE = {
  className: 'offer-picture',
  sizes: '(max-width: 48rem) 92vw, (max-width: 78rem) 44vw, 31rem',
  isFirst: true,
};

/** The way to join and the contacts, for print, where links cannot be followed. */
const joining = ({ association, site, language }: OfferPage, { say }: Words): Html => {
  const address = `${site}${links.apply(language)}`.replace(/^https?:\/\//, '');
  return html`<section class="joining on-paper">
    <h2>${say('offer.join')}</h2>
    <p>${say('offer.join.online', { address })}</p>
    <dl class="contact">${contactLines(association, say)}</dl>
  </section>`;
};

/** Its own, or that of the association. */
export const pictureShown = ({
  offer,
  association,
}: Pick<OfferPage, 'offer' | 'association'>): PublicPicture | null =>
  offer.picture ?? association.picture;

const hero = (page: OfferPage, words: Words): Html => {
  const { offer, state, language } = page;
  const { say } = words;
  const picture = pictureShown(page);
  return html`<div class="hero">
    <div class="hero-title">
      <p class="kicker">${say('offer.kicker', { year: offer.year })}</p>
      <h1${langOf(offer.locale, words)}>${typeset(offer.title, offer.locale)}</h1>
      ${offer.locale !== language && html`<p class="note">${say('offer.untranslated')}</p>`}
      <p class="window">${windowText(page, say)}</p>
      <p class="actions">
        ${
          state === 'open'
            ? html`<a class="button" href="${links.apply(language)}">${say('offer.apply')}</a>`
            : html`<a class="button" href="${links.home(language)}">${say('offer.see-current')}</a>`
        }
        ${!page.draft && html`<a href="${links.sheet(offer.slug, language)}">${say('offer.sheet')}</a>`}
      </p>
    </div>
    ${picture && pictureOf(picture, BESIDE_TITLE)} ${pricesOf(offer, words)}
    ${state === 'open' && joining(page, words)}
  </div>`;
};

const whyOf = (offer: PublicOffer, words: Words): Html | null => {
  const { why, locale } = offer;
  const epigraph = epigraphOf(offer, words);
  if (!why) return epigraph;
  return html`<section class="why" aria-labelledby="pourquoi" ${langOf(locale, words)}>
    <h2 id="pourquoi">${typeset(why.heading, locale)}</h2>
    <div class="why-text">
      <div class="prose">${rich(why.body, locale)}</div>
      ${epigraph}
    </div>
  </section>`;
};

const rightOf = (benefit: PublicBenefit, tier: PublicTier | null, words: Words): Html => {
  const given = tier?.allowances.find((allowance) => allowance.benefit === benefit.code);
  const amount = given ? allowanceWords(benefit, given.quantity, words.language) : '';
  return html`<li class="right" ${placeOf('droit', benefit.code)} ${langOf(benefit.locale, words)}>
    <h3>${typeset(benefit.title, benefit.locale)}</h3>
    ${benefit.description && html`<div class="prose">${rich(benefit.description, benefit.locale)}</div>`}
    ${amount && html`<p class="amount">${amount}</p>`}
  </li>`;
};

const rightsOf = (offer: PublicOffer, words: Words): Html | null => {
  const { benefits, tiers, rightsHeading, locale } = offer;
  if (benefits.length === 0) return null;
  // With a single tier, its quantities are shown beside the rights; else in each tier.
  const only = tiers.length === 1 ? tiers[0] : null;
  return html`<section class="rights" aria-labelledby="droits">
    <h2 id="droits" ${rightsHeading && langOf(locale, words)}>
      ${rightsHeading ? typeset(rightsHeading, locale) : words.say('offer.rights')}
    </h2>
    <ol class="right-list">
      ${benefits.map((benefit) => rightOf(benefit, only, words))}
    </ol>
  </section>`;
};

/** What a tier gives; of a single one, what does not stand among the rights of the offer already. */
const includedIn = (tier: PublicTier, offer: PublicOffer, words: Words): Html | false => {
  const isSaid = (code: string) => offer.benefits.some((one) => one.code === code);
  const given = tier.allowances.filter(({ benefit }) => offer.tiers.length > 1 || !isSaid(benefit));
  if (given.length === 0) return false;
  return html`<p class="includes">${words.say('offer.includes')}</p>
    <ul class="included">
      ${given.map(
        ({ title, quantityText, locale }) =>
          html`<li>
            <span${langOf(locale, words)}>${typeset(title, locale)}</span>
            ${quantityText && html`<span class="amount">${quantityText}</span>`}
          </li>`,
      )}
    </ul>`;
};

const bracketsOf = ({ brackets }: PublicTier, { say, language }: Words): Html | null => {
  if (!brackets) return null;
  const { measure, steps } = brackets;
  const writing = writingIn(language);
  return html`<table class="brackets">
    <caption>
      ${say('offer.brackets', { by: byMeasure(measure, language) })}
    </caption>
    <thead class="unseen">
      <tr>
        <th scope="col">${say('offer.brackets.who')}</th>
        <th scope="col">${say('offer.brackets.price')}</th>
      </tr>
    </thead>
    <tbody>
      ${steps.map(
        (step) =>
          html`<tr>
            <th scope="row">${bracketWords(measure, step, writing)}</th>
            <td>${bracketPrice(measure, step, writing)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
};

const tierOf = (tier: PublicTier, page: OfferPage, words: Words): Html => {
  const { offer, state, language } = page;
  const { say } = words;
  const period = periodWords(tier, language);
  const several = offer.tiers.length > 1;
  return html`<li class="tier" ${placeOf('formule', tier.code)}>
    <div class="tier-head">
      <div ${langOf(tier.locale, words)}>
        <h3>${typeset(tier.name, tier.locale)}</h3>
        ${
          tier.audiences.length > 0 &&
          html`<ul class="audiences">
            ${tier.audiences.map((audience) => html`<li>${typeset(audience, tier.locale)}</li>`)}
          </ul>`
        }
      </div>
      <p class="${tier.brackets ? 'price range' : 'price'}">
        <strong>${priceWords(tier, writingIn(language))}</strong>
        ${period && html`<span>${period}</span>`}
      </p>
    </div>
    <div class="tier-more">
      ${bracketsOf(tier, words)}
      <div class="tier-term">
        <p>${termSentences(tier, words).join(' ')}</p>
        ${includedIn(tier, offer, words)}
      </div>
      ${
        state === 'open' &&
        html`<p class="actions">
          <a
            class="${several ? 'button quiet' : 'button'}"
            href="${links.apply(language, tier.code)}"
            >${say(several ? 'offer.apply.tier' : 'offer.apply')}${
              several && html`<span class="unseen"> : ${tier.name}</span>`
            }</a
          >
        </p>`
      }
    </div>
  </li>`;
};

const tiersOf = (page: OfferPage, words: Words): Html | null => {
  const { tiers } = page.offer;
  if (tiers.length === 0) return null;
  return html`<section class="tiers" aria-labelledby="formules">
    <h2 id="formules">${words.say(tiers.length > 1 ? 'offer.tiers' : 'offer.tier')}</h2>
    <ul class="${tiers.length > 1 ? 'tier-list several' : 'tier-list'}">
      ${tiers.map((tier) => tierOf(tier, page, words))}
    </ul>
  </section>`;
};

/** The page of an offer. */
export const offerPage = (page: OfferPage): string => {
  const { offer, draft, language } = page;
  const words: Words = { say: sayIn(language), language };
  const { say } = words;
  const title = typeset(offer.title, offer.locale);
  const why = offer.why ? plainText(offer.why.body) : '';
  const description = why ? clipped(why) : say('offer.description', { title });
  return documentOf(page, {
    title: offer.seoTitle ? typeset(offer.seoTitle, offer.locale) : title,
    description: offer.seoDescription ? typeset(offer.seoDescription, offer.locale) : description,
    picture: offer.picture,
    path: (inLanguage) => links.offer(offer.slug, inLanguage),
    here: 'offer',
    unlisted: draft,
    banner: draft
      ? html`<p class="preview-banner" role="status">${say('preview.banner')}</p>`
      : undefined,
    main: html`<article class="offer">
      ${hero(page, words)} ${whyOf(offer, words)} ${rightsOf(offer, words)} ${tiersOf(page, words)}
    </article>`,
  });
};

const DESCRIPTION = 200;

/** The beginning of a text, at a search engine's length, cut at a word. */
const clipped = (text: string): string =>
  text.length <= DESCRIPTION ? text : `${text.slice(0, DESCRIPTION).replace(/\s+\S*$/, '')}…`;
