/**
 * Query parameters that a log may show. Any other may be a secret, or a search for a person's name
 * or e-mail.
 */
const HARMLESS = new Set([
  ...['page', 'pageSize', 'pagination', 'start', 'limit', 'sort', 'fields', 'populate'],
  ...['locale', 'lang', 'status', 'state', 'kind', 'facet', 'format'],
  ...['year', 'on', 'at', 'day', 'from', 'to'],
]);
/** Numbers, days, names of fields and languages; nothing that could be an e-mail. */
const PLAIN = /^[\w.,:*-]{0,60}$/;
/** Addresses with a part that gives access to its holder. */
const WITH_SECRET = /^(\/+api\/+renewal-invitations\/+)[^/?]+/i;
const HIDDEN = '…';

/** The address of a request as logs may keep it: without secrets, and without data on people. */
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
