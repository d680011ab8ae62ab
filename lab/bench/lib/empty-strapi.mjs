/** A Strapi project without any content, of the packages that are installed here. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { at } from '../../../scripts/lib/project.mjs';

const require = createRequire(import.meta.url);

const FILES = {
  'config/server.js': `module.exports = ({ env }) => ({
  host: env('HOST'),
  port: env.int('PORT'),
  app: { keys: env.array('APP_KEYS') },
});
`,
  'config/admin.js': `module.exports = ({ env }) => ({
  auth: { secret: env('ADMIN_JWT_SECRET') },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
});
`,
  'config/database.js': `module.exports = () => ({
  connection: {
    client: 'sqlite',
    connection: { filename: require('path').join(__dirname, '..', 'data.db') },
    useNullAsDefault: true,
  },
});
`,
  'config/middlewares.js': `module.exports = [
  'strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy',
  'strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public',
];
`,
  'src/index.js': `module.exports = { register() {}, bootstrap() {} };
`,
};

/** Makes the project anew, and answers its folder. */
export const makeEmptyStrapi = () => {
  const folder = at('.tmp', 'bench', 'empty');
  fs.rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  for (const name of ['src/api', 'public/uploads', 'database/migrations']) {
    fs.mkdirSync(path.join(folder, name), { recursive: true });
  }
  const { dependencies } = require(at('package.json'));
  const project = { name: 'empty', version: '0.0.0', private: true, dependencies };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(project));
  fs.symlinkSync(at('node_modules'), path.join(folder, 'node_modules'));
  // The admin as it is built: its files are served, and nothing of them runs.
  fs.mkdirSync(path.join(folder, 'dist'));
  for (const build of ['build', path.join('dist', 'build')]) {
    fs.symlinkSync(at('dist', 'build'), path.join(folder, build));
  }
  return folder;
};
