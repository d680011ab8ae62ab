/**
 * One membership, a page for each thing that is known of it. The page is named after the # of the
 * address, so that Back, a new reading and a link lead where they should.
 */
import { h, retitle, show } from '../dom.js';
import { mayLeave } from '../form.js';
import { fragment, keepFragment } from '../fragment.js';
import { language, say } from '../language.js';
import { retryButton } from '../trouble.js';
import { contactsSection } from './contacts.js';
import { historySection } from './history.js';
import { overview } from './overview.js';
import { duesSection, papersSection } from './papers.js';
import { whenFetched } from './parts.js';
import { registrationsSection } from './registrations.js';
import { renewalSection } from './renewal.js';
import { rightsSection, usagesSection } from './rights.js';
import { askOwn } from './session.js';

/** The pages by their names, the first of which is shown when none is asked for. */
const PAGES = {
  adhesion: { title: 'standing.title', draw: (at, membership) => overview(membership) },
  renouvellement: {
    title: 'renewal.title',
    isThere: ({ renewal }) => renewal !== null,
    draw: renewalSection,
  },
  droits: {
    title: 'rights.title',
    draw: (at, membership) => [rightsSection(membership), usagesSection(at)],
  },
  'rendez-vous': { title: 'registrations.title', draw: (at) => registrationsSection(at) },
  cotisations: {
    title: 'dues.page',
    draw: (at, membership) => [duesSection(membership), papersSection(at, membership)],
  },
  personnes: { title: 'contacts.page', draw: contactsSection },
  historique: { title: 'history.title', draw: historySection },
};

const isThere = (name, membership) => PAGES[name].isThere?.(membership) ?? true;

/** The page that the address asks for, where the membership has it. */
const pageAsked = (membership) =>
  Object.hasOwn(PAGES, fragment()) && isThere(fragment(), membership) ? fragment() : 'adhesion';

const navigation = (page, membership) =>
  h(
    'nav',
    { class: 'space-nav', 'aria-label': say('space.pages') },
    h(
      'ul',
      {},
      Object.keys(PAGES)
        .filter((name) => isThere(name, membership))
        .map((name) =>
          h(
            'li',
            {},
            h(
              'a',
              { href: `#${name}`, 'aria-current': name === page ? 'page' : null },
              say(PAGES[name].title),
            ),
          ),
        ),
    ),
  );

/** The membership on the screen: its address, what stood after the # when its page was asked for, and where it is. */
let shown = null;

const read = (at) => askOwn('GET', `${at}?locale=${language}`);

/** The page of a membership that the address asks for, once what it fetches is there. */
const draw = async (at, membership) => {
  const name = pageAsked(membership);
  const page = h('div', { class: 'page' });
  page.append(...[await whenFetched(() => PAGES[name].draw(at, membership))].flat());
  return {
    title: [say(PAGES[name].title), membership.organisation],
    content: [navigation(name, membership), page],
  };
};

const put = ({ title, content }) => {
  shown.place.replaceChildren(...content);
  retitle(title);
  keepFragment();
};

/** Shows the page that the address asks for by now, with what is known by now. */
export const turnPage = async () => {
  // At the door, and while the session is out, there is no page to turn.
  if (!shown?.place.isConnected || shown.place.closest('[hidden]')) return;
  if (window.location.hash === shown.hash) return;
  if (!mayLeave()) {
    window.history.replaceState(null, '', shown.hash || window.location.pathname);
    return;
  }
  const turned = shown;
  turned.hash = window.location.hash;
  const stillMeant = () => shown === turned && turned.hash === window.location.hash;
  try {
    const page = await draw(turned.at, await read(turned.at));
    if (!stillMeant()) return;
    put(page);
    const heading = turned.place.querySelector('.page h2');
    heading.tabIndex = -1;
    heading.focus();
  } catch (refusal) {
    if (!('status' in refusal)) throw refusal;
    if (refusal.status === 401 || !stillMeant()) return;
    turned.hash = null;
    turned.place
      .querySelector('.page')
      .replaceChildren(
        h('p', { class: 'error', role: 'alert' }, refusal.message),
        retryButton(turnPage),
      );
  }
};

/** Shows a membership under the `bar` of who is signed in. */
export const showMembership = async (documentId, { bar, quiet }) => {
  const at = `/me/memberships/${documentId}`;
  const membership = await read(at);
  const { hash } = window.location;
  const page = await draw(at, membership);
  shown = { at, hash, place: h('div', { class: 'in-pages' }) };
  show(h('div', { class: 'space' }, bar, shown.place), { title: membership.organisation, quiet });
  put(page);
};
