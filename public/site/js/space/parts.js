/** What the parts of the member space are made of. */
import { h, loading } from '../dom.js';
import { language, say } from '../language.js';
import { retryButton } from '../trouble.js';
import { download, sendOwn } from './session.js';

/** The first fetches of parts that are being made. */
let fetching = [];
/** A page waits no longer than this for a part that is slow: it then says that it loads. */
const WAIT_MS = 1_500;

/** Makes parts and waits for what they fetch first, so that nothing moves under whoever reads. */
export const whenFetched = async (make) => {
  fetching = [];
  const made = make();
  const slow = new Promise((resolve) => {
    setTimeout(resolve, WAIT_MS);
  });
  await Promise.race([Promise.allSettled(fetching), slow]);
  return made;
};

/** A part under its heading, which leads to it from the top. */
export const section = (id, title, ...content) =>
  h(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, title),
    ...content,
  );

/**
 * A table with a caption for whoever cannot see where it stands. Narrow screens show its lines as cards:
 * each cell carries its heading for them, and roles say what it is whatever it looks like.
 */
export const table = (caption, heads, rows) => {
  const row = (cells) => h('tr', { role: 'row' }, cells);
  const lineOf = ([first, ...cells]) =>
    row([
      h('th', { scope: 'row', role: 'rowheader', 'data-head': heads[0] }, first),
      cells.map((cell, index) => h('td', { role: 'cell', 'data-head': heads[index + 1] }, cell)),
    ]);
  return h(
    'table',
    { role: 'table' },
    h('caption', { class: 'unseen' }, caption),
    h(
      'thead',
      { role: 'rowgroup' },
      row(heads.map((head) => h('th', { scope: 'col', role: 'columnheader' }, head))),
    ),
    h('tbody', { role: 'rowgroup' }, rows.map(lineOf)),
  );
};

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
 * A list of the API, page after page: `draw` makes what is shown of all the lines that were fetched, or
 * nothing when none of them is to be told. Focus goes to what came, so that whoever reads on need not
 * look for it.
 */
export const growing = (path, { draw, empty, query = {} }) => {
  const lines = [];
  const place = h('div', {}, loading());
  const status = h('p', { class: 'unseen', role: 'status' });
  const problem = h('div', { class: 'error', role: 'status' });
  const more = h('button', { type: 'button', class: 'button quiet', hidden: true });
  const rowsIn = () => [...place.querySelectorAll('tbody tr, li')];
  let page = 0;
  let pending = false;

  const put = ({ data, meta }) => {
    page += 1;
    lines.push(...data);
    const before = rowsIn().length;
    place.replaceChildren(draw(lines) || h('p', { class: 'hint' }, empty));
    more.textContent = say('space.more');
    more.hidden = page >= meta.pagination.pageCount;
    return rowsIn().slice(before);
  };

  /** Fetches the next page; what could not be fetched is asked for again by the same button. */
  const fetchPage = async () => {
    if (pending) return [];
    pending = true;
    problem.textContent = '';
    try {
      return put(await pageOf(path, { ...query, page: page + 1 }));
    } catch (refusal) {
      if (!('status' in refusal)) throw refusal;
      if (page === 0) place.replaceChildren();
      problem.textContent = refusal.message;
      more.textContent = say('retry');
      more.hidden = false;
      return [];
    } finally {
      pending = false;
    }
  };

  const readOn = async () => {
    const came = await fetchPage();
    if (problem.textContent || came.length === 0) return;
    status.textContent = say('space.more.done', { count: came.length });
    came[0].tabIndex = -1;
    came[0].focus();
  };
  more.addEventListener('click', readOn);
  fetching.push(fetchPage());
  return h('div', {}, place, problem, h('p', { class: 'more' }, more), status);
};

/**
 * A part whose content is fetched on its own, so that the rest need not wait for it; what could not be
 * fetched can be asked for again.
 */
export const fetched = (fetchIt, draw) => {
  const place = h('div', {});
  const put = (...content) => place.replaceChildren(...content.flat().filter(Boolean));
  const attempt = () => {
    put(loading());
    return fetchIt().then(
      (data) => put(draw(data)),
      (refusal) => put(h('p', { class: 'error' }, refusal.message), retryButton(attempt)),
    );
  };
  fetching.push(attempt());
  return place;
};
