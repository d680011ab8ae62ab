/**
 * `npm run demo`: from a fresh clone to a running demonstration. Plain Node, since nothing is
 * installed yet when it starts.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { DEMO, build, isBuilt } from './lib/build.mjs';
import { ROOT, at, install, isInstalled } from './lib/project.mjs';

const say = (text) => console.log(`[demo] ${text}`);
const stop = (text) => {
  console.error(`[demo] ${text}`);
  process.exit(1);
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

const print = ({ outcome, accounts, adminUrl, offerUrl }) => {
  const rows = accounts.map(
    ({ role, email, password }) => `  ${role.padEnd(17)} ${email.padEnd(32)} ${password}`,
  );
  const keys =
    rows.length > 0 ? ['', 'Comptes (gardés dans .tmp/demo-accounts.json) :', ...rows] : [];
  console.log(
    ['', LINES[outcome], '', `  Administration    ${adminUrl}`, `  Offre en ligne    ${offerUrl}`]
      .concat(keys, ['', 'Ctrl+C pour arrêter.', ''])
      .join('\n'),
  );
};

const start = async () => {
  process.chdir(ROOT);
  fs.mkdirSync(at('.tmp'), { recursive: true });
  const require = createRequire(import.meta.url);
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: ROOT, distDir: at('dist') });
  await strapi.load();
  const report = await require(DEMO).loadDemo(strapi, at('.tmp', 'demo-accounts.json'));
  await strapi.start();
  print(report);
};

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
await start();
