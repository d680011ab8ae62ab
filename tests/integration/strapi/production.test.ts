import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { environment } from '../../helpers/strapi';

/** The application as it would be started in production, in a process of its own. */

const ROOT = path.resolve(__dirname, '..', '..', '..');
const START = `
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: process.cwd(), distDir: process.cwd() + '/dist' });
  strapi.load().then(() => strapi.destroy()).then(
    () => { console.log('IT STARTED'); process.exit(0); },
    (error) => { console.error(error.message); process.exit(1); },
  );
`;

const database = path.join('.tmp', `production-${process.pid}.db`);
const files = path.join('.tmp', `production-${process.pid}-files`);

const start = (settings: Record<string, string>) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', START], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...environment(files),
      NODE_ENV: 'production',
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: database,
      PUBLIC_URL: 'https://adhesions.example.org',
      ...settings,
    },
  });
  return { status, said: `${stdout}${stderr}` };
};

afterEach(() => {
  for (const suffix of ['', '-wal', '-shm']) {
    fs.rmSync(path.join(ROOT, `${database}${suffix}`), { force: true });
  }
  fs.rmSync(path.join(ROOT, files), { recursive: true, force: true });
});

test('starts with secrets of its own and an address in https', () => {
  const { status, said } = start({});
  expect(said).toContain('IT STARTED');
  expect(status).toBe(0);
});

test('refuses what is weak before it makes a table, and names all of it', () => {
  const { status, said } = start({
    APP_KEYS: 'toBeModified1,toBeModified2',
    JWT_SECRET: '',
    API_TOKEN_SALT: 'short',
    PUBLIC_URL: 'http://adhesions.example.org',
  });
  expect(status).toBe(1);
  for (const name of ['APP_KEYS', 'JWT_SECRET', 'API_TOKEN_SALT', 'PUBLIC_URL']) {
    expect(said).toContain(`- ${name} `);
  }
  expect(said).not.toContain('ADMIN_JWT_SECRET');
  const made = path.join(ROOT, database);
  expect(fs.existsSync(made) ? fs.statSync(made).size : 0).toBe(0);
});

test('refuses a pretended day', () => {
  const { status, said } = start({ ADHESIONS_TODAY: '2030-01-01' });
  expect(status).toBe(1);
  expect(said).toContain('ADHESIONS_TODAY');
});
