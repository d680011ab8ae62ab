'use strict';

/**
 * A page of twenty resources, and a member who is signed in; with a route that answers the same page
 * without asking who reads the parts for members.
 */
const path = require('node:path');

const RESOURCE = 'api::resource.resource';
const USER = 'plugin::users-permissions.user';
const FIND = 'plugin::membership-lifecycle.resources.find';
const PAGE = 20;
const EMAIL = 'bench@example.org';

const root = path.resolve(__dirname, '..', '..', '..');
const ofPlugin = (file) =>
  require(path.join(root, 'dist/src/plugins/membership-lifecycle/server/src', file));

/** Fills a page: of three, one is for everybody, one for a tier, one for holders of a right. */
const fillPage = async (strapi, { tier, benefit }) => {
  const rules = [
    { kind: 'everyone' },
    { kind: 'members', tiers: [tier] },
    { kind: 'right', benefit },
  ];
  const query = strapi.db.query(RESOURCE);
  const there = await query.count({ where: { locale: 'fr', publishedAt: { $notNull: true } } });
  for (let n = there; n < PAGE; n += 1) {
    const body = `Ce que nous avons appris, chapitre ${n}. `.repeat(40);
    await strapi.documents(RESOURCE).create({
      data: {
        title: `Ressource ${n}`,
        summary: `Ce que l’on trouve dans la ressource ${n}, et pour qui elle est écrite.`,
        publishedOn: `2026-01-${String(n + 1).padStart(2, '0')}`,
        topics: [{ label: 'Compagnonnage' }],
        content: { body, files: [], access: rules[n % rules.length] },
      },
      status: 'published',
    });
  }
};

/** The token of an account that speaks for a member, as a front-end signs it in. */
const signIn = async (strapi, membership) => {
  const db = strapi.db.connection;
  const { organisation_id: organisation } = await db('memberships')
    .where('document_id', membership)
    .first('organisation_id');
  const documents = strapi.documents('api::organisation.organisation');
  const { contacts } = await documents.findOne({
    documentId: organisation,
    populate: ['contacts'],
  });
  if (!contacts.some(({ email }) => email === EMAIL)) {
    const contact = { name: 'Ana Martin', email: EMAIL, role: 'representative', locale: 'fr' };
    await documents.update({
      documentId: organisation,
      data: { contacts: [...contacts, contact] },
    });
  }
  const users = strapi.db.query(USER);
  const known = await users.findOne({ where: { email: EMAIL } });
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const account = { username: EMAIL, email: EMAIL, provider: 'local', confirmed: true };
  const user =
    known ??
    (await strapi
      .plugin('users-permissions')
      .service('user')
      .add({ ...account, password: 'Some-password-1', role: role.id }));
  const { tokenOf } = strapi.plugin('membership-lifecycle').service('memberAccounts');
  return tokenOf(await users.findOne({ where: { id: user.id } }));
};

/** The page without the door: the same sign-in, question, query and answer of the same rows. */
exports.mountBare = (strapi) => {
  const { findResources } = ofPlugin('resources/store/resources');
  const { validateList } = ofPlugin('resources/inputs/questions');
  const { pageOf } = ofPlugin('kernel/rules/pages');
  strapi.server.api('content-api').routes({
    type: 'content-api',
    prefix: '/bench',
    routes: [
      {
        method: 'GET',
        path: '/resources',
        handler: async (ctx) => {
          const { locale, paging, ...filters } = await validateList({ ...ctx.query }, false);
          const { rows, total } = await findResources(strapi, locale, filters, paging);
          ctx.body = pageOf(rows, total, paging);
        },
        info: { pluginName: 'membership-lifecycle', type: 'content-api' },
        config: {
          auth: { strategies: ['content-api-token', 'users-permissions'], scope: [FIND] },
          middlewares: [
            'plugin::membership-lifecycle.confidential',
            'plugin::membership-lifecycle.reader-language',
          ],
        },
      },
    ],
  });
};

/** Makes the page and the member; the token of their sign-in. */
exports.prepareResources = async (strapi, { membership, benefit }) => {
  const { tier_code: tier } = await strapi.db
    .connection('memberships')
    .where('document_id', membership)
    .first('tier_code');
  await fillPage(strapi, { tier, benefit });
  return signIn(strapi, membership);
};
