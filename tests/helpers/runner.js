'use strict';

/**
 * A process of its own that boots the compiled application on the database named by the
 * environment, runs a day (or applies the import, or files the paper, that the environment names), and
 * says what it did.
 * Told to, it dies by SIGKILL before one statement,
 * or runs although another has the lease, as a holder that was taken for dead would.
 */
const { Buffer } = require('node:buffer');
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const { beforeStatements } = require('./statements');

const root = path.resolve(__dirname, '..', '..');
const STAFF = { type: 'admin', id: '1' };
const [day, killAt] = process.argv.slice(2);

/** Counts the statements of the run, notes those that commit lines of the journal, and dies at the chosen one. */
const watchStatements = async (strapi) => {
  const seen = { statements: 0, commits: [] };
  let hasWritten = false;
  await beforeStatements(strapi, (sql) => {
    seen.statements += 1;
    // By its number, or by what it says, however this database quotes names.
    const words = sql.replace(/[`"]/g, '');
    const said = killAt !== undefined && Number.isNaN(Number(killAt)) && words.includes(killAt);
    const dies = seen.statements === Number(killAt) || said;
    if (dies) process.kill(process.pid, 'SIGKILL');
    if (words.startsWith('insert into adh_activity')) hasWritten = true;
    if (!hasWritten || !/^commit/i.test(sql)) return;
    seen.commits.push(seen.statements);
    hasWritten = false;
  });
  return seen;
};

/** Every holder gets the lease: what is left to keep effects single is the rows themselves. */
const withoutLease = () => {
  const file = 'dist/src/plugins/membership-lifecycle/server/src/kernel/store/leases.js';
  require(path.join(root, file)).takeLease = async () => true;
};

/** The day's run, or the import of a draft as it was shown, or the paper of a member. */
const work = (plugin) => {
  const { RUNNER_IMPORT: id, RUNNER_FINGERPRINT: fingerprint } = process.env;
  const { RUNNER_PAPER: text, RUNNER_MEMBER: member } = process.env;
  if (text) {
    const file = { name: 'd.pdf', bytes: Buffer.from(text, 'base64') };
    return plugin.service('memberPapers').add(member, file, { kind: 'order' }, STAFF);
  }
  if (!id) return plugin.service('daily').run();
  return plugin.service('imports').apply(id, fingerprint, STAFF);
};

const main = async () => {
  if (process.env.RUNNER_WITHOUT_LEASE === 'true') withoutLease();
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'fatal';
  await strapi.load();
  const plugin = strapi.plugin('membership-lifecycle');
  plugin.service('clock').set(day);
  process.send('ready');
  await new Promise((resolve) => process.once('message', resolve));
  const seen = await watchStatements(strapi);
  let answer;
  try {
    answer = { run: await work(plugin) };
  } catch (error) {
    answer = { refused: error.reason ?? String(error) };
  }
  process.send({ ...answer, ...seen });
  process.disconnect();
  await strapi.destroy();
  process.exit(0);
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
