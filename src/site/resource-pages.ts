import type {
  PublicResource,
  WholeResource,
} from '../plugins/membership-lifecycle/shared/resources/content-api';
import type { ResourcePreview } from '../plugins/membership-lifecycle/shared/resources/preview';
import { formatDay, typeset } from '../writing/format';
import { Html, html } from './html';
import { joining } from './joining';
import { documentOf, inColumns } from './layout';
import { links } from './links';
import { pictureOf } from './picture';
import { previewBar } from './resource-preview';
import { sayIn, type Say } from './texts';
import type { Language, Page } from './types';

/** The resource centre: what there is, and each resource, as everybody may read of it. Pure. */

export interface ResourceSearch {
  search: string;
  topic: string;
  page: number;
}

export interface ResourceListPage extends Page {
  resources: readonly PublicResource[];
  asked: ResourceSearch;
  /** Those of all resources, to choose one from. */
  topics: readonly string[];
  total: number;
  pageCount: number;
}

export interface ResourcePage extends Page {
  resource: WholeResource;
  /** How an editor looks at it, and the token that opens it; missing for the public's page. */
  preview?: ResourcePreview;
  token?: string;
}

const className = 'resource-picture';
const ON_SHELF = { className, sizes: '(max-width: 40rem) 90vw, 11rem', isFirst: false };
const AT_HEAD = { className, sizes: '(max-width: 48rem) 90vw, 44rem', isFirst: true };

/** The readers of a resource: « En accès libre », « Réservé aux membres : Organismes publics ». */
const readersOf = ({ access }: PublicResource, say: Say): string => {
  if (access.kind === 'everyone') return say('resource.open');
  const names = access.benefit ? [access.benefit] : access.tiers;
  if (names.length === 0) return say('resource.members');
  const key = access.kind === 'right' ? 'resource.holders' : 'resource.tiers';
  return say(key, { names: names.join(', ') });
};

const topicsOf = (
  { topics }: { topics: readonly string[] },
  language: Language,
  label?: string,
): Html | false =>
  topics.length > 0 &&
  html`<ul class="topics" ${label && html`aria-label="${label}"`}>
    ${topics.map(
      (topic) =>
        html`<li><a href="${links.resources(language, { theme: topic })}">${topic}</a></li>`,
    )}
  </ul>`;

const noteOf = (resource: PublicResource, say: Say, language: Language): string =>
  [
    resource.publishedOn && formatDay(resource.publishedOn, language),
    resource.programme,
    resource.language &&
      resource.language !== language &&
      say(`resource.language.${resource.language}`),
  ]
    .filter(Boolean)
    .join(' · ');

const itemOf = (resource: PublicResource, say: Say, language: Language): Html => {
  const note = noteOf(resource, say, language);
  return html`<li class="resource">
    <div class="resource-side">
      ${resource.picture && pictureOf(resource.picture, ON_SHELF)}
      <p class="readers">${readersOf(resource, say)}</p>
      ${note && html`<p class="resource-note">${note}</p>`}
    </div>
    <div>
      <h2>
        <a href="${links.resource(resource.documentId, language)}"
          >${typeset(resource.title, language)}</a
        >
      </h2>
      ${resource.summary && html`<p>${typeset(resource.summary, language)}</p>`}
      ${topicsOf(resource, language)}
    </div>
  </li>`;
};

const searchForm = ({ asked, language }: ResourceListPage, say: Say): Html =>
  html`<form class="resource-search" role="search" action="/ressources" method="get">
    ${language !== 'fr' && html`<input type="hidden" name="lang" value="${language}" />`}
    ${asked.topic && html`<input type="hidden" name="theme" value="${asked.topic}" />`}
    <label for="recherche">${say('resources.search')}</label>
    <input
      class="input"
      type="search"
      id="recherche"
      name="q"
      value="${asked.search}"
      maxlength="100"
    />
    <button class="button quiet" type="submit">${say('resources.search.submit')}</button>
  </form>`;

/** The search whose results are shown, and the way back to all resources. */
const foundOf = ({ asked, total, language }: ResourceListPage, say: Say): Html | false => {
  const { search, topic } = asked;
  if (!search && !topic) return false;
  const what = [search && `« ${search} »`, topic].filter(Boolean).join(', ');
  return html`<p class="note" role="status">
    ${total > 0 ? say('resources.found', { count: total, what }) : say('resources.found.none', { what })}
    <a href="${links.resources(language)}">${say('resources.all')}</a>
  </p>`;
};

const pagesOf = ({ asked, pageCount, language }: ResourceListPage, say: Say): Html | false => {
  if (pageCount < 2) return false;
  const to = (page: number) =>
    links.resources(language, {
      ...(asked.search ? { q: asked.search } : {}),
      ...(asked.topic ? { theme: asked.topic } : {}),
      page: String(page),
    });
  return html`<nav class="pages" aria-label="${say('resources.pages')}">
    ${asked.page > 1 && html`<a rel="prev" href="${to(asked.page - 1)}">${say('resources.previous')}</a>`}
    <span>${say('resources.page', { page: asked.page, count: pageCount })}</span>
    ${asked.page < pageCount && html`<a rel="next" href="${to(asked.page + 1)}">${say('resources.next')}</a>`}
  </nav>`;
};

/** The page of the resources, with a search that needs no script. */
export const resourceListPage = (page: ResourceListPage): string => {
  const { language, resources, asked } = page;
  const say = sayIn(language);
  const isAsked = asked.search !== '' || asked.topic !== '';
  return documentOf(page, {
    title: say('resources.title'),
    description: say('resources.lead'),
    path: (inLanguage) => links.resources(inLanguage),
    here: 'resources',
    unlisted: isAsked,
    main: html`<div class="resources">
      <h1>${say('resources.title')}</h1>
      <p class="lead">${say('resources.lead')}</p>
      ${searchForm(page, say)} ${topicsOf(page, language, say('resources.topics'))}
      ${foundOf(page, say)}
      ${
        resources.length > 0
          ? html`<ul class="resource-list">
              ${resources.map((one) => itemOf(one, say, language))}
            </ul>`
          : !isAsked && html`<p>${say('resources.none')}</p>`
      }
      ${pagesOf(page, say)} ${joining('resources', say, language)}
    </div>`,
  });
};

const filesOf = ({ part }: WholeResource, say: Say): Html | false =>
  Boolean(part?.files.length) &&
  html`<section class="downloads">
    <h3>${say('resource.files')}</h3>
    <ul class="files">
      ${part?.files.map(({ name, url }) => html`<li><a href="${url}" download>${name}</a></li>`)}
    </ul>
  </section>`;

/** A part that is shown in the page itself. */
const openPart = (resource: WholeResource, say: Say): Html =>
  html`<div class="prose">${new Html(resource.part?.html ?? '')}</div>
    ${filesOf(resource, say)}`;

/** What a member is told whom the module finds a part closed to: a preview has none. */
const closedToMember = ({ resource, language }: ResourcePage, say: Say): Html =>
  html`<div class="notice">
    <p>${resource.because.text}</p>
    <p class="actions"><a href="${links.space(language)}">${say('agenda.space')}</a></p>
  </div>`;

/** What who may not read gets instead; an editor sees what a member would. */
const closedPart = (page: ResourcePage, say: Say): Html => {
  const { resource, preview, language } = page;
  const isMember = preview !== undefined && preview.as !== 'visitor';
  return html`<div id="part" data-resource="${resource.documentId}">
    <p class="readers">${readersOf(resource, say)}</p>
    ${isMember ? closedToMember(page, say) : joining('resources', say, language)}
  </div>`;
};

/**
 * A resource. Its part is in the page for everybody or for nobody: a member's is asked for by the
 * page's module, so that no cache ever keeps it. A preview has no module: it shows what its editor
 * chose.
 */
export const resourcePage = (page: ResourcePage): string => {
  const { language, resource, preview, token = '' } = page;
  const { allowed } = resource;
  const say = sayIn(language);
  const title = typeset(resource.title || say('preview.untitled'), language);
  const note = noteOf(resource, say, language);
  return documentOf(page, {
    title,
    description: resource.summary ?? title,
    path: (inLanguage) => links.resource(resource.documentId, inLanguage),
    here: 'resources',
    script: allowed || preview ? undefined : 'ressource.js',
    unlisted: preview !== undefined,
    framed: preview !== undefined,
    banner: preview && previewBar(preview, { token, language, say }),
    main: html`<article class="resource-page">
      ${inColumns(
        html`<p class="kicker">
            <a href="${links.resources(language)}">${say('resources.title')}</a>
          </p>
          <h1>${title}</h1>
          ${note && html`<p class="resource-note">${note}</p>`} ${topicsOf(resource, language)}`,
        html`${resource.summary && html`<p class="lead">${typeset(resource.summary, language)}</p>`}
        ${resource.picture && pictureOf(resource.picture, AT_HEAD)}
        ${allowed ? openPart(resource, say) : closedPart(page, say)}`,
      )}
    </article>`,
  });
};
