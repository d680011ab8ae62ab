'use strict';

/**
 * The renewal of members as somebody would write it who knows Strapi and not this project: a loop
 * that reads each member with what it needs, decides, and creates one document after the other. It
 * writes the rows that the daily run writes, and of each message as much.
 */
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const { createStrapi } = require('@strapi/strapi');

const root = path.resolve(__dirname, '..', '..', '..');
const PLUGIN = 'plugin::membership-lifecycle';

/** As `row` is: one document less what Strapi gives it. */
const create = (strapi, name, data) => strapi.documents(`${PLUGIN}.${name}`).create({ data });

const renew = async (strapi, { membership, term, example, on }) => {
  const organisation = await strapi.documents('api::organisation.organisation').findOne({
    documentId: membership.organisationId,
    populate: { contacts: true },
  });
  const [terms, rights, renewals] = await Promise.all(
    ['term', 'entitlement', 'renewal'].map((name) =>
      strapi.documents(`${PLUGIN}.${name}`).findMany({ filters: { membershipId: membership.documentId } }),
    ),
  );
  if (terms.length === 0 || rights.length === 0 || renewals.length > 0) throw new Error('Not due.');
  const membershipId = membership.documentId;
  await create(strapi, 'term', { ...example.term, membershipId, liveKey: `${membershipId}:next` });
  await create(strapi, 'renewal', { ...example.renewal, membershipId, fromTermId: term, liveKey: term });
  const [contact] = organisation.contacts;
  await create(strapi, 'message', {
    ...example.message,
    membershipId,
    key: `${membershipId}:proposal`,
    toEmail: contact.email,
  });
  for (const activity of example.activities) await create(strapi, 'activity', { ...activity, membershipId });
  for (const [index, effect] of example.effects.entries()) {
    await create(strapi, 'effect', { ...effect, membershipId, key: `${membershipId}:${index}` });
  }
  await strapi.db.query('api::membership.membership').update({
    where: { documentId: membershipId },
    data: { nextDueOn: on },
  });
};

const own = ({ id: _id, documentId: _document, createdAt: _c, updatedAt: _u, publishedAt: _p, ...row }) => row;

/** The rows that the daily run wrote for its first member, as documents. */
const exampleOf = async (strapi) => {
  const [renewal] = await strapi.documents(`${PLUGIN}.renewal`).findMany({ limit: 1 });
  const of = async (name, filters) =>
    (await strapi.documents(`${PLUGIN}.${name}`).findMany({ filters })).map(own);
  const { membershipId } = renewal;
  const [term] = await of('term', { documentId: renewal.termId });
  const [message] = await of('message', { membershipId });
  return {
    ...{ term, message, renewal: own(renewal) },
    activities: await of('activity', { membershipId }),
    effects: await of('effect', { membershipId }),
  };
};

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'error';
  await strapi.load();
  strapi.plugin('membership-lifecycle').service('clock').set(process.argv[2]);
  process.on('disconnect', () => process.exit(0));
  process.on('message', async ({ what, example, count, on }) => {
    if (what === 'example') {
      process.send(await exampleOf(strapi));
      return;
    }
    const due = await strapi.documents('api::membership.membership').findMany({
      filters: { nextDueOn: { $lte: process.argv[2] } },
      limit: count,
    });
    const begun = performance.now();
    for (const membership of due) {
      const { document_id: term } = await strapi.db
        .connection('adh_term')
        .where('membership_id', membership.documentId)
        .first('document_id');
      await renew(strapi, { membership, term, example, on });
    }
    process.send({ took: performance.now() - begun, count: due.length });
  });
  process.send('ready');
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
