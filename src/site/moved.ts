import { createHash } from 'node:crypto';
import { html, Html } from './html';
import type { ShellPath } from './plain-pages';
import { isDocumentId, isSlug, type Wanted } from './requests';
import { sayIn } from './texts';
import type { Language } from './types';

/**
 * Where an address of the site leads while an association shows pages of its own: messages that
 * were sent before have addresses of this server. Pure.
 */

/** The pages of the association's own site. */
export interface OwnPages {
  offer(language: Language): string;
  application(language: Language): string;
  answer(secret: string, language: Language): string;
  space(language: Language): string;
  invitation(secret: string, language: Language): string;
  signIn(secret: string, language: Language): string;
  shown(
    name: 'offerPath' | 'resourcePath',
    values: Record<string, string>,
    language: Language,
  ): string;
}

/** Stands for the secret in the addresses that the script completes. */
const SECRET = '0-secret-0';

/** A page with no other address: what stands after `#`, which no server sees, says where it leads. */
interface ByFragment {
  /** Addresses by what the fragment begins with; the first that fits. */
  targets: [beginning: string, address: string][];
}

export type Moved = { to: string } | ByFragment;

/** Pages of a secret are told apart by what stands after `#`. */
const shellMoved = (path: ShellPath, links: OwnPages, language: Language): Moved => {
  if (path === '/espace') {
    return {
      targets: [
        ['#invitation=', links.invitation(SECRET, language)],
        ['#connexion=', links.signIn(SECRET, language)],
        ['', links.space(language)],
      ],
    };
  }
  if (path === '/repondre') {
    return {
      targets: [
        ['#', links.answer(SECRET, language)],
        ['', links.offer(language)],
      ],
    };
  }
  return { to: links.application(language) };
};

/** The new address of a page; null for one that has no other. */
export const movedTo = (wanted: Wanted, links: OwnPages, language: Language): Moved | null => {
  switch (wanted.kind) {
    case 'shell':
      return shellMoved(wanted.path, links, language);
    case 'offer':
      if (!isSlug(wanted.slug)) return null;
      return { to: links.shown('offerPath', { slug: wanted.slug }, language) };
    case 'resource':
      if (!isDocumentId(wanted.documentId)) return null;
      return { to: links.shown('resourcePath', { documentId: wanted.documentId }, language) };
    case 'agenda':
    case 'resources':
      // No path is chosen of these: the first page leads to them.
      return { to: links.offer(language) };
    default:
      return null;
  }
};

const SCRIPT = `
const { targets, secret } = JSON.parse(document.body.dataset.moved);
const [beginning, address] = targets.find(([one]) => location.hash.startsWith(one));
location.replace(address.replace(secret, () => location.hash.slice(beginning.length)));
`;

const TAG = new Html(`<script>${SCRIPT}</script>`);
/** Of the only script that the page runs. */
const DIGEST = createHash('sha256').update(SCRIPT).digest('base64');

export const MOVED_HEADERS = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy': `default-src 'none'; script-src 'sha256-${DIGEST}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

/** A page that sends its reader on, with the secret of their address. */
export const movedPage = ({ targets }: ByFragment, language: Language): string => {
  const say = sayIn(language);
  const data = JSON.stringify({ targets, secret: SECRET });
  const page = html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${say('moved.title')}</title>
    </head>
    <body data-moved="${data}">
      <noscript><p>${say('moved.script')}</p></noscript>
      ${TAG}
    </body>
  </html>`;
  return `<!doctype html>\n${page.text}`;
};
