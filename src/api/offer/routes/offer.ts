/** The public reading of offers. Neither the core routes nor any other exist for content. */
export default {
  routes: [
    {
      method: 'GET',
      path: '/offers/current',
      handler: 'offer.current',
      config: { auth: false, prefix: '' },
    },
    {
      method: 'GET',
      path: '/offers/:slug',
      handler: 'offer.bySlug',
      config: { auth: false, prefix: '' },
    },
    {
      method: 'GET',
      path: '/offers/:slug/sheet.pdf',
      handler: 'offer.sheet',
      config: { auth: false, prefix: '' },
    },
  ],
};
