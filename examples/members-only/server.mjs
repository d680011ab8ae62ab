/**
 * A site with a page for members and a booking form, in one file and without a framework:
 *
 *   ADHESIONS_URL=http://localhost:1337 ADHESIONS_TOKEN=… PORT=4000 node examples/members-only/server.mjs
 *
 * The API token stays here, on the server: browsers get pages, and a cookie that says nothing.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { adhesions, AdhesionsError } from '../../client/adhesions.js';
import { bookingPage, bookedPage, homePage, refusedPage, resourcesPage } from './pages.mjs';

const { ADHESIONS_URL = 'http://localhost:1337', ADHESIONS_TOKEN, PORT = '4000' } = process.env;
const baseURL = `${ADHESIONS_URL}/api`;
const locale = 'fr';
const api = adhesions({ baseURL, auth: ADHESIONS_TOKEN, locale });

/** Codes of the benefits that this site is about, as the offer has them. */
const RESOURCES = 'centre-ressources';

const LONGEST_FORM = 10_000;

/** Who is signed in, by their cookie. In earnest: a store that outlives a restart. */
const sessions = new Map();

const sessionOf = ({ headers }) => {
  const [, id] = /(?:^|;\s*)session=([\w-]+)/.exec(headers.cookie ?? '') ?? [];
  return sessions.get(id) ?? null;
};

const formOf = async (request) => {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > LONGEST_FORM) break;
  }
  return new URLSearchParams(text);
};

const page = (html, status = 200) => ({ status, html });
const goTo = (location, headers = {}) => ({
  status: 303,
  headers: { Location: location, ...headers },
});

/** Signs in with the account of the member space, and keeps which member it is, not the account. */
const signIn = async (request) => {
  const form = await formOf(request);
  const { jwt } = await api.account.signIn(form.get('email'), form.get('password'));
  const memberships = await adhesions({ baseURL, auth: jwt, locale }).me.memberships();
  // Who speaks for several bodies comes in for one that is a member today. In earnest: let them choose.
  const membership = memberships.find(({ status }) => status === 'active') ?? memberships[0];
  if (!membership) return page(homePage({ problem: 'Ce compte n’est celui d’aucun membre.' }), 403);
  const id = randomUUID();
  const { documentId, organisation } = membership;
  sessions.set(id, { membership: documentId, organisation });
  return goTo('/ressources', { 'Set-Cookie': `session=${id}; HttpOnly; SameSite=Lax; Path=/` });
};

/** The gate: asked at each visit, so that it opens and closes with the membership. */
const resources = async ({ membership, organisation }) => {
  const { allowed, because } = await api.entitlements.check({ membership, benefit: RESOURCES });
  return allowed
    ? page(resourcesPage({ organisation }))
    : page(refusedPage({ why: because.text.fr }), 403);
};

const todayInParis = () => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });

/** From when this member may book: earlier than the public, if the occasion's right is a priority. */
const openingFor = async (membership, { benefit, opensOn }) => {
  if (!benefit || !opensOn) return opensOn;
  const { bookableFrom } = await api.entitlements.check({ membership, benefit, opensOn });
  return bookableFrom ?? opensOn;
};

const booking = async ({ membership }) => {
  const { data } = await api.occasions.find({ pageSize: 10 });
  const today = todayInParis();
  const occasions = await Promise.all(
    data.map(async (occasion) => {
      const from = await openingFor(membership, occasion);
      const takes = ['open', 'soon'].includes(occasion.openness) && (!from || from <= today);
      // Made with the form: sent twice, it books once.
      return { ...occasion, from, takes, key: randomUUID() };
    }),
  );
  return page(bookingPage({ occasions }));
};

/** Books: whether this member may is for Adhésions to say, whatever the form showed. */
const book = async ({ membership }, request, occasion) => {
  const form = await formOf(request);
  const who = { membership, name: form.get('name'), locale };
  if (form.get('email')) who.email = form.get('email');
  await api.occasions.register(occasion, who, { key: form.get('key') ?? undefined });
  return page(bookedPage({ name: who.name }), 201);
};

const answer = async (request) => {
  const { method, url } = request;
  const [path, id] = url.split('?')[0].split('/').filter(Boolean);
  const asked = `${method} /${path ?? ''}`;
  if (asked === 'GET /') return page(homePage({}));
  if (asked === 'POST /connexion') return signIn(request);
  const session = sessionOf(request);
  if (!session) return goTo('/');
  if (asked === 'GET /ressources') return resources(session);
  if (asked === 'GET /rendez-vous') return booking(session);
  if (asked === 'POST /rendez-vous' && id) return book(session, request, decodeURIComponent(id));
  return page(refusedPage({ why: 'Cette page n’existe pas.' }), 404);
};

const failed = (error) => {
  if (!(error instanceof AdhesionsError)) {
    return page(refusedPage({ why: 'Le site ne répond pas : réessayez dans un instant.' }), 502);
  }
  if (error.status === 400 && error.reason === null) {
    return page(homePage({ problem: 'Adresse ou mot de passe inconnu.' }), 403);
  }
  return page(refusedPage({ why: error.details.text?.fr ?? error.message }), error.status);
};

const server = createServer(async (request, response) => {
  const { status, html = '', headers } = await answer(request).catch(failed);
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; form-action 'self'; style-src 'unsafe-inline'",
    'Cache-Control': 'private, no-store',
    ...headers,
  });
  response.end(html);
});

server.listen(Number(PORT), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
