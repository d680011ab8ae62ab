'use strict';

// Strapi resolves a local plugin under the application's root; its server is compiled with the app.
module.exports = require('../../../dist/src/plugins/membership-lifecycle/server/src').default;
