/**
 * Query parameters that say which part of an answer was asked for. The others open something, or are
 * what somebody looked for: names and e-mails of people.
 */
const HARMLESS = new Set([
  ...['page', 'pageSize', 'pagination', 'start', 'limit', 'sort', 'fields', 'populate'],
  ...['locale', 'lang', 'status', 'state', 'kind', 'facet', 'format'],
  ...['year', 'on', 'at', 'day', 'from', 'to'],
]);
/** Numbers, days, names of fields and languages; nothing that could be an e-mail. */
const PLAIN = /^[\w.,:*-]{0,60}$/;
/** Addresses of which a part opens something to whoever has them. */
const WITH_SECRET = /^(\/+api\/+renewal-invitations\/+)[^/?]+/i;
const HIDDEN = '…';

/** The address of a request as a log may keep it: where it led, without what opened it or whom it is about. */
export const loggedUrl = (url: string): string => {
  const [path = '', ...rest] = url.split('?');
  const shown = path.replace(WITH_SECRET, `$1${HIDDEN}`);
  if (rest.length === 0) return shown;
  const pairs = rest
    .join('?')
    .split('&')
    .map((pair) => {
      const [name = '', ...values] = pair.split('=');
      const [plain = ''] = name.split(/\[|%5b/i);
      return HARMLESS.has(plain) && PLAIN.test(values.join('=')) ? pair : `${name}=${HIDDEN}`;
    });
  return `${shown}?${pairs.join('&')}`;
};
