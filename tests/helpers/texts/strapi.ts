import fs from 'node:fs';
import path from 'node:path';

/** Strapi's own texts of the admin, as the installed packages ship them. */

type Texts = Record<string, string>;

const PACKAGES: [name: string, prefix: string, folder: string][] = [
  ['admin', '', 'dist/admin/admin/src/translations'],
  ['content-manager', 'content-manager.', 'dist/admin/translations'],
  ['email', 'email.', 'dist/admin/translations'],
  ['i18n', 'i18n.', 'dist/admin/translations'],
  ['plugin-users-permissions', 'users-permissions.', 'dist/admin/translations'],
  ['upload', 'upload.', 'dist/admin/translations'],
];

const textsOf = (folder: string, name: string, language: string): Texts => {
  const root = path.dirname(require.resolve(`@strapi/${name}/package.json`));
  const file = path.join(root, folder, `${language}.json.js`);
  if (!fs.existsSync(file)) return {};
  const loaded = require(file) as Texts & { default?: Texts };
  return loaded.default ?? loaded;
};

/** Strapi's texts in a language, by the key that the admin asks for. */
export const strapiTexts = (language: 'fr' | 'en'): Texts =>
  Object.fromEntries(
    PACKAGES.flatMap(([name, prefix, folder]) =>
      Object.entries(textsOf(folder, name, language)).map(([key, text]) => [prefix + key, text]),
    ),
  );
