/** The part of a resource for members, for who is signed in; others keep the invitation. */
import { h, loading, notice } from './dom.js';
import { size } from './format.js';
import { inLanguage, language, say, typeset } from './language.js';
import { comeBackTo } from './space/return.js';
import { askOwn, isSignedIn, whenEnded } from './space/session.js';
import { retryButton } from './trouble.js';

const place = document.getElementById('part');
const invitation = [...place.childNodes];
const readers = place.querySelector('.readers');

/** What the server made of Markdown: it has no tag of an editor's, and the page's policy runs nothing. */
const prose = (html) => {
  const { body } = new window.DOMParser().parseFromString(html, 'text/html');
  return h('div', { class: 'prose' }, [...body.childNodes]);
};

const filesOf = (files) =>
  files.length > 0 &&
  h(
    'section',
    { class: 'downloads' },
    h('h3', {}, say('resource.files')),
    h(
      'ul',
      { class: 'files' },
      files.map(({ name, url, size: bytes }) =>
        h(
          'li',
          {},
          h('a', { href: url, download: '' }, name),
          h('span', { class: 'hint' }, size(bytes)),
        ),
      ),
    ),
  );

const toSpace = () =>
  h('p', { class: 'actions' }, h('a', { href: inLanguage('/espace') }, say('answer.space')));

/** Tells why a part is closed; a member is led to the space rather than invited to apply again. */
const showClosed = ({ reason, text }) => {
  const told = h('p', {}, typeset(text));
  const isMember = ['not-active', 'other-tier', 'not-granted'].includes(reason);
  place.replaceChildren(
    ...(isMember
      ? [readers, notice('plain', told, toSpace())]
      : [notice('plain', told), ...invitation]),
  );
};

const show = ({ allowed, because, recorded, part }) => {
  if (!allowed) {
    showClosed(because);
    return;
  }
  const note = recorded && h('p', { class: 'note' }, say('resource.recorded'));
  const content = part ? [prose(part.html), filesOf(part.files), note] : [];
  const shown = h('section', { 'aria-labelledby': 'reserve' });
  shown.append(
    h('h2', { id: 'reserve', class: 'kicker' }, say('resource.yours')),
    ...content.filter(Boolean),
  );
  place.replaceChildren(shown);
};

const open = async () => {
  place.replaceChildren(loading(say('resource.loading')));
  try {
    const path = `/resources/${encodeURIComponent(place.dataset.resource)}?locale=${language}`;
    show(await askOwn('GET', path));
  } catch (refusal) {
    if (refusal.status === 401) return;
    if (!('status' in refusal)) throw refusal;
    place.replaceChildren(
      h('p', { class: 'error', role: 'alert' }, refusal.message),
      retryButton(open),
      ...invitation,
    );
  }
};

whenEnded(() => place.replaceChildren(...invitation));
comeBackTo(place.querySelectorAll('.to-space'));
if (isSignedIn()) open();
