'use strict';

/**
 * Which functions of the plugin's repositories, the only code that queries, a run of tests calls. A
 * run on a database server is kept to some of the files: this tells whether a query was left out.
 */
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '..', '..', '..');
const SERVER = path.join(ROOT, 'dist/src/plugins/membership-lifecycle/server/src');
/** The stores of modules. */
const STORE = /^[a-z]+\/store\/.*\.js$/;

const isFunction = (value) => typeof value === 'function';
/** The functions that a repository exports, each with what holds it: by themselves, or in a list. */
const functionsOf = (exports) =>
  Object.entries(exports).flatMap(([name, value]) => {
    if (isFunction(value)) return [{ name, held: exports, as: name }];
    const list = isFunction(value?.matching);
    return list ? [{ name: `${name}.matching`, held: value, as: 'matching' }] : [];
  });
const inServer = (file) => path.relative(SERVER, file).split(path.sep).join('/');
const isStore = (file) => STORE.test(inServer(file));
const nameOf = (file, name) => `${inServer(file).replace(/\.js$/, '')}: ${name}`;

/** What runs in processes of its own alone, that `transfer.test.ts` starts. */
const ELSEWHERE = ['operations/store/transfers.js'];
const DATABASES = ['sqlite', 'postgres', 'mysql'];

/** Every function that a repository exports, by its file and name, but those of another database. */
const exported = (client) =>
  fs
    .readdirSync(SERVER, { recursive: true })
    .map((file) => path.join(SERVER, file))
    .filter((file) => isStore(file) && !ELSEWHERE.includes(inServer(file)))
    .filter((file) => [client, ...DATABASES].indexOf(path.basename(file, '.js')) <= 0)
    .flatMap((file) => functionsOf(require(file)).map(({ name }) => nameOf(file, name)));

/** Notes each function as it is called, from now on; answers those that were. */
const noteCalls = () => {
  const called = new Set();
  const load = Module._extensions['.js'];
  Module._extensions['.js'] = (module, file) => {
    load(module, file);
    if (!isStore(file)) return;
    for (const { name, held, as } of functionsOf(module.exports)) {
      held[as] = new Proxy(held[as], {
        apply: (target, self, args) => {
          called.add(nameOf(file, name));
          return Reflect.apply(target, self, args);
        },
        construct: (target, args, made) => {
          called.add(nameOf(file, name));
          return Reflect.construct(target, args, made);
        },
      });
    }
  };
  return called;
};

/** What the workers of a run wrote down, each in a file of the folder. */
const readCalls = (folder) => {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return new Set(
    files.flatMap((file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'))),
  );
};

/** Writes what this process called. */
const writeCalls = (folder, called) => {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${process.pid}.json`), JSON.stringify([...called]));
};

module.exports = { exported, noteCalls, readCalls, writeCalls };
