/** Elements made of names, properties and children: never of HTML, so that no text is ever run. */

const set = (element, name, value) => {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (value === true) element.setAttribute(name, '');
  else element.setAttribute(name, String(value));
};

/** `h('p', { class: 'lead' }, 'words', element, null)` */
export const h = (name, properties = {}, ...children) => {
  const element = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) set(element, property, value);
  element.append(
    ...children
      .flat(Infinity)
      .filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
};

/** A text of several paragraphs, parted by blank lines. */
export const paragraphs = (text) =>
  text.split(/\n{2,}/).map((paragraph) => h('p', {}, paragraph.trim()));

/** What is known of something: `[label, value]`, lines without a value left out. */
export const facts = (lines, properties = {}) =>
  h(
    'dl',
    { class: 'facts', ...properties },
    lines
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))),
  );

const page = () => document.getElementById('page');
const site = document.title.split(' – ').slice(1).join(' – ');

/** Says in the window's title what is shown, the nearest first. */
export const retitle = (parts) => {
  document.title = [...parts, site].filter(Boolean).join(' – ');
};

/** Names the page, in the window's title and in its heading. */
export const name = (title) => {
  retitle([title]);
  const heading = document.querySelector('main h1');
  heading.textContent = title;
  return heading;
};

/**
 * Shows a part of the page in place of what was there. With a `title`, it is another page to whoever
 * reads it: its heading takes the focus and is read out.
 */
export const show = (content, { title, quiet = false } = {}) => {
  // A place of its own: what was there does not move when the heading above it takes more lines.
  const place = page().cloneNode(false);
  place.append(...[content].flat());
  page().replaceWith(place);
  if (!title) return;
  const heading = name(title);
  document.querySelector('main .lead')?.remove();
  if (quiet) return;
  heading.tabIndex = -1;
  heading.focus();
  window.scrollTo(0, 0);
};

/** Says that something is on its way. */
export const loading = (text = page().dataset.loading) =>
  h('p', { class: 'loading', role: 'status' }, text);

/** Says so of the whole page, until it is shown. */
export const showLoading = () => page().replaceChildren(loading());

/** An address of e-mail, which a narrow place parts where people would. */
export const address = (email) =>
  email.split(/(?<=@)|(?=\.)/).flatMap((part, index) => (index > 0 ? [h('wbr'), part] : [part]));

/**
 * Sets what is shown aside, as it stands, for another page in its place. What is answered brings it back,
 * at what it has to say; `drop` forgets it.
 */
export const setAside = () => {
  const title = document.querySelector('main h1').textContent;
  const kept = h('div', { hidden: true });
  kept.append(...page().childNodes);
  page().after(kept);
  return {
    drop: () => kept.remove(),
    back() {
      show([...kept.childNodes], { title });
      kept.remove();
      page().querySelector('.summary:not([hidden])')?.focus();
    },
  };
};

/** A part that stands out; `kind` is good or bad. */
export const notice = (kind, ...children) => h('div', { class: `notice ${kind}` }, ...children);
