import type { PublicPicture } from '../plugins/membership-lifecycle/shared/kernel/content-api';
import { formatSiret } from '../plugins/membership-lifecycle/shared/kernel/business-number';
import type { PublicAssociation } from '../plugins/membership-lifecycle/shared/settings/content-api';
import { papersOf } from '../plugins/membership-lifecycle/shared/settings/face';
import { firstFontsOf } from './fonts';
import { html, type Html, type Value } from './html';
import { links } from './links';
import { sayIn, type Say } from './texts';
import type { Language, Page } from './types';

/** The frame of every page. Pure. */

export interface Document {
  /** The title of the page; the association's name follows it. */
  title: string;
  description: string;
  /** The page's path in a language, without the site's address. */
  path: (language: Language) => string;
  main: Html;
  /** The module in `/site/js` that the page needs. */
  script?: string;
  /** Shown where a link to the page is shared. */
  picture?: PublicPicture | null;
  /** Whether search engines should ignore it. */
  unlisted?: boolean;
  /** The link of the navigation that leads here. */
  here?: 'offer' | 'resources' | 'agenda' | 'apply' | 'space';
  /** A banner for previews, which exist in one language only. */
  banner?: Html;
  /** Whether links open beside it: in the admin's frame, no page but a preview may be shown. */
  framed?: boolean;
}

/** A picture for networks, whose address has to be whole. */
const sharedPicture = ({ url, alternativeText, width, height }: PublicPicture, site: string) =>
  html`<meta property="og:image" content="${url.startsWith('/') ? site + url : url}" />
    ${alternativeText && html`<meta property="og:image:alt" content="${alternativeText}" />`}
    ${width && html`<meta property="og:image:width" content="${width}" />`}
    ${height && html`<meta property="og:image:height" content="${height}" />`}`;

const head = (page: Page, document: Document): Html => {
  const { association, language, site } = page;
  const papers = papersOf(association.face);
  const { title, description, path, script, unlisted, framed, here } = document;
  const shared = document.picture ?? association.picture;
  const full = association.name ? `${title} – ${association.name}` : title;
  const address = `${site}${path(language)}`;
  return html`<head>
    <meta charset="utf-8" />
    ${framed && html`<base target="_blank" />`}
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${full}</title>
    <meta name="description" content="${description}" />
    ${
      unlisted
        ? html`<meta name="robots" content="noindex" />`
        : html`<link rel="canonical" href="${address}" />
            <link rel="alternate" hreflang="fr" href="${site}${path('fr')}" />
            <link rel="alternate" hreflang="en" href="${site}${path('en')}" />
            <meta property="og:type" content="website" />
            <meta property="og:title" content="${title}" />
            <meta property="og:description" content="${description}" />
            <meta property="og:url" content="${address}" />
            <meta property="og:site_name" content="${association.name}" />
            <meta property="og:locale" content="${language === 'fr' ? 'fr_FR' : 'en_GB'}" />
            ${shared && sharedPicture(shared, site)}
            ${
              here === 'resources' &&
              html`<link
                rel="alternate"
                type="application/atom+xml"
                href="${links.feed(language)}"
              />`
            }`
    }
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="${papers.light}" />
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="${papers.dark}" />
    <link rel="icon" href="/favicon.ico" />
    ${firstFontsOf(association.face.fonts).map(
      (file) =>
        html`<link
          rel="preload"
          href="/site/fonts/${file}"
          as="font"
          type="font/woff2"
          crossorigin
        />`,
    )}
    <link rel="stylesheet" href="/site/css/site.css" />
    <link rel="stylesheet" href="/site/css/print.css" media="print" />
    ${script && html`<script type="module" src="/site/js/${script}"></script>`}
  </head>`;
};

const brand = ({ name, logo }: PublicAssociation, say: Say, language: Language): Html => {
  const shown = name || say('association');
  return html`<a class="brand" href="${links.home(language)}">
    ${
      logo &&
      html`<img
        class="brand-logo"
        src="${logo.url}"
        alt=""
        ${logo.width && html`width="${logo.width}"`}
        ${logo.height && html`height="${logo.height}"`}
      />`
    }
    <span class="brand-name">${shown}</span>
  </a>`;
};

const current = (is: boolean): Html | false => is && html` aria-current="page"`;

const header = (page: Page, document: Document, say: Say): Html => {
  const { association, language } = page;
  const other: Language = language === 'fr' ? 'en' : 'fr';
  const { here, path, banner } = document;
  return html`<header class="site-header">
    ${brand(association, say, language)}
    <nav class="site-nav" aria-label="${say('nav.label')}">
      <button type="button" class="menu" popovertarget="menu">${say('nav.menu')}</button>
      <ul id="menu" popover>
        <li>
          <a href="${links.home(language)}" ${current(here === 'offer')}>${say('nav.offer')}</a>
        </li>
        <li>
          <a href="${links.resources(language)}" ${current(here === 'resources')}
            >${say('nav.resources')}</a
          >
        </li>
        <li>
          <a href="${links.agenda(language)}" ${current(here === 'agenda')}>${say('nav.agenda')}</a>
        </li>
        <li>
          <a href="${links.apply(language)}" ${current(here === 'apply')}>${say('nav.apply')}</a>
        </li>
        <li>
          <a href="${links.space(language)}" ${current(here === 'space')}>${say('nav.space')}</a>
        </li>
        ${
          !banner &&
          html`<li>
            <a class="other-language" href="${path(other)}" lang="${other}" hreflang="${other}"
              >${say('nav.other')}</a
            >
          </li>`
        }
      </ul>
    </nav>
  </header>`;
};

/** The association's contact details, line by line; empty without any. */
export const contactLines = (association: PublicAssociation, say: Say): Html[] => {
  const { email, phone, website } = association;
  const line = (label: string, value: Value) =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  const lines: (Html | null)[] = [
    email ? line(say('contact.email'), html`<a href="mailto:${email}">${email}</a>`) : null,
    phone
      ? line(say('contact.phone'), html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`)
      : null,
    website
      ? line(
          say('contact.website'),
          html`<a href="${website}" rel="noopener"
            >${website.replace(/^https?:\/\/(www\.)?|\/$/g, '')}</a
          >`,
        )
      : null,
  ];
  return lines.filter((one) => one !== null);
};

/** The postal address on one line; null without one. */
export const postalOf = ({ address }: PublicAssociation): string | null =>
  address &&
  [...address.lines.split('\n'), `${address.postalCode} ${address.city}`.trim()]
    .filter(Boolean)
    .join(', ');

/** Its pages elsewhere, by the name of their site. */
const elsewhere = ({ links: addresses }: PublicAssociation, say: Say): Html | false =>
  addresses.length > 0 &&
  html`<ul class="elsewhere" aria-label="${say('footer.elsewhere')}">
    ${addresses.map(
      (address) =>
        html`<li>
          <a href="${address}" rel="me noopener"
            >${new URL(address).hostname.replace(/^www\./, '')}</a
          >
        </li>`,
    )}
  </ul>`;

const footer = (page: Page, say: Say): Html => {
  const { association, language } = page;
  const { name, legalName, legalForm, siret } = association;
  const contact = contactLines(association, say);
  const legal = [
    [legalName || name, legalForm].filter(Boolean).join(', '),
    postalOf(association),
    siret && say('footer.siret', { siret: formatSiret(siret) }),
  ].filter(Boolean);
  return html`<footer class="site-footer">
    ${
      contact.length > 0 &&
      html`<h2>${say('contact.heading')}</h2>
        <dl class="contact">${contact}</dl>`
    }
    ${elsewhere(association, say)}
    <p class="legal">${legal.join(' · ')}</p>
    <p class="legal">
      <a href="${links.accessibility(language)}"
        >${say(`footer.accessibility.${association.accessibility ?? 'unaudited'}`)}</a
      >
      ${' · '}<a href="${links.privacy(language)}">${say('privacy.title')}</a> ${' · '}<a
        href="${links.legal(language)}"
        >${say('legal.title')}</a
      >
    </p>
  </footer>`;
};

/** A page to be read: what it is beside what it says, where there is room for both. */
export const inColumns = (head: Value, body: Value, bodyClass = ''): Html =>
  html`<div class="columns">
    <div class="page-head">${head}</div>
    <div class="page-body ${bodyClass}">${body}</div>
  </div>`;

/** A whole page. */
export const documentOf = (page: Page, document: Document): string => {
  const say = sayIn(page.language);
  return `<!doctype html>\n${
    html`<html lang="${page.language}">
      ${head(page, document)}
      <body>
        <a class="skip" href="#contenu">${say('skip')}</a>
        ${document.banner} ${header(page, document, say)}
        <main id="contenu" tabindex="-1">${document.main}</main>
        ${footer(page, say)}
      </body>
    </html>`.text
  }\n`;
};
