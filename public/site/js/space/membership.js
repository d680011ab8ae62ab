/**
 * One membership, a page for each thing that is known of it. The page is named after the # of the
 * address, so that Back, a new reading and a link lead where they should.
 */
import { h, loading, retitle, show } from '../dom.js';
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
  'rendez-vous': {
    title: 'registrations.title',
    draw: (at, { status }) => registrationsSection({ at, status }),
  },
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

/**
 * What is on the screen: the membership with its address, what stood after the # when its page was asked
 * for, the title of that page, and the place of it all.
 */
let shown = null;

const isOnScreen = () => Boolean(shown?.place.isConnected) && !shown.place.closest('[hidden]');

const read = (at) => askOwn('GET', `${at}?locale=${language}`);

const nameThe = (name, { organisation }) => {
  shown.title = [say(PAGES[name].title), organisation];
  retitle(shown.title);
};

/** Puts a page in place of the one that is there, below the list of them all. */
const put = (membership, name, content) => {
  shown.membership = membership;
  shown.place.replaceChildren(navigation(name, membership), h('div', { class: 'page' }, content));
  nameThe(name, membership);
  keepFragment();
};

/** Says at once where one goes: what was there can be typed into no more. */
const announce = (name) => {
  for (const link of shown.place.querySelectorAll('.space-nav a')) {
    if (link.hash === `#${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  nameThe(name, shown.membership);
  shown.place.querySelector('.page').replaceChildren(loading());
};

/** The parts of a page, once what they fetch is there. */
const partsOf = (name, at, membership) => whenFetched(() => PAGES[name].draw(at, membership));

/** Puts the page that is shown back into the address and the title. */
export const keepPage = () => {
  if (!shown?.place.isConnected) return;
  const { pathname, search } = window.location;
  window.history.replaceState(null, '', pathname + search + (shown.hash ?? ''));
  retitle(shown.title);
  keepFragment();
};

/** Shows the page that the address asks for by now, with what is known by now. */
export const turnPage = async () => {
  // At the door, and while the session is out, there is no page to turn.
  if (!isOnScreen() || window.location.hash === shown.hash) return;
  if (!mayLeave()) {
    keepPage();
    return;
  }
  const turned = shown;
  turned.hash = window.location.hash;
  const isStillMeant = () =>
    shown === turned && isOnScreen() && turned.hash === window.location.hash;
  announce(pageAsked(turned.membership));
  try {
    const membership = await read(turned.at);
    const name = pageAsked(membership);
    const parts = await partsOf(name, turned.at, membership);
    if (!isStillMeant()) return;
    put(membership, name, parts);
    const heading = turned.place.querySelector('.page h2');
    heading.tabIndex = -1;
    heading.focus();
  } catch (refusal) {
    if (!('status' in refusal)) throw refusal;
    if (refusal.status === 401 || !isStillMeant()) return;
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
  const name = pageAsked(membership);
  const parts = await partsOf(name, at, membership);
  shown = { at, hash, place: h('div', { class: 'in-pages' }) };
  show(h('div', { class: 'space' }, bar, shown.place), { title: membership.organisation, quiet });
  put(membership, name, parts);
  // The address may ask for another by now.
  await turnPage();
};
