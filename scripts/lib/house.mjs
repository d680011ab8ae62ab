/**
 * The house as it stands: which module each file of the plugin belongs to, and which arrows go from
 * one to another. An arrow is an import, an import of types alone, or a service that is asked for by
 * its name. A file is of the module whose folder it lies in. Floors are read from the decision that they
 * are, the rest from the source.
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { at } from './project.mjs';

const PLUGIN = at('src', 'plugins', 'membership-lifecycle');
const SERVICES = 'server/src/services/index';
/** The sides of the plugin; what is shared is a contract, which either side may read. */
export const SIDES = ['server/src/', 'admin/src/', 'shared/'];
const DECISION = at('docs', 'decisions', 'modules-with-doors.md');

/** The floor of each module, from the numbered list of the decision. */
const readFloors = () => {
  const text = fs.readFileSync(DECISION, 'utf8');
  const floors = [...text.matchAll(/^(\d+)\. (.+)$/gm)];
  return new Map(
    floors.flatMap(([, floor, modules]) =>
      modules.split(', ').map((module) => [module, Number(floor)]),
    ),
  );
};

/** The files of the plugin, named from its folder and without their ending. */
const filesOf = () =>
  SIDES.flatMap((side) =>
    fs
      .readdirSync(path.join(PLUGIN, side), { recursive: true })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => side + file.split(path.sep).join('/')),
  );

const withoutEnding = (file) => file.replace(/\.tsx?$/, '');

/** Folders of the entry, which makes the modules: what Strapi looks for by its name, and what gathers. */
const OF_ENTRY = new Set(
  'content-types controllers middlewares openapi pages policies registration routes services translations workers'.split(
    ' ',
  ),
);

/** The module of a file: the folder of its side that it lies in; undefined for a folder that has no floor. */
const moduleOf = (name, floors) => {
  const side = SIDES.find((one) => name.startsWith(one));
  const [folder, ...inside] = name.slice(side.length).split('/');
  if (inside.length === 0 || OF_ENTRY.has(folder)) return 'entry';
  return floors.has(folder) ? folder : undefined;
};

const isTypeOnly = ({ importClause, exportClause, isTypeOnly: whole }) => {
  if (whole || importClause?.isTypeOnly) return true;
  const names = importClause?.namedBindings?.elements ?? exportClause?.elements;
  return !importClause?.name && names?.length > 0 && names.every((one) => one.isTypeOnly);
};

/** Whether an expression is this plugin, as Strapi hands it out: `strapi.plugin(PLUGIN_ID)`. */
const isOurs = ({ arguments: [plugin] = [] }) =>
  ['PLUGIN_ID', 'membership-lifecycle'].includes(plugin?.text);

/** Lists the paths that a file imports and the services that it asks for by name. */
const namedBy = (file, text) => {
  const named = [];
  const visit = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      named.push({ path: node.moduleSpecifier.text, kind: isTypeOnly(node) ? 'type' : 'import' });
    } else if (ts.isImportTypeNode(node)) {
      named.push({ path: node.argument.literal.text, kind: 'type' });
    } else if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      const called = node.expression;
      if (called.kind === ts.SyntaxKind.ImportKeyword || called.text === 'require') {
        if (ts.isStringLiteral(first)) named.push({ path: first.text, kind: 'import' });
      } else if (called.name?.text === 'service' && isOurs(called.expression) && first?.text) {
        named.push({ service: first.text, kind: 'service' });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return named;
};

/** The file that a relative path means, seen from another; undefined when it is not of the plugin. */
const resolver = (names) => (from, to) => {
  if (!to.startsWith('.')) return undefined;
  const whole = path.posix.join(path.posix.dirname(from), to);
  return [whole, `${whole}/index`].find((one) => names.has(one));
};

/** The file of each service, by the name under which the plugin registers it. */
const servicesOf = (text, resolve) => {
  const files = new Map();
  const services = new Map();
  ts.forEachChild(ts.createSourceFile(SERVICES, text, ts.ScriptTarget.Latest), (node) => {
    if (ts.isImportDeclaration(node)) {
      for (const { name } of node.importClause.namedBindings?.elements ?? []) {
        files.set(name.text, resolve(SERVICES, node.moduleSpecifier.text));
      }
    } else if (ts.isExportAssignment(node)) {
      for (const { name, initializer } of node.expression.properties) {
        services.set(name.text, files.get(initializer.arguments[0].text));
      }
    }
  });
  return services;
};

/** Every file of the plugin: its name, module, lines, and the files that it names, each once and with how. */
export const readHouse = () => {
  const floors = readFloors();
  const sources = new Map(
    filesOf().map((file) => [
      withoutEnding(file),
      { file, text: fs.readFileSync(path.join(PLUGIN, file), 'utf8') },
    ]),
  );
  const resolve = resolver(sources);
  const services = servicesOf(sources.get(SERVICES).text, resolve);
  const files = [...sources].map(([name, { file, text }]) => {
    const arrows = new Map();
    for (const { path: imported, service, kind } of namedBy(file, text)) {
      const to = service ? services.get(service) : resolve(name, imported);
      if (to) arrows.set(`${to} [${kind}]`, { to, kind });
    }
    const lines = text.split('\n').length - 1;
    return { name, lines, module: moduleOf(name, floors), arrows: [...arrows.values()] };
  });
  return { files, floors };
};

const sideOf = (name) => SIDES.find((side) => name.startsWith(side));

/** Arrows from a module to another, or to itself: who names whom, and how. What is shared may be read by all. */
export const arrowsOf = (files) => {
  const modules = new Map(files.map(({ name, module }) => [name, module]));
  return files.flatMap(({ name, module, arrows }) =>
    arrows
      .filter(({ to }) => sideOf(to) === sideOf(name))
      .map(({ to, kind }) => ({
        ...{ name, to, kind, from: module, into: modules.get(to) },
        side: sideOf(name),
      })),
  );
};

/** Whether an arrow goes up or sideways. */
export const isForbidden =
  (floors) =>
  ({ from, into }) =>
    from !== into && !(floors.get(into) < floors.get(from));

/** An arrow in a line. */
export const lineOf = ({ from, into, name, to, kind }) =>
  `${from} > ${into}: ${name} -> ${to} [${kind}]`;

/** Groups that can be gone round: strongly connected, by Tarjan. `next` gives who is named by each. */
export const circles = (nodes, next) => {
  const state = new Map();
  const stack = [];
  const found = [];
  const visit = (node) => {
    const mine = { index: state.size, low: state.size, open: true };
    state.set(node, mine);
    stack.push(node);
    for (const other of next(node)) {
      const seen = state.get(other);
      if (!seen) mine.low = Math.min(mine.low, visit(other).low);
      else if (seen.open) mine.low = Math.min(mine.low, seen.index);
    }
    if (mine.low === mine.index) {
      const group = stack.splice(stack.indexOf(node));
      for (const one of group) state.get(one).open = false;
      if (group.length > 1) found.push(group);
    }
    return mine;
  };
  for (const node of nodes) if (!state.has(node)) visit(node);
  return found;
};
