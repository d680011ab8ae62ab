import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import type { Core } from '@strapi/strapi';
import { calls, document } from './openapi';

/** What is sent to stop a server, and every place of the running application to which it can be sent. */

export const WRITING = ['POST', 'PUT', 'PATCH'];

/** Every route that takes a body, ours and Strapi's, as the router has them: `POST /admin/login`. */
export const routesTakingBodies = (strapi: Core.Strapi, methods = WRITING): string[] => [
  ...new Set(
    strapi.server
      .listRoutes()
      .flatMap(({ methods: taken, path }) =>
        methods.filter((method) => taken.includes(method)).map((method) => `${method} ${path}`),
      ),
  ),
];

/** An address of a route, something in the place of each of its parameters. */
export const addressOf = (route: string): [method: string, url: string] => {
  const [method, path] = route.split(' ');
  return [method, path.replace(/:\w+\*?|\(.+\)/g, 'x')];
};

/**
 * Texts on which an expression takes long that can read them in more than one way, each as long as it is
 * asked to be: what repeats, and at its end what fits nowhere.
 */
export const SLOW_TEXTS: Record<string, (length: number) => string> = {
  'an e-mail of many labels': (length) => `a@${'a.'.repeat(length / 2)}`,
  'an e-mail of one label': (length) => `a@${'a'.repeat(length)}`,
  'an e-mail in quotes': (length) => `"${' '.repeat(length)}`,
  'an address of many labels': (length) => `//${'a.'.repeat(length / 2)}!`,
  'an address with a name before it': (length) => `http://${'a:'.repeat(length / 2)}`,
  'one letter': (length) => `${'a'.repeat(length)}!`,
  'one digit': (length) => `${'1'.repeat(length)}x`,
  blanks: (length) => `x${' '.repeat(length)}x`,
  'line ends': (length) => `x${'\n'.repeat(length)}x`,
  dots: (length) => `x${'.'.repeat(length)}x`,
  dashes: (length) => `${'-'.repeat(length)}x`,
  slashes: (length) => `x${'/'.repeat(length)}x`,
  stars: (length) => `*${'*a'.repeat(length / 2)}`,
  'opening brackets': (length) => '['.repeat(length),
  'opening tags': (length) => '<a'.repeat(length / 2),
  'opening marks of a template': (length) => '{{'.repeat(length / 2),
  'file names': (length) => `${'.pdf'.repeat(length / 4)}x`,
};

const STRAPI = path.resolve(__dirname, '..', '..', 'node_modules', '@strapi');
const PACKAGES = [
  'admin',
  'content-manager',
  'email',
  'i18n',
  'plugin-users-permissions',
  'upload',
];

const filesUnder = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.join(folder, file));

/** The names of what a schema of Strapi judges, or that our own document takes. */
export const namesOfFields = (): string[] => {
  // What is sent is closed, in the call or by the name of its type.
  const sent = Object.values(document.components.schemas).filter(
    ({ additionalProperties }) => additionalProperties === false,
  );
  const bodies = JSON.stringify([calls.map(({ operation }) => operation.requestBody), sent]);
  const ours = [
    ...bodies.matchAll(/"(\w+)":\{"(?:\$ref|anyOf|const|description|enum|format|oneOf|type)/g),
  ];
  const theirs = PACKAGES.flatMap((name) => filesUnder(path.join(STRAPI, name, 'dist', 'server')))
    .map((file) => fs.readFileSync(file, 'utf8'))
    .filter((text) => text.includes('yup.object'))
    .flatMap((text) => [
      ...text.matchAll(/^\s*(\w+): [\w$.]*(?:yup|validators|email|password|name)/gim),
    ]);
  return [...new Set([...theirs, ...ours].map(([, name]) => name))];
};

/** The bytes that are still held after a collection of everything. */
export const heldBytes = (): number => {
  v8.setFlagsFromString('--expose-gc');
  (vm.runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
};
