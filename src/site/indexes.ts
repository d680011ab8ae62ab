import type { PublicOffer } from '../api/offer/reading/types';
import type { PublicResource } from '../plugins/membership-lifecycle/shared/resources/content-api';
import { html, type Html } from './html';
import { links } from './links';
import { sayIn } from './texts';
import { LANGUAGES, type Language, type Page } from './types';

/** What programs read to find the pages: a map of the site, and a feed of the resources. Pure. */

type Path = (language: Language) => string;

interface Published {
  offers: readonly PublicOffer[];
  /** The latest ones. */
  resources: readonly PublicResource[];
}

const xml = (root: Html): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;

/** A text without the characters that no XML may have. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

/** A page in each language, with where it stands in the other. */
const placed = (site: string, path: Path, changed: string | null): Html =>
  html`${LANGUAGES.map(
    (language) =>
      html`<url>
        <loc>${site}${path(language)}</loc>
        ${changed && html`<lastmod>${changed}</lastmod>`}
        ${LANGUAGES.map(
          (one) =>
            html`<xhtml:link rel="alternate" hreflang="${one}" href="${site}${path(one)}" />`,
        )}
      </url>`,
  )}`;

const ALWAYS: readonly Path[] = [
  links.home,
  (language) => links.resources(language),
  links.agenda,
  (language) => links.apply(language),
  links.accessibility,
  links.privacy,
  links.legal,
];

/** The map of the site (https://www.sitemaps.org/protocol.html), each page in both languages. */
export const sitemap = ({ site }: Page, { offers, resources }: Published): string =>
  xml(
    html`<urlset
      xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:xhtml="http://www.w3.org/1999/xhtml"
    >
      ${ALWAYS.map((path) => placed(site, path, null))}
      ${offers.map(({ slug, updatedAt }) =>
        placed(site, (language) => links.offer(slug, language), updatedAt),
      )}
      ${resources.map(({ documentId, updatedAt }) =>
        placed(site, (language) => links.resource(documentId, language), updatedAt),
      )}
    </urlset>`,
  );

const entryOf = (site: string, resource: PublicResource, language: Language): Html => {
  const { documentId, title, summary, topics, updatedAt, publishedOn } = resource;
  const address = `${site}${links.resource(documentId, language)}`;
  return html`<entry>
    <title>${plain(title)}</title>
    <link href="${address}" />
    <id>${address}</id>
    <updated>${updatedAt}</updated>
    ${publishedOn && html`<published>${publishedOn}T00:00:00Z</published>`}
    ${summary && html`<summary>${plain(summary)}</summary>`}
    ${topics.map((topic) => html`<category term="${plain(topic)}" />`)}
  </entry>`;
};

/** The latest resources as an Atom feed (RFC 4287): what everybody may read of each. */
export const feed = (page: Page, resources: readonly PublicResource[]): string => {
  const { site, language, association } = page;
  const say = sayIn(language);
  const changes = resources.map(({ updatedAt }) => updatedAt).sort();
  return xml(
    html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
      <title>
        ${plain(`${say('resources.title')} – ${association.name || say('association')}`)}
      </title>
      <id>${site}${links.feed(language)}</id>
      <link rel="self" href="${site}${links.feed(language)}" />
      <link href="${site}${links.resources(language)}" />
      <updated>${changes.at(-1) ?? '1970-01-01T00:00:00Z'}</updated>
      <author><name>${plain(association.name || say('association'))}</name></author>
      ${resources.map((resource) => entryOf(site, resource, language))}
    </feed>`,
  );
};

/** Which pages robots are to leave, and where the others are listed. */
export const robots = ({ site }: Page): string =>
  ['User-agent: *', 'Disallow: /admin', `Sitemap: ${site}/sitemap.xml`, ''].join('\n');
