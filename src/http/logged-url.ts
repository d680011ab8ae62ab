/** Query parameters that open something to whoever has them, ours and Strapi's. */
const SECRET = ['preview', 'token', 'code', 'confirmation', 'access_token', 'id_token'];
/** Addresses of which a part is such a secret. */
const WITH_SECRET = /^(\/api\/renewal-invitations\/)[^/?]+/;
const HIDDEN = '…';

/** The address of a request as a log may keep it: where it led, without what opened it. */
export const loggedUrl = (url: string): string => {
  const [path = '', ...rest] = url.split('?');
  const shown = path.replace(WITH_SECRET, `$1${HIDDEN}`);
  if (rest.length === 0) return shown;
  const pairs = rest
    .join('?')
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=');
      // However it is spelt: the query is decoded before anybody reads it.
      const spelt = name.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      );
      const [plain = ''] = spelt.toLowerCase().split('[');
      return SECRET.includes(plain) ? `${name}=${HIDDEN}` : pair;
    });
  return `${shown}?${pairs.join('&')}`;
};
