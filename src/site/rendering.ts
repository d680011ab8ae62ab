import type { Core } from '@strapi/strapi';
import { offersIn, previewsIn } from '../api/offer/typed-services';
import type { PublicOffer } from '../api/offer/reading/types';
import type { PublicPicture } from '../plugins/membership-lifecycle/shared/kernel/content-api';
import type { PublicAssociation } from '../plugins/membership-lifecycle/shared/settings/content-api';
import { lifecycle } from '../setup/lifecycle';
import { accessibilityPage } from './accessibility-page';
import { agendaPage, type AgendaPage } from './agenda-page';
import { faceCss } from './face-css';
import { etagOf, type SiteFile } from './files';
import { feed, robots, sitemap } from './indexes';
import { legalPage } from './legal-page';
import { offerPage, pictureShown } from './offer-page';
import { addressesOf } from './picture';
import { noticePage, shellPage, type Notice } from './plain-pages';
import { privacyPage } from './privacy-page';
import { isDocumentId, isSlug, resourceSearch, type Wanted } from './requests';
import { resourceListPage, resourcePage } from './resource-pages';
import type { Language, OfferPage, OfferState, Page } from './types';

interface StyleAnswer {
  type: string;
  etag: string;
  body: Buffer;
}

/** Occasions on the page of the agenda: more than an association announces at a time. */
const MOST = 100;
const RESOURCES_A_PAGE = 20;
/** The resources that programs are told of. */
const LATEST = { search: '', topic: '', paging: { page: 1, pageSize: 100 } };

export interface Rendered {
  status: number;
  text: string;
  type: string;
  etag: string;
  /** The addresses of the pictures that it shows. */
  pictures: readonly string[];
}

export const stateOf = ({ opensOn, closesOn }: PublicOffer, today: string): OfferState => {
  if (opensOn > today) return 'coming';
  return closesOn !== null && closesOn < today ? 'closed' : 'open';
};

interface Told {
  pictures?: (PublicPicture | null)[];
  status?: number;
  type?: string;
}

const rendered = (
  text: string,
  { pictures = [], status = 200, type = 'text/html' }: Told = {},
): Rendered => ({
  status,
  text,
  type: `${type}; charset=utf-8`,
  etag: etagOf(text),
  pictures: pictures.flatMap(addressesOf),
});

/** Renders the pages; an offer's page is cached per contents. */
export const createRendering = (strapi: Core.Strapi) => {
  const kept = new WeakMap<PublicOffer, Map<string, { page: Page; made: Rendered }>>();

  const styled = new WeakMap<PublicAssociation, { from: SiteFile; made: StyleAnswer }>();

  const pageOf = async (language: Language): Promise<Page> => ({
    language,
    association: await lifecycle(strapi, 'association').view(),
    site: (await lifecycle(strapi, 'siteLinks').offer('fr')).replace(/\/$/, ''),
  });

  const agendaOf = async (page: Page): Promise<AgendaPage> => {
    const reader = { isPublic: true };
    const occasions = lifecycle(strapi, 'occasions');
    const { data } = await occasions.published(page.language, { page: 1, pageSize: MOST }, reader);
    return { ...page, occasions: data, today: lifecycle(strapi, 'clock').today() };
  };

  const resourcesFor = async (page: Page, query: URLSearchParams): Promise<Rendered> => {
    const asked = resourceSearch(query);
    const { search, topic } = asked;
    const paging = { page: asked.page, pageSize: RESOURCES_A_PAGE };
    const resources = lifecycle(strapi, 'resources');
    const { data, meta } = await resources.list(
      { search, topic, paging },
      { locale: page.language },
    );
    const { total, pageCount } = meta.pagination;
    const topics = await resources.topics(page.language);
    const shown = { ...page, resources: data, topics, asked, total, pageCount };
    return rendered(resourceListPage(shown), { pictures: data.map(({ picture }) => picture) });
  };

  const latest = async (page: Page) =>
    (await lifecycle(strapi, 'resources').list(LATEST, { locale: page.language })).data;

  /** What programs read, by its address. */
  const INDEXES: Partial<Record<Wanted['kind'], (page: Page) => Promise<Rendered>>> = {
    sitemap: async (page) => {
      const offers = (await offersIn(strapi).listed(page.language, false)) ?? [];
      const text = sitemap(page, { offers, resources: await latest(page) });
      return rendered(text, { type: 'application/xml' });
    },
    feed: async (page) =>
      rendered(feed(page, await latest(page)), { type: 'application/atom+xml' }),
    robots: async (page) => rendered(robots(page), { type: 'text/plain' }),
  };

  /** A resource as everybody may read it; 404 for what is not published. */
  const resourceOf = async (page: Page, documentId: string): Promise<Rendered> => {
    const resources = lifecycle(strapi, 'resources');
    const resource = isDocumentId(documentId)
      ? await resources.found(documentId, { locale: page.language })
      : null;
    return resource
      ? rendered(resourcePage({ ...page, resource }), { pictures: [resource.picture] })
      : notice(page, 'resource.missing', 404);
  };

  /** The resource behind a preview token, as the reader whom the address names. */
  const resourcePreviewed = async (
    page: Page,
    documentId: string,
    { token, as }: { token: string; as: string },
  ): Promise<Rendered> => {
    const previews = lifecycle(strapi, 'resourcePreviews');
    const preview = isDocumentId(documentId)
      ? await previews.open({ documentId, locale: page.language, token, as })
      : null;
    if (!preview) return notice(page, 'preview.refused', 403);
    const { resource } = preview;
    const pictures = [resource.picture];
    return rendered(resourcePage({ ...page, resource, preview, token }), { pictures });
  };

  const notice = (page: Page, which: Notice, status: number): Rendered =>
    rendered(noticePage(page, which), { status });

  /** The pages that say the same whatever is published. */
  const PLAIN: Partial<Record<Wanted['kind'], (page: Page) => Rendered>> = {
    accessibility: (page) => rendered(accessibilityPage(page)),
    privacy: (page) => rendered(privacyPage(page)),
    legal: (page) => rendered(legalPage(page)),
    nowhere: (page) => notice(page, 'nowhere', 404),
  };

  const shown = (page: OfferPage): Rendered =>
    rendered(offerPage(page), { pictures: [pictureShown(page)] });

  const offered = (page: Page, offer: PublicOffer, today: string): Rendered => {
    const state = stateOf(offer, today);
    const made = kept.get(offer) ?? new Map();
    kept.set(offer, made);
    const key = `${page.language} ${state}`;
    const known = made.get(key);
    if (known && known.page.association === page.association) return known.made;
    const fresh = shown({ ...page, offer, state, draft: false });
    made.set(key, { page, made: fresh });
    return fresh;
  };

  /** The page behind a preview token, to which the admin's button leads. */
  const previewed = async (page: Page, token: string, today: string, slug?: string) => {
    const previews = previewsIn(strapi);
    const opened = await previews.open(token, { locale: page.language, slug });
    if (!opened) return notice(page, 'preview.refused', 403);
    const { offer, version } = opened;
    const state = stateOf(offer, today);
    return shown({ ...page, offer, state, draft: version === 'draft' });
  };

  return {
    pageOf,

    /** The style of the pages: the association's face, then what is the same for all. */
    async style(from: SiteFile): Promise<StyleAnswer> {
      const association = await lifecycle(strapi, 'association').view();
      const known = styled.get(association);
      if (known?.from === from) return known.made;
      const body = Buffer.concat([Buffer.from(faceCss(association.face)), from.bytes]);
      const made = { type: from.type, etag: etagOf(body), body };
      styled.set(association, { from, made });
      return made;
    },

    /** Renders a page in a language; `preview` is a token for unpublished contents. */
    async render(
      wanted: Exclude<Wanted, { kind: 'file' }>,
      page: Page,
      { preview, query }: { preview: string | null; query: URLSearchParams },
    ): Promise<Rendered> {
      if (wanted.kind === 'shell') return rendered(shellPage(page, wanted.path));
      if (wanted.kind === 'resources') return resourcesFor(page, query);
      if (wanted.kind === 'resource') {
        if (preview === null) return resourceOf(page, wanted.documentId);
        const shown = { token: preview, as: query.get('as') ?? '' };
        return resourcePreviewed(page, wanted.documentId, shown);
      }
      if (wanted.kind === 'agenda') return rendered(agendaPage(await agendaOf(page)));
      const plain = PLAIN[wanted.kind] ?? INDEXES[wanted.kind];
      if (plain) return plain(page);
      const today = lifecycle(strapi, 'clock').today();
      const slug = wanted.kind === 'offer' ? wanted.slug : undefined;
      if (preview !== null) return previewed(page, preview, today, slug);
      if (slug === undefined) {
        const open = await offersIn(strapi).published(page.language);
        return open ? offered(page, open.payload, today) : notice(page, 'none', 200);
      }
      const found = isSlug(slug) ? await offersIn(strapi).published(page.language, slug) : null;
      return found ? offered(page, found.payload, today) : notice(page, 'missing', 404);
    },

    trouble: (page: Page): Rendered => notice(page, 'trouble', 503),
  };
};
