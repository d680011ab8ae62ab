/**
 * `npm run demo`: from a fresh clone to a running demonstration. Plain Node, since nothing is
 * installed yet when it starts. `-- --members 5000` lives ten years of so many members instead, in a
 * database of their own; `--seed` changes their lives.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { DEMO, build, isBuilt } from './lib/build.mjs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, at, install, isInstalled } from './lib/project.mjs';

const say = (text) => console.log(`[demo] ${text}`);
const stop = (text) => {
  console.error(`[demo] ${text}`);
  process.exit(1);
};

const MOST_MEMBERS = 20_000;

/** A whole number that was given on the command line, or nothing. */
const wholeNumber = (name, text, most) => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    stop(`--${name} : il faut un nombre entier, de 1 à ${most}.`);
  }
  return value;
};

const readArguments = () => {
  try {
    const { values } = parseArgs({
      options: { members: { type: 'string' }, seed: { type: 'string' } },
    });
    return {
      members: wholeNumber('members', values.members, MOST_MEMBERS),
      seed: wholeNumber('seed', values.seed, 2 ** 31),
    };
  } catch (error) {
    return stop(error.message);
  }
};

/** A value written in .env, or nothing. */
const inEnvFile = (name) => {
  if (!fs.existsSync(at('.env'))) return undefined;
  const match = new RegExp(`^\\s*${name}\\s*=\\s*["']?([^"'\\n#]*)`, 'm').exec(
    fs.readFileSync(at('.env'), 'utf8'),
  );
  return match?.[1].trim();
};

const checkEnvironment = () => {
  const mode = process.env.NODE_ENV ?? inEnvFile('NODE_ENV');
  if (mode === 'production') {
    stop(
      'Refusé : NODE_ENV=production. La démonstration crée des comptes et des données fictives.',
    );
  }
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20 || major > 24) stop(`Node ${process.versions.node} : il faut Node 20 à 24.`);
};

const secret = (bytes = 32) => randomBytes(bytes).toString('base64');

/** Fresh secrets, each its own; the file is readable by its owner alone. */
const writeEnv = () => {
  const secrets = {
    APP_KEYS: `${secret()},${secret()}`,
    API_TOKEN_SALT: secret(),
    ADMIN_JWT_SECRET: secret(),
    TRANSFER_TOKEN_SALT: secret(),
    ENCRYPTION_KEY: secret(),
    JWT_SECRET: secret(),
  };
  const text = fs
    .readFileSync(at('.env.example'), 'utf8')
    .replace(/^([A-Z_]+)=$/gm, (line, name) => (secrets[name] ? `${name}=${secrets[name]}` : line));
  fs.writeFileSync(at('.env'), text, { mode: 0o600 });
};

const LINES = {
  loaded: 'Les données de démonstration ont été chargées.',
  'already-loaded': 'Les données de démonstration étaient déjà là.',
  foreign:
    'Cette base contient déjà autre chose : rien n’y a été ajouté. Pour la démonstration, donnez un autre DATABASE_FILENAME.',
};

const print = ({ outcome, accounts, siteUrl, adminUrl, offerUrl }, file) => {
  const rows = accounts.map(
    ({ role, email, password }) => `  ${role.padEnd(17)} ${email.padEnd(32)} ${password}`,
  );
  const keys =
    rows.length > 0 ? ['', `Comptes (gardés dans ${path.relative(ROOT, file)}) :`, ...rows] : [];
  const site = siteUrl
    ? [`  Le site           ${siteUrl}`, `  Espace adhérent   ${siteUrl}espace`]
    : ['  Le site           éteint (ADHESIONS_SITE=false)'];
  console.log(
    ['', LINES[outcome], '']
      .concat(site, [`  Administration    ${adminUrl}`, `  Données ouvertes  ${offerUrl}`])
      .concat(keys, ['', 'Ctrl+C pour arrêter.', ''])
      .join('\n'),
  );
};

/** Many members have a database and accounts of their own: the forty stay as somebody left them. */
const placeFor = ({ members }) => {
  if (members === undefined) return at('.tmp', 'demo-accounts.json');
  const name = `demo-${members}`;
  process.env.DATABASE_FILENAME ??= path.join('.tmp', `${name}.db`);
  return at('.tmp', `${name}-accounts.json`);
};

const start = async (options) => {
  process.chdir(ROOT);
  fs.mkdirSync(at('.tmp'), { recursive: true });
  const file = placeFor(options);
  const require = createRequire(import.meta.url);
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: ROOT, distDir: at('dist') });
  await strapi.load();
  const report = await require(DEMO).loadDemo(strapi, file, options);
  await strapi.start();
  print(report, file);
};

const options = readArguments();

checkEnvironment();
if (!isInstalled()) {
  say('Installation des dépendances…');
  if (!install()) stop('Échec de : npm ci');
}
if (!fs.existsSync(at('.env'))) {
  say('Écriture de .env avec des secrets neufs.');
  writeEnv();
}
if (!isBuilt()) {
  say('Construction (une à deux minutes la première fois)…');
  if (!build()) stop('Échec de la construction.');
}
if (options.members !== undefined) {
  say(`${options.members} membres inventés sur dix ans : une minute environ la première fois…`);
}
await start(options);
