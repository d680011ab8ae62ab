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
  // What reads headers and addresses, and dates in what is asked.
  ...['koa/lib', '@koa/router/lib', 'koa-compress/lib', 'koa-send', 'koa-session', 'keygrip'],
  ...['accepts', 'accepts/node_modules/negotiator/lib', 'negotiator/lib', 'fresh', 'vary'],
  ...['type-is', 'media-typer', 'mime-types', 'content-disposition', 'jws/lib'],
  ...['@strapi/database/dist', 'date-fns/parseISO', 'date-fns/parse', 'date-fns/_lib'],
  ...['lodash/lodash.js', 'zod/v4/core/regexes.cjs'],
];
const OURS = ['src', 'config'].map((folder) => path.join(ROOT, folder));
const NOT_OF_THE_SERVER = /[\\/](admin|node_modules|demo|__tests__|tests?)[\\/]/;

export interface Expression {
  source: string;
  flags: string;
  /** The file, from the root of the project. */
  file: string;
}

const filesUnder = (folder: string): string[] => {
  if (fs.statSync(folder).isFile()) return [folder];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(c?js|ts)$/.test(file) && !file.endsWith('.d.ts'))
    .filter((file) => !NOT_OF_THE_SERVER.test(`/${file}`))
    .map((file) => path.join(folder, file));
};

/** The texts that stand in a file under a name of their own. */
const namedTexts = (file: ts.SourceFile): Map<string, ts.Expression> => {
  const named = new Map<string, ts.Expression>();
  const walk = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      named.set(node.name.text, node.initializer);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return named;
};

/** A text as it stands in the code, put together of others; null when data are in it. */
const textOf = (node: ts.Node, named: Map<string, ts.Expression>): string | null => {
  const joined = (parts: (ts.Node | string)[]): string | null => {
    const texts = parts.map((part) => (typeof part === 'string' ? part : textOf(part, named)));
    return texts.every((text) => text !== null) ? texts.join('') : null;
  };
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTaggedTemplateExpression(node) && ts.isNoSubstitutionTemplateLiteral(node.template))
    return node.tag.getText() === 'String.raw' ? (node.template.rawText ?? null) : null;
  if (ts.isTemplateExpression(node))
    return joined([
      node.head.text,
      ...node.templateSpans.flatMap(({ expression, literal }) => [expression, literal.text]),
    ]);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return joined([node.left, node.right]);
  if (!ts.isIdentifier(node)) return null;
  const value = named.get(node.text);
  // What names itself is data.
  named.delete(node.text);
  const text = value ? textOf(value, named) : null;
  if (value) named.set(node.text, value);
  return text;
};

const isMade = (node: ts.Node): node is ts.NewExpression | ts.CallExpression =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'RegExp';

const expressionsIn = (file: string): Expression[] => {
  const found: Expression[] = [];
  const text = fs.readFileSync(file, 'utf8');
  const add = (source: string, flags: string) =>
    found.push({ source, flags, file: path.relative(ROOT, file).replaceAll('\\', '/') });
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const named = namedTexts(tree);
  const walk = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      add(node.text.slice(1, end), node.text.slice(end + 1));
    }
    const [source, flags] = isMade(node) ? (node.arguments ?? []) : [];
    const made = source ? textOf(source, named) : null;
    if (made !== null) add(made, (flags && textOf(flags, named)) ?? '');
    ts.forEachChild(node, walk);
  };
  walk(tree);
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
