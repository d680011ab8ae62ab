'use strict';

/** Routes that the product does not have, and with which its own are compared. */
const { factories } = require('@strapi/strapi');

const OFFER = 'api::offer.offer';
const CHECK = 'plugin::membership-lifecycle.entitlements.check';
const CONSUME = 'plugin::membership-lifecycle.entitlements.consume';

/** Who may read all relations, and costs nothing to ask. */
const EVERYTHING = { strategy: { name: 'bench', verify: () => undefined }, credentials: null };

/** Strapi's own reading of offers, without any authorisation, and a route that does nothing. */
exports.mountComparisons = (strapi) => {
  const core = factories.createCoreService(OFFER)({ strapi });
  const find = (query) => core.find(query);
  strapi.get('services').extend(OFFER, (ours) => ({ ...ours, find }));
  const offers = factories.createCoreController(OFFER)({ strapi });
  strapi.server.api('content-api').routes({
    type: 'content-api',
    prefix: '/bench',
    routes: [
      {
        method: 'GET',
        path: '/offers',
        handler: (ctx) => {
          ctx.state.auth = EVERYTHING;
          return offers.find(ctx);
        },
        info: { apiName: 'offer', type: 'content-api' },
        config: { auth: false },
      },
      {
        method: 'POST',
        path: '/nothing',
        handler: (ctx) => {
          ctx.body = { data: null };
        },
        info: { apiName: 'offer', type: 'content-api' },
        config: { auth: { strategies: ['content-api-token'], scope: [CHECK] } },
      },
    ],
  });
};

/** A token that may make the calls that are measured. */
exports.token = async (strapi) => {
  const { accessKey } = await strapi.service('admin::api-token').create({
    name: `bench ${Date.now()}`,
    description: '',
    lifespan: null,
    kind: 'content-api',
    type: 'custom',
    permissions: [CHECK, CONSUME],
  });
  return accessKey;
};
