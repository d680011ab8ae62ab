/**
 * The built application on a pretended day, and a browser in front of it: what the scripts that
 * measure and photograph the admin stand on.
 */
import { fork, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { build, isBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ROOT, at, install, isInstalled } from './project.mjs';

const require = createRequire(import.meta.url);
const { environment } = require('../../tests/helpers/browser/environment.js');
const { LAUNCH, contextFor, login, signInOn } = require('../../tests/helpers/browser/session.js');

const SERVE = at('tests', 'helpers', 'browser', 'serve.js');

/** Installs and builds what is not; the scripts serve what is built. */
export const prepare = () => {
  if (!isInstalled() && !install()) process.exit(1);
  if (!isBuilt() && !build()) process.exit(1);
};

/** Fills a database with the demonstration, or with so many invented members. */
export const load = ({ database, accounts, members }) => {
  fs.mkdirSync(path.dirname(database), { recursive: true });
  const { status } = spawnSync(process.execPath, [SERVE, 'load', accounts, members ?? ''], {
    cwd: ROOT,
    env: environment(database),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The members could not be loaded.');
};

const serve = (database) =>
  new Promise((resolve, reject) => {
    const child = fork(SERVE, [], {
      cwd: ROOT,
      env: environment(database),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
    child.once('message', ({ port }) => resolve({ child, port }));
  });

/**
 * Serves a database. `page(role)` is a page signed in, in French; `get(path)` what the admin API
 * answers to the administrator. End with `close()`.
 */
export const openSite = async ({ database, accounts, viewport }) => {
  const { child, port } = await serve(database);
  const address = `http://127.0.0.1:${port}`;
  // Strapi refuses many logins in a row: one for each person.
  const tokens = new Map();
  const tokenOf = async (role) => {
    if (!tokens.has(role)) tokens.set(role, await login(address, accounts, role));
    return tokens.get(role);
  };
  const browser = await chromium.launch({ ...LAUNCH, executablePath: ensureChromium() });
  return {
    address,
    async get(url) {
      const headers = { Authorization: `Bearer ${await tokenOf('administrator')}` };
      const answer = await globalThis.fetch(`${address}${url}`, { headers });
      if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`);
      return answer.json();
    },
    async page(role) {
      // The pages of the site let no style in, which pictures need: nothing may blink in them.
      const context = await browser.newContext({
        viewport,
        bypassCSP: true,
        ...contextFor('fr'),
      });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      if (role) await signInOn(page, await tokenOf(role), 'fr');
      else {
        await page.addInitScript(() =>
          globalThis.localStorage.setItem('strapi-admin-language', 'fr'),
        );
      }
      return page;
    },
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
};
