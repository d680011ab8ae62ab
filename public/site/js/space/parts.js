/** What the parts of the member space are made of. */
import { h } from '../dom.js';
import { language, say } from '../language.js';
import { askOwn, download, sendOwn } from './session.js';

/** A part under its heading, which leads to it from the top. */
export const section = (id, title, ...content) =>
  h(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, title),
    ...content,
  );

/** A table with a caption for whoever cannot see where it stands; narrow screens scroll it alone. */
export const table = (caption, heads, rows) =>
  h(
    'div',
    { class: 'table', role: 'region', 'aria-label': caption, tabindex: '0' },
    h(
      'table',
      {},
      h('caption', { class: 'unseen' }, caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((head) => h('th', { scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map(([first, ...cells]) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, first),
            cells.map((cell) => h('td', {}, cell)),
          ),
        ),
      ),
    ),
  );

/** A button that fetches a paper and says when it could not. */
export const downloadButton = (label, path) => {
  const status = h('span', { class: 'error', role: 'status' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'link',
      async onclick() {
        status.textContent = '';
        button.setAttribute('aria-busy', 'true');
        await download(path).catch((refusal) => {
          status.textContent = refusal.message;
        });
        button.removeAttribute('aria-busy');
      },
    },
    label,
  );
  return h('span', { class: 'download' }, button, status);
};

/** One page of a list of the API: `{ data, meta }`. */
const pageOf = async (path, query) => {
  const asked = new URLSearchParams({ locale: language, pageSize: 20, ...query });
  return (await sendOwn('GET', `${path}?${asked}`)).json();
};

/**
 * A list of the API, page after page: `draw` makes what is shown of all the lines that were fetched.
 * Focus goes to what came, so that whoever reads on need not look for it.
 */
export const growing = (path, { draw, empty, query = {} }) => {
  const lines = [];
  const place = h('div', {});
  const status = h('p', { class: 'unseen', role: 'status' });
  const more = h(
    'button',
    { type: 'button', class: 'button quiet', hidden: true },
    say('space.more'),
  );
  const rowsIn = () => [...place.querySelectorAll('tbody tr, li')];
  let page = 0;

  const fetchPage = async () => {
    const { data, meta } = await pageOf(path, { ...query, page: page + 1 });
    page += 1;
    lines.push(...data);
    const before = rowsIn().length;
    place.replaceChildren(lines.length > 0 ? draw(lines) : h('p', { class: 'hint' }, empty));
    more.hidden = page >= meta.pagination.pageCount;
    return rowsIn().slice(before);
  };
  const failed = (refusal) => place.append(h('p', { class: 'error' }, refusal.message));
  more.addEventListener('click', () =>
    fetchPage().then((came) => {
      status.textContent = say('space.more.done', { count: came.length });
      const [first] = came;
      if (!first) return;
      first.tabIndex = -1;
      first.focus();
    }, failed),
  );
  fetchPage().catch(failed);
  return h('div', {}, place, h('p', { class: 'more' }, more), status);
};

/** A part whose content is fetched on its own, so that the rest need not wait for it. */
export const fetched = (path, draw) => {
  const place = h('div', { 'aria-busy': 'true' });
  askOwn('GET', path).then(
    (data) => {
      place.removeAttribute('aria-busy');
      place.replaceChildren(...[draw(data)].flat());
    },
    (refusal) => {
      place.removeAttribute('aria-busy');
      place.replaceChildren(h('p', { class: 'error' }, refusal.message));
    },
  );
  return place;
};
