import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const PLUGIN = 'src/plugins/membership-lifecycle';
const SERVER = `${PLUGIN}/server/src`;
const server = (...parts) => parts.map((part) => `${SERVER}/*/${part}/**/*.ts`);

/**
 * Which part of a module may import which, of its own module and of others (whose floors `npm run
 * house` holds). What lies in none of these folders is a service, and may import all but handlers.
 * See CONTRIBUTING.md for the reasons.
 */
const PARTS = ['rules', 'texts', 'content', 'store', 'tables', 'refusals', 'inputs', 'http'];
const MAY_IMPORT = {
  rules: ['rules', 'refusals'],
  texts: ['rules', 'texts'],
  content: ['rules', 'texts', 'content'],
  tables: ['rules', 'tables'],
  store: ['rules', 'tables', 'store', 'refusals'],
};

const zone = (target, allowed, message) => ({
  target: `./${target}`,
  from: './src',
  except: allowed,
  message,
});

const ZONES = [
  ...Object.entries(MAY_IMPORT).map(([part, others]) => ({
    target: `./${SERVER}/*/${part}/**/*`,
    from: './src/**/*',
    except: [`**/${PLUGIN}/shared/**`, ...others.map((other) => `**/server/src/*/${other}/**`)],
    message: `${part} may import ${others.join(', ')}, and nothing else of the server.`,
  })),
  {
    target: [
      ...PARTS.filter((part) => part !== 'http').map((part) => `./${SERVER}/*/${part}/**/*`),
      // Services, but for the lists of what Strapi is given.
      `./${SERVER}/!(controllers|routes|policies|middlewares|openapi)/*.ts`,
    ],
    from: `./${SERVER}/*/http/**/*`,
    message: 'Nothing but what Strapi is given knows handlers and routes.',
  },
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
    'src/setup/!(lifecycle).ts',
    'src/admin',
  ].map((target) => ({
    target: `./${target}`,
    from: './src/plugins',
    except: ['./membership-lifecycle/shared'],
    message:
      'Of the plugin, the application imports what is shared; services it asks of setup/lifecycle.',
  })),
];

/** Handlers and schemas may import the types of stores, never their functions. */
const TYPES_OF_STORES = {
  regex: '/store/',
  allowTypeImports: true,
  message: 'Its types only: a service asks it.',
};

/** Rules name the reasons for which they refuse, and know nothing of their texts. */
const TYPES_OF_REFUSALS = {
  regex: '/refusals/',
  allowTypeImports: true,
  message: 'Its reasons only: the service refuses.',
};

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
    'Only stores query documents.',
  ),
  syntax(
    "CallExpression[callee.property.name='query'][callee.object.property.name='db']",
    'Only stores query the database.',
  ),
  syntax(
    "CallExpression[callee.property.name='connection'][callee.object.property.name='db']",
    'Only stores query the database; others hand them the connection.',
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
      // Made by the tools of the examples.
      'examples/*/{dist,.next,.astro,next-env.d.ts}',
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

  // A function that asks more than this is a table, or two functions.
  { files: ['src/**/*.{ts,tsx}'], rules: { complexity: ['error', 15] } },

  // The pure core: no Strapi, no clock, no input or output.
  {
    files: server('rules'),
    rules: {
      ...restrictImports(
        TYPES_OF_REFUSALS,
        noPackages(['temporal-polyfill'], 'Rules import temporal-polyfill alone.'),
      ),
      'no-restricted-syntax': ['error', ...CLOCK],
      'no-restricted-globals': ['error', 'strapi', 'process', 'Date', 'fetch', 'setTimeout'],
    },
  },
  {
    files: server('texts', 'content'),
    rules: {
      ...restrictImports(
        noPackages(
          ['temporal-polyfill', 'liquidjs'],
          'Texts and papers import liquidjs and temporal-polyfill alone.',
        ),
      ),
      'no-restricted-syntax': ['error', ...CLOCK],
      'no-restricted-globals': ['error', 'strapi', 'process', 'fetch', 'setTimeout'],
    },
  },

  {
    files: [`${PLUGIN}/**/*.{ts,tsx}`],
    rules: {
      'import-x/order': [
        'error',
        {
          groups: ['builtin', 'external', ['parent', 'sibling', 'index']],
          alphabetize: { order: 'asc' },
        },
      ],
    },
  },

  // The server, part by part.
  {
    files: server('store'),
    rules: { 'no-restricted-syntax': ['error', TRANSACTION, GENERATOR, ...CLOCK] },
  },
  {
    files: [`${SERVER}/**/*.ts`],
    // The clock, and an id that no two processes give.
    ignores: [`${SERVER}/kernel/clock.ts`, `${SERVER}/kernel/new-id.ts`, ...server('store')],
    rules: { 'no-restricted-syntax': ['error', GENERATOR, ...DATABASE, ...CLOCK] },
  },
  {
    files: [...server('http', 'inputs'), `${SERVER}/middlewares/*.ts`, `${SERVER}/cron.ts`],
    rules: {
      ...restrictImports(TYPES_OF_STORES),
      'no-restricted-syntax': ['error', ...DATABASE, TRANSACTION, ...CLOCK],
    },
  },
  {
    files: server('rules', 'texts', 'content'),
    rules: { 'no-restricted-syntax': ['error', ...CLOCK] },
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
  { files: [`${SERVER}/refusals.ts`], rules: { 'max-lines': 'off' } },

  {
    files: ['tests/**/*.ts', 'lab/mutations/**/*.ts'],
    rules: {
      // Seeds are printed, so that a failure can be run again.
      'no-console': ['error', { allow: ['info'] }],
      'max-lines': ['error', { max: 700, skipBlankLines: true, skipComments: true }],
      // The compiled application is required after the environment is set.
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  {
    files: ['scripts/**/*.mjs', 'lab/**/*.mjs', '*.config.mjs'],
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
