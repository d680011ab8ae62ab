'use strict';

/**
 * The services of the compiled application on its real database layer, without what Strapi adds
 * around them (HTTP, the admin, its own plugins): a process that is killed a thousand times must be
 * cheap to start. It starts on a database that an application has booted on.
 */
const fs = require('node:fs');
const path = require('node:path');
// These two are Strapi's own: see `bundle-victim.mjs`, which also finds all that is named here.
const { Database } = require('@strapi/database');
const { createCoreStore } = require('@strapi/core/dist/services/core-store.js');
const { env } = require('@strapi/utils');
const nodemailer = require('@strapi/provider-email-nodemailer');
const database = require('../../dist/config/database').default;
const plugins = require('../../dist/config/plugins').default;
const {
  default: defaults,
} = require('../../dist/src/plugins/membership-lifecycle/server/src/config');
const {
  default: services,
} = require('../../dist/src/plugins/membership-lifecycle/server/src/services');
const { connectPorts } = require('../../dist/src/plugins/membership-lifecycle/server/src/ports');
const { VERSION_KEY } = require('../../dist/src/api/offer/reading/version');
const { tellFailedTransactions } = require('../../dist/src/setup/transactions');

const root = process.cwd();
/** Strapi's e-mail plugin, down to the provider that the configuration names. */
const emailOf = () => {
  const { providerOptions, settings } = plugins({ env }).email.config;
  const provider = nodemailer.init(providerOptions, settings);
  return { service: () => provider };
};

/**
 * Starts the services on the database of the environment. `file` holds what `prepareVictims` wrote
 * of the application that booted on it: the models of its tables, and what is on offer.
 */
const startEngine = async (file) => {
  const { models, tierOffers } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const log = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
  const { settings, ...connection } = database({ env });
  const migrations = { dir: path.join(root, 'database', 'migrations') };
  const db = new Database({ ...connection, settings: { ...settings, migrations }, logger: log });
  tellFailedTransactions({ db });
  await db.init({ models });
  const config = {
    ...defaults,
    smtpConfigured: Boolean(process.env.SMTP_HOST),
    privateFiles: process.env.PRIVATE_FILES,
  };
  const strapi = {
    db,
    log,
    config: { get: (key, otherwise) => config[key.split('.')[1]] ?? otherwise },
    dirs: { app: { root }, static: { public: path.join(root, 'public') } },
    store: createCoreStore({ db }),
    // Read with Strapi's document service, which is not here.
    service: () => ({ tierOffers: async () => tierOffers, versionKey: VERSION_KEY }),
  };
  connectPorts(strapi);
  const service = (name) => services[name]({ strapi });
  strapi.plugin = (name) => (name === 'email' ? emailOf() : { service });
  await service('settings').refresh();
  return strapi;
};

module.exports = { startEngine };
