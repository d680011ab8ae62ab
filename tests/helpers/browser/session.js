'use strict';

/**
 * How a person is signed in on the admin without typing a password: shared by the browser tests and
 * by the scripts that measure and photograph the admin.
 */
const fs = require('node:fs');

const LAUNCH = {
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** What a context of the browser is made of, in a language. */
const contextFor = (language) => ({
  locale: language === 'fr' ? 'fr-FR' : 'en-GB',
  timezoneId: 'Europe/Paris',
  reducedMotion: 'reduce',
});

const passwordOf = (accountsFile, role) => {
  const accounts = JSON.parse(fs.readFileSync(accountsFile, 'utf8'));
  const account = accounts.find((one) => one.role === role);
  if (!account) throw new Error(`The demonstration has no account for the role ${role}.`);
  return { email: account.email, password: account.password };
};

/** The token of an account of the demonstration. */
const login = async (address, accountsFile, role) => {
  const answer = await globalThis.fetch(`${address}/admin/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(passwordOf(accountsFile, role)),
  });
  const { data } = await answer.json();
  return data.token;
};

/** Signs a page's person in, in a language, before the page is opened. */
const signInOn = (page, token, language) =>
  page.addInitScript(
    ([held, tongue]) => {
      globalThis.localStorage.setItem('jwtToken', JSON.stringify(held));
      globalThis.localStorage.setItem('isLoggedIn', 'true');
      globalThis.localStorage.setItem('strapi-admin-language', tongue);
      globalThis.localStorage.setItem('STRAPI_THEME', 'light');
      // Strapi's tour covers the page that is looked at.
      globalThis.localStorage.setItem(
        'STRAPI_GUIDED_TOUR',
        JSON.stringify({ tours: {}, enabled: false, hidden: true, completedActions: [] }),
      );
    },
    [token, language],
  );

module.exports = { LAUNCH, contextFor, login, signInOn };
