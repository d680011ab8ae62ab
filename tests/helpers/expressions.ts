import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Every regular expression that stands in the code that judges what is sent: ours, and that of Strapi. */

const ROOT = path.resolve(__dirname, '..', '..');
const MODULES = path.join(ROOT, 'node_modules');

/** What judges a request before we do, or in our place. */
const JUDGES = [
  'yup/lib',
  ...[
    ...['admin', 'content-manager', 'content-releases', 'email', 'i18n'],
    ...['plugin-users-permissions', 'review-workflows', 'upload'],
  ].map((name) => `@strapi/${name}/dist/server`),
  ...['core', 'permissions', 'utils'].map((name) => `@strapi/${name}/dist`),
  ...['koa-body/lib', 'formidable/src', 'content-type', 'qs/lib', 'cookies'],
  '@sindresorhus/slugify',
];
const OURS = ['src', 'config'].map((folder) => path.join(ROOT, folder));
const NOT_OF_THE_SERVER = /[\\/](admin|node_modules|demo|__tests__|tests?)[\\/]/;

export interface Expression {
  source: string;
  flags: string;
  /** The file, from the root of the project. */
  file: string;
}

const filesUnder = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|ts)$/.test(file) && !file.endsWith('.d.ts'))
    .filter((file) => !NOT_OF_THE_SERVER.test(`/${file}`))
    .map((file) => path.join(folder, file));

const expressionsIn = (file: string): Expression[] => {
  const found: Expression[] = [];
  const text = fs.readFileSync(file, 'utf8');
  const walk = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const [source, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
      found.push({ source, flags, file: path.relative(ROOT, file).replaceAll('\\', '/') });
    }
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
};

/** Without what repeats without an end, or often, no expression takes long. */
const mayRepeat = ({ source }: Expression): boolean => /[*+]|\{\d+,\}|\{\d*,?\d{3,}\}/.test(source);

/** Each expression once, with the first file that has it. */
export const judgingExpressions = (): Expression[] => {
  const folders = [...OURS, ...JUDGES.map((name) => path.join(MODULES, name))];
  const all = folders.flatMap(filesUnder).flatMap(expressionsIn).filter(mayRepeat);
  return [...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one] as const)).values()];
};
