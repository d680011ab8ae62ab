import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const PLUGIN = 'src/plugins/membership-lifecycle';
const SERVER = `${PLUGIN}/server/src`;
const server = (...folders) => folders.map((folder) => `${SERVER}/${folder}/**/*.ts`);

/**
 * Who may import whom, as an allow-list: a folder imports itself and what is named here, of all of
 * `src`. See CONTRIBUTING.md for the reasons.
 */
const MAY_IMPORT = {
  domain: [],
  mail: ['domain'],
  papers: ['domain', 'mail'],
  repositories: ['domain', 'content-types', 'constants.ts', 'shared'],
  services: ['domain', 'mail', 'papers', 'repositories', 'validation', 'utils', 'shared'],
  // Of services and repositories, types and refusals only: see TYPES_ONLY.
  validation: ['domain', 'utils', 'shared', 'services', 'repositories'],
  controllers: ['validation', 'services', 'utils', 'shared'],
  policies: ['services', 'utils', 'shared'],
  middlewares: ['services', 'utils', 'shared'],
  routes: ['shared'],
  // It tells of calls, and makes none: of services, the map of refusals alone.
  openapi: ['validation', 'services', 'shared'],
  'content-types': ['domain', 'constants.ts', 'shared'],
  'cron.ts': ['services', 'utils', 'shared'],
  // Of services, the refusals that every module shares.
  utils: ['domain', 'services', 'shared'],
};

const pathOf = (name) =>
  name === 'shared' ? `./plugins/membership-lifecycle/shared` : `./${SERVER.slice(4)}/${name}`;

const zone = (target, allowed, message) => ({
  target: `./${target}`,
  from: './src',
  except: allowed,
  message,
});

const ZONES = [
  ...Object.entries(MAY_IMPORT).map(([folder, others]) =>
    zone(
      `${SERVER}/${folder}`,
      [folder, ...others].map(pathOf),
      `${folder} may import ${['itself', ...others].join(', ')}, and nothing else of src.`,
    ),
  ),
  zone(
    `${PLUGIN}/admin`,
    ['./plugins/membership-lifecycle/admin', './plugins/membership-lifecycle/shared'],
    'The admin imports shared, never the server.',
  ),
  zone(
    `${PLUGIN}/shared`,
    ['./plugins/membership-lifecycle/shared'],
    'What both halves share imports neither of them.',
  ),
  // Everything of the application that is not a plugin.
  ...[
    'src/index.ts',
    'src/api',
    'src/middlewares',
    'src/http',
    'src/operations',
    'src/site',
    'src/documents',
    'src/setup',
    'src/demo',
    'src/admin',
  ].map((target) => ({
    target: `./${target}`,
    from: './src/plugins',
    message: 'The application and the plugin name each other by UID, and import no file.',
  })),
];

/** Values that must not come from a folder, though its types and its refusals may. */
const TYPES_ONLY = (...folders) => ({
  regex: `^(?:\\.\\./)+(?:${folders.join('|')})/(?!refusals/)`,
  allowTypeImports: true,
  message: 'Its types only: a schema stands below the services.',
});

const noPackages = (allowed, message) => ({
  regex: `^(?!\\.|${allowed.map((name) => `${name}$`).join('|')}).*`,
  message,
});

const restrictImports = (...patterns) => ({
  'no-restricted-imports': 'off',
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

/** What Node gives to plain JavaScript; TypeScript files know it from its types. */
const globals = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const syntax = (selector, message) => ({ selector, message });
const DATABASE = [
  syntax(
    "CallExpression[callee.property.name='documents'][callee.object.name='strapi']",
    'Only repositories query documents.',
  ),
  syntax(
    "CallExpression[callee.property.name='query'][callee.object.property.name='db']",
    'Only repositories query the database.',
  ),
  syntax(
    "CallExpression[callee.property.name='connection'][callee.object.property.name='db']",
    'Only repositories query the database; others hand them the connection.',
  ),
];
const TRANSACTION = syntax(
  // Without arguments, it hands over the transaction that a service opened.
  "CallExpression[callee.property.name='transaction'][arguments.length>0]",
  'Only services open transactions.',
);
const CLOCK = [
  syntax("NewExpression[callee.name='Date'][arguments.length=0]", 'Ask the clock service.'),
  syntax("MemberExpression[object.name='Date'][property.name='now']", 'Ask the clock service.'),
  syntax("MemberExpression[object.name='Temporal'][property.name='Now']", 'Ask the clock service.'),
];
// V8 gives each one a shape of its own among its old objects, which holds what was seen there until
// the next collection of everything.
const GENERATOR = syntax(
  'FunctionExpression[generator=true][async=false]',
  'Declare it at the top of its file, and hand it what it needs.',
);

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      'build/',
      '.cache/',
      '.strapi/',
      '.tmp/',
      'types/generated/',
      // Made from the code, which is linted.
      'client/types.d.ts',
      'public/uploads/',
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: ZONES }],
      'import-x/no-duplicates': ['error', { considerQueryString: true }],
      'import-x/no-self-import': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'strapi', message: 'Take it as an argument: { strapi }.' },
      ],
    },
  },

  // The pure core: no Strapi, no clock, no input or output.
  {
    files: server('domain'),
    rules: {
      ...restrictImports(
        noPackages(['temporal-polyfill'], 'The domain imports temporal-polyfill alone.'),
      ),
      'no-restricted-syntax': ['error', ...CLOCK],
      'no-restricted-globals': ['error', 'strapi', 'process', 'Date', 'fetch', 'setTimeout'],
    },
  },
  {
    files: server('mail', 'papers'),
    rules: {
      ...restrictImports(
        noPackages(
          ['temporal-polyfill', 'liquidjs'],
          'Mail and papers import liquidjs and temporal-polyfill alone.',
        ),
      ),
      'no-restricted-syntax': ['error', ...CLOCK],
      'no-restricted-globals': ['error', 'strapi', 'process', 'fetch', 'setTimeout'],
    },
  },

  // The server, layer by layer.
  {
    files: server('repositories'),
    rules: { 'no-restricted-syntax': ['error', TRANSACTION, GENERATOR, ...CLOCK] },
  },
  {
    files: server('services'),
    ignores: [`${SERVER}/services/clock.ts`],
    rules: { 'no-restricted-syntax': ['error', GENERATOR, ...DATABASE, ...CLOCK] },
  },
  {
    files: server('validation'),
    rules: {
      ...restrictImports(TYPES_ONLY('services', 'repositories')),
      'no-restricted-syntax': ['error', ...DATABASE, TRANSACTION, ...CLOCK],
    },
  },
  {
    files: [...server('controllers', 'policies', 'middlewares'), `${SERVER}/cron.ts`],
    rules: { 'no-restricted-syntax': ['error', ...DATABASE, TRANSACTION, ...CLOCK] },
  },

  // The admin's React code.
  {
    files: ['src/admin/**/*.{ts,tsx}', `${PLUGIN}/admin/**/*.{ts,tsx}`],
    ...reactHooks.configs.flat.recommended,
  },
  {
    files: [`${PLUGIN}/admin/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@strapi/strapi/admin',
          importNames: ['Table'],
          message: 'Tab passes over what stands in its cells: take ListTable or PlainTable.',
        },
      ],
    },
  },

  // Maps of texts are as long as what there is to say.
  { files: [`${SERVER}/services/refusals/refusals.ts`], rules: { 'max-lines': 'off' } },

  {
    files: ['tests/**/*.ts'],
    rules: {
      // Seeds are printed, so that a failure can be run again.
      'no-console': ['error', { allow: ['info'] }],
      'max-lines': ['error', { max: 700, skipBlankLines: true, skipComments: true }],
      // The compiled application is required after the environment is set.
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  {
    files: ['scripts/**/*.mjs', 'bench/**/*.mjs', '*.config.mjs'],
    languageOptions: {
      globals: globals(
        'process',
        'console',
        'fetch',
        'URL',
        'setTimeout',
        'clearTimeout',
        'setImmediate',
      ),
    },
    rules: { 'no-console': 'off' },
  },
  // Modules that run in a browser or in Node alike, as they are.
  {
    files: ['client/**/*.js', 'examples/**/*.mjs'],
    languageOptions: {
      globals: globals('crypto', 'fetch', 'process', 'Buffer', 'Headers', 'URL', 'URLSearchParams'),
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    ignores: ['client/**'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: globals(
        'process',
        'console',
        '__dirname',
        'require',
        'module',
        'setImmediate',
        'setTimeout',
      ),
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  // The modules of the site run in browsers, as they are.
  {
    files: ['public/site/**/*.js'],
    languageOptions: {
      sourceType: 'module',
      globals: globals(
        'window',
        'document',
        'fetch',
        'sessionStorage',
        'performance',
        'crypto',
        'self',
        'btoa',
        'setTimeout',
        'clearTimeout',
        'AbortController',
        'Event',
        'URL',
        'URLSearchParams',
        'FormData',
        'Worker',
      ),
    },
  },
);
