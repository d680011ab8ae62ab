'use strict';

const asyncHooks = require('node:async_hooks');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/**
 * Each token is verified with a secret, which jsonwebtoken first tries as a public key: OpenSSL takes a third of a
 * millisecond to say no. Here, where thousands of requests are made, who is no key is told so at once.
 */
const { createPublicKey } = crypto;
crypto.createPublicKey = (key) => {
  if (typeof key === 'string' && !key.includes('-----BEGIN')) throw new TypeError('no public key');
  return createPublicKey(key);
};

/** The parser of forms asks once, as it is loaded, where to write: a folder that lives as long as this worker. */
const { TEST_TEMPORARY_FOLDER: ofTheRun } = process.env;
if (ofTheRun) {
  process.env.TMPDIR = fs.mkdtempSync(path.join(ofTheRun, 'worker-'));
  // A database server that a test starts writes there as another user.
  fs.chmodSync(process.env.TMPDIR, 0o1777);
}

/**
 * Before Node 24, a storage that follows what is asynchronous stays with the process once it was used, and every promise
 * asks each of them: those of the applications of earlier files made a request half as long again. Node 24 asks none,
 * and lets nobody put another class in place of its own.
 */
const storages = new Set();
if (Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage').writable) {
  asyncHooks.AsyncLocalStorage = class extends asyncHooks.AsyncLocalStorage {
    constructor(...args) {
      super(...args);
      storages.add(this);
    }
  };
}
const forgetStorages = () => {
  // One that a library goes on using begins anew.
  for (const storage of storages) storage.disable();
  storages.clear();
};

/**
 * Strapi takes all listeners of its process away as it stops: here those by which a worker of Jest
 * lives are among them, and stay.
 */
const keepListeners = () => {
  const { removeAllListeners } = process;
  const kept = new Map(process.eventNames().map((name) => [name, process.rawListeners(name)]));
  const removeOthers = () => {
    for (const name of process.eventNames()) {
      for (const listener of process.rawListeners(name)) {
        if (!kept.get(name)?.includes(listener)) process.removeListener(name, listener);
      }
    }
    return process;
  };
  process.removeAllListeners = (...names) =>
    names.length > 0 ? removeAllListeners.apply(process, names) : removeOthers();
  return () => {
    removeOthers();
    process.removeAllListeners = removeAllListeners;
  };
};

/** What an object holds by name, to be as it was again. */
const keepValues = (object) => {
  const kept = Object.getOwnPropertyDescriptors(object);
  return () => {
    for (const name of Object.getOwnPropertyNames(object)) {
      if (!(name in kept)) Reflect.deleteProperty(object, name);
    }
    Object.defineProperties(object, kept);
  };
};

/**
 * Test files run in the global scope of their worker, where what `runtime.js` loads for them runs too:
 * an error or a date is of one class, and a clock that is replaced is replaced for all. Each leaves
 * the process as it found it.
 */
module.exports = class {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.fakeTimers = null;
  }

  async setup() {
    const { exit } = process;
    const keeping = [keepListeners(), keepValues(globalThis), keepValues(process.env)];
    this.restore = () => {
      for (const restore of keeping) restore();
      // Jest says so when a test ends its worker.
      process.exit = exit;
    };
  }

  async teardown() {
    this.fakeTimersModern.dispose();
    this.restore();
    forgetStorages();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Asked for by Jest, which runs nothing without; `runtime.js` leaves it aside. */
  getVmContext() {
    return {};
  }
};
