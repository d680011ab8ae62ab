import type { Language } from './types';
import { isShell, type ShellPath } from './plain-pages';

/** The page that an address means; null when it is not one of the site. Pure. */

export type Wanted =
  | { kind: 'current' }
  | { kind: 'offer'; slug: string }
  | { kind: 'shell'; path: ShellPath }
  | { kind: 'agenda' }
  | { kind: 'accessibility' }
  | { kind: 'privacy' }
  | { kind: 'file'; name: string };

const OFFERS = '/offres/';
const FILES = '/site/';

export const wantedBy = (path: string): Wanted | null => {
  if (path === '/') return { kind: 'current' };
  if (isShell(path)) return { kind: 'shell', path };
  if (path === '/agenda') return { kind: 'agenda' };
  if (path === '/accessibilite') return { kind: 'accessibility' };
  if (path === '/donnees-personnelles') return { kind: 'privacy' };
  if (path.startsWith(OFFERS)) return { kind: 'offer', slug: path.slice(OFFERS.length) };
  if (path.startsWith(FILES)) return { kind: 'file', name: path.slice(FILES.length) };
  return null;
};

/** English if asked for, else French. */
export const languageOf = (query: URLSearchParams): Language =>
  query.get('lang') === 'en' ? 'en' : 'fr';

/** The token of a preview, for the pages that show an offer. */
export const previewOf = (wanted: Wanted, query: URLSearchParams): string | null =>
  wanted.kind === 'current' || wanted.kind === 'offer' ? query.get('preview') : null;

/** The form of a slug; anything else is answered without a query. */
export const isSlug = (text: string): boolean =>
  text.length <= 255 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
