'use strict';

const path = require('node:path');
const { default: Runtime } = require('jest-runtime');
const { noteCalls, writeCalls } = require('./repositories');

const ROOT = path.resolve(__dirname, '..', '..', '..');
const under = (...folders) => {
  const prefixes = folders.map((folder) => path.join(ROOT, folder) + path.sep);
  return (file) => prefixes.some((prefix) => file.startsWith(prefix));
};

const isOfTests = under('tests');
// Of libraries only the one that `hashCheaply` changes.
const isOfApplication = under('dist', 'src', 'node_modules/@strapi', 'node_modules/bcryptjs');

/** Where a run on a database server notes which queries it asked. */
const { NOTE_CALLS } = process.env;
const called = NOTE_CALLS && noteCalls();

/** Each file boots an application that nobody has run before. Other libraries have no memory of one. */
const forgetApplication = () => {
  for (const file of Object.keys(require.cache)) {
    if (isOfApplication(file)) delete require.cache[file];
  }
  // They would be kept alive by who asked for them first.
  module.children = module.children.filter(({ id }) => id in require.cache);
};

/**
 * Jest loads every module anew for every test file, by a loader of its own: for the thousands that
 * Strapi consists of this took longer than many a file's tests. Here they come from the loader of
 * Node, and libraries stay with the worker. Mocking a whole module of these does not work.
 */
module.exports = class extends Runtime {
  requireModule(from, name, options, isActual) {
    if (name && !options?.isInternalModule && !this._resolver.isCoreModule(name)) {
      const file = this._resolveCjsModule(from, name);
      // What is written in TypeScript, Jest translates; its helpers, it gives its globals.
      if (!file.endsWith('.ts') && !isOfTests(file)) return require(file);
    }
    return super.requireModule(from, name, options, isActual);
  }

  createScriptFromCode(code, file) {
    const script = super.createScriptFromCode(code, file);
    script.runInContext = (_context, options) => script.runInThisContext(options);
    return script;
  }

  teardown() {
    super.teardown();
    forgetApplication();
    if (called) writeCalls(NOTE_CALLS, called);
  }
};
