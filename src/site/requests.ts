import type { Language } from './types';
import type { ResourceSearch } from './resource-pages';
import { isShell, type ShellPath } from './plain-pages';

/** The page that an address means; null when it is not one of the site. Pure. */

export type Wanted =
  | { kind: 'current' }
  | { kind: 'offer'; slug: string }
  | { kind: 'shell'; path: ShellPath }
  | { kind: 'agenda' }
  | { kind: 'resources' }
  | { kind: 'resource'; documentId: string }
  | { kind: 'accessibility' }
  | { kind: 'privacy' }
  | { kind: 'legal' }
  | { kind: 'sitemap' }
  | { kind: 'feed' }
  | { kind: 'robots' }
  | { kind: 'nowhere' }
  | { kind: 'file'; name: string };

const OFFERS = '/offres/';
const RESOURCES = '/ressources/';
const FILES = '/site/';

export const wantedBy = (path: string): Wanted | null => {
  if (path === '/') return { kind: 'current' };
  if (isShell(path)) return { kind: 'shell', path };
  if (path === '/ressources') return { kind: 'resources' };
  if (path.startsWith(RESOURCES))
    return { kind: 'resource', documentId: path.slice(RESOURCES.length) };
  if (path === '/ressources.atom') return { kind: 'feed' };
  if (path === '/sitemap.xml') return { kind: 'sitemap' };
  if (path === '/robots.txt') return { kind: 'robots' };
  if (path === '/agenda') return { kind: 'agenda' };
  if (path === '/accessibilite') return { kind: 'accessibility' };
  if (path === '/donnees-personnelles') return { kind: 'privacy' };
  if (path === '/mentions-legales') return { kind: 'legal' };
  if (path.startsWith(OFFERS)) return { kind: 'offer', slug: path.slice(OFFERS.length) };
  if (path.startsWith(FILES)) return { kind: 'file', name: path.slice(FILES.length) };
  return null;
};

/** English if asked for, else French. */
export const languageOf = (query: URLSearchParams): Language =>
  query.get('lang') === 'en' ? 'en' : 'fr';

const PREVIEWED: readonly Wanted['kind'][] = ['current', 'offer', 'resource'];

/** The token of a preview, for the pages that show what an editor writes. */
export const previewOf = (wanted: Wanted, query: URLSearchParams): string | null =>
  PREVIEWED.includes(wanted.kind) ? query.get('preview') : null;

/** The form of a slug; anything else is answered without a query. */
export const isSlug = (text: string): boolean =>
  text.length <= 255 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

const MOST_SEARCH = 100;

/** The search, topic and page of a list of resources; a page that is no number is the first. */
export const resourceSearch = (query: URLSearchParams): ResourceSearch => {
  // PostgreSQL refuses a search for a character that no text of its has.
  const words = (name: string) =>
    (query.get(name) ?? '')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, MOST_SEARCH);
  const page = Number(query.get('page'));
  return {
    search: words('q'),
    topic: words('theme'),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
};

/** The form of a document's id; anything else is answered without a query. */
export const isDocumentId = (text: string): boolean => /^[a-z0-9]{1,40}$/.test(text);
