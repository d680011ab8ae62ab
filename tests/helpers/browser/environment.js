'use strict';

const path = require('node:path');

const root = path.resolve(__dirname, '..', '..', '..');

/** The pretended day of every browser test, of the data as of the clock. */
const TODAY = '2026-11-25';
const folder = path.join(root, '.tmp', 'browser');

/** Secrets of tests alone; the same for the loading and the serving of a database. */
const SECRETS = {
  APP_KEYS: 'browser-tests-one,browser-tests-two',
  API_TOKEN_SALT: 'browser-tests',
  ADMIN_JWT_SECRET: 'browser-tests',
  TRANSFER_TOKEN_SALT: 'browser-tests',
  ENCRYPTION_KEY: 'browser-tests-browser-tests-brow',
  JWT_SECRET: 'browser-tests',
};

/** What a server of the browser tests runs with: nothing of a developer's .env reaches it. */
const environment = (database, more = {}) => ({
  ...process.env,
  ...SECRETS,
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  PORT: '0',
  PUBLIC_URL: '',
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: path.relative(root, database),
  // Named by what they hold: copies of a database share them.
  PRIVATE_FILES: path.relative(root, path.join(folder, 'files')),
  SMTP_HOST: '',
  ADHESIONS_DAILY: 'false',
  ADHESIONS_TODAY: TODAY,
  STRAPI_TELEMETRY_DISABLED: 'true',
  ...more,
});

module.exports = {
  TODAY,
  root,
  folder,
  environment,
  demoDatabase: path.join(folder, 'demo.db'),
  accountsFile: path.join(folder, 'accounts.json'),
  /** The same data with the four people of the staff signed in, and their tokens by role. */
  signedInDatabase: path.join(folder, 'signed-in.db'),
  tokensFile: path.join(folder, 'tokens.json'),
};
