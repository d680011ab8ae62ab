/**
 * The content API of Adhésions, by name. `adhesions({ baseURL, auth })` is made as `@strapi/client` is;
 * types stand in adhesions.d.ts. Copy the folder, or install it: there is no build.
 */

/** A call that was refused: `reason` is for programs and never changes, `message` is for people. */
export class AdhesionsError extends Error {
  constructor(response, error) {
    super(error?.message ?? `HTTP ${response.status}`);
    this.name = 'AdhesionsError';
    this.status = response.status;
    this.reason = error?.details?.reason ?? null;
    this.details = error?.details ?? {};
    const wait = response.headers.get('Retry-After');
    this.retryAfter = wait === null ? null : Number(wait);
  }
}

const ATTEMPTS = 3;

const queryOf = (values) => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
};

const segment = encodeURIComponent;

/** Asks again when the network failed: only for what may be asked twice. */
const persistently = async (ask) => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof AdhesionsError || attempt === ATTEMPTS) throw error;
    }
  }
};

/** A client of one installation. `auth` is an API token or a member's JWT; without it, public calls only. */
export const adhesions = ({ baseURL, auth, locale, visitor }) => {
  const base = baseURL.replace(/\/$/, '');
  /** Answers that came with an ETag, by address: sent again only when they changed. */
  const known = new Map();

  /** Any call: the path below `baseURL`, and what `fetch` takes. Throws when it is refused. */
  const request = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    // A sign-in carries no token: Strapi refuses one there, unless it may sign visitors in.
    if (auth && (visitor || path !== '/auth/local')) headers.set('Authorization', `Bearer ${auth}`);
    if (locale && !headers.has('Accept-Language')) headers.set('Accept-Language', locale);
    if (visitor) headers.set('X-Visitor', visitor);
    const response = await fetch(`${base}${path}`, { ...init, headers });
    if (response.ok || response.status === 304) return response;
    const body = await response.json().catch(() => null);
    throw new AdhesionsError(response, body?.error);
  };

  const read = async (path) => (await request(path)).json();

  const send = async (path, body, headers = {}, method = 'POST') => {
    const json = { 'Content-Type': 'application/json', ...headers };
    const response = await request(path, { method, headers: json, body: JSON.stringify(body) });
    return response.json();
  };

  /** A change that is made once, however often it is asked with its key; made here unless it is given. */
  const once = (path, body, { key = crypto.randomUUID() } = {}) =>
    persistently(async () => (await send(path, body, { 'Idempotency-Key': key })).data);

  /** An answer with a PDF, as a form beside it: `file` is a `File` or a `Blob`. */
  const sendForm = async (path, body, file) => {
    const form = new globalThis.FormData();
    for (const [name, value] of Object.entries(body)) {
      if (value !== undefined) form.set(name, String(value));
    }
    form.set('file', file, file.name ?? 'file.pdf');
    return (await request(path, { method: 'POST', body: form })).json();
  };

  /** The answers to a renewal at an address: by a link, or of a member who is signed in. */
  const renewalAt = (at) => ({
    read: (options) => dataOf(`${at}${queryOf(language(options))}`),
    accept: async (body = {}, { file } = {}) =>
      (await (file ? sendForm(`${at}/accept`, body, file) : send(`${at}/accept`, body))).data,
    decline: async (body) => (await send(`${at}/decline`, body)).data,
  });

  const readCached = async (path) => {
    const before = known.get(path);
    const response = await request(path, before && { headers: { 'If-None-Match': before.etag } });
    if (response.status === 304) return before.data;
    const { data } = await response.json();
    const etag = response.headers.get('ETag');
    if (etag) known.set(path, { etag, data });
    return data;
  };

  const dataOf = async (path) => (await read(path)).data;
  const fileOf = async (path) => (await request(path)).arrayBuffer();
  const mine = (id, rest = '') => `/me/memberships/${segment(id)}${rest}`;
  const language = ({ locale: asked = locale } = {}) => ({ locale: asked });
  /** An offer; what an editor previews is asked anew each time. */
  const offerAt = (path, { preview, ...options } = {}) =>
    preview === undefined
      ? readCached(`${path}${queryOf(language(options))}`)
      : dataOf(`${path}${queryOf({ ...language(options), preview })}`);

  return {
    fetch: request,

    offers: {
      list: (query = {}) => read(`/offers${queryOf({ ...language(), ...query })}`),
      current: (options) => offerAt('/offers/current', options),
      find: (slug, options) => offerAt(`/offers/${segment(slug)}`, options),
      sheet: (slug, options) =>
        fileOf(`/offers/${segment(slug)}/sheet.pdf${queryOf(language(options))}`),
    },

    association: () => dataOf('/association'),

    applications: {
      challenge: () => read('/applications/challenge'),
      form: (options) => dataOf(`/applications/form${queryOf(language(options))}`),
      send: async (body) => (await send('/applications', body)).data,
    },

    /** The renewal of a personal link, by its token. */
    renewal: (token) => renewalAt(`/renewal-invitations/${segment(token)}`),

    entitlements: {
      find: (query) => dataOf(`/entitlements${queryOf({ ...language(), ...query })}`),
      check: (body) => persistently(async () => (await send('/entitlements/check', body)).data),
      consume: (body, options) => once('/entitlements/consume', body, options),
      reverse: (id, body, options) =>
        once(`/entitlements/usages/${segment(id)}/reverse`, body, options),
    },

    occasions: {
      find: (query = {}) => read(`/occasions${queryOf({ ...language(), ...query })}`),
      findOne: (id, query = {}) =>
        dataOf(`/occasions/${segment(id)}${queryOf({ ...language(), ...query })}`),
      calendar: async (id, query = {}) => {
        const asked = queryOf({ ...language(), ...query });
        return (await request(`/occasions/${segment(id)}/calendar.ics${asked}`)).text();
      },
      register: (id, body, options) =>
        once(`/occasions/${segment(id)}/registrations`, body, options),
      cancel: (id, body, options) =>
        once(`/occasions/registrations/${segment(id)}/cancel`, body, options),
    },

    resources: {
      find: (query = {}) => read(`/resources${queryOf({ ...language(), ...query })}`),
      findOne: (id, query = {}) =>
        dataOf(`/resources/${segment(id)}${queryOf({ ...language(), ...query })}`),
      // A signed address begins with `/api`, as `baseURL` ends.
      file: ({ url }) => fileOf(url.replace(/^\/api(?=\/)/, '')),
      parts: (type, ids, query = {}) => {
        const asked = new URLSearchParams(ids.map((id) => ['documentId', id]));
        for (const [name, value] of Object.entries({ ...language(), ...query })) {
          if (value !== undefined) asked.set(name, value);
        }
        return dataOf(`/members-parts/${segment(type)}?${asked}`);
      },
    },

    account: {
      signIn: (identifier, password) => send('/auth/local', { identifier, password }),
      sendLink: async (email) => (await send('/me/sign-in-links', { email, ...language() })).data,
      signInByLink: async (token, password) =>
        (await send('/me/sign-in', { token, password })).data,
      takeInvitation: async (token, password) =>
        (await send('/me/invitation', { token, password })).data,
      changePassword: (body) => send('/auth/change-password', body),
    },

    me: {
      read: () => dataOf('/me'),
      memberships: (options) => dataOf(`/me/memberships${queryOf(language(options))}`),
      membership: (id, options) => dataOf(`${mine(id)}${queryOf(language(options))}`),
      usages: (id, query = {}) =>
        read(`${mine(id, '/usages')}${queryOf({ ...language(), ...query })}`),
      history: (id, query = {}) =>
        read(`${mine(id, '/history')}${queryOf({ ...language(), ...query })}`),
      papers: (id, options) => dataOf(`${mine(id, '/papers')}${queryOf(language(options))}`),
      paper: (id, paperId) => fileOf(mine(id, `/papers/${segment(paperId)}/file`)),
      contacts: (id) => dataOf(mine(id, '/contacts')),
      saveContacts: async (id, { contacts, version }) => {
        const headers = { 'If-Match': `"${version}"` };
        return (await send(mine(id, '/contacts'), { contacts }, headers, 'PUT')).data;
      },
      certificate: (id, options) =>
        fileOf(`${mine(id, '/certificate')}${queryOf(language(options))}`),
      receipts: (id) => dataOf(mine(id, '/receipts')),
      receipt: (id, receiptId, options) =>
        fileOf(`${mine(id, `/receipts/${segment(receiptId)}/file`)}${queryOf(language(options))}`),
      occasions: (id, query = {}) =>
        read(`${mine(id, '/occasions')}${queryOf({ ...language(), ...query })}`),
      registrations: (id, query = {}) =>
        read(`${mine(id, '/registrations')}${queryOf({ ...language(), ...query })}`),
      register: (id, body, options) => once(mine(id, '/registrations'), body, options),
      cancel: async (id, registrationId) =>
        (await send(mine(id, `/registrations/${segment(registrationId)}/cancel`), {})).data,
      renewal: (id) => renewalAt(mine(id, '/renewal')),
    },
  };
};
