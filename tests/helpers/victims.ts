import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

/** Processes that work on a database and are killed at it: see `victim.js` and `engine.js`. */

const BUNDLER = path.join(__dirname, 'bundle-victim.mjs');
const BUNDLED = path.join(__dirname, 'bundled.js');
const STRAPI_CORE = path.dirname(
  require.resolve('@strapi/core/package.json', { paths: [require.resolve('@strapi/strapi')] }),
);

export interface Fate {
  /** Whether it died at the statement that was chosen. */
  killed: boolean;
  /** How many statements it took to the end, when it got there. */
  statements: number;
  /** What it said on the way. */
  said: Record<string, unknown>[];
}

export interface Order {
  work: 'consume' | 'day';
  /** A day to pretend, or else an instant of the machine's clock. */
  today?: string;
  instant?: number;
  /** The statement that it dies before, or within. */
  dieAt?: number;
  within?: boolean;
  [input: string]: unknown;
}

/**
 * Writes what victims are made of, in a folder: the code of them all, in one file, and what they need
 * to know of the application that booted on their database.
 */
export const prepareVictims = async (strapi: Core.Strapi): Promise<string> => {
  const { transformContentTypesToModels } = require(
    path.join(STRAPI_CORE, 'dist/utils/transform-content-types-to-models.js'),
  ) as { transformContentTypesToModels: (types: unknown[], identifiers: unknown) => unknown[] };
  const types = [...Object.values(strapi.contentTypes), ...Object.values(strapi.components)];
  const models = [
    ...transformContentTypesToModels(types, strapi.db.metadata.identifiers),
    ...strapi.get('models').get(),
  ];
  const offers = strapi.service('api::offer.offer') as unknown as {
    tierOffers: () => Promise<unknown[]>;
  };
  // Two folders below the root, as the configuration that is bundled is: it finds files from there.
  const folder = path.join(__dirname, '..', '..', '.tmp', `victims-${process.pid}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'engine.json'),
    JSON.stringify({ models, tierOffers: await offers.tierOffers() }),
  );
  execFileSync(process.execPath, [BUNDLER, path.join(folder, 'victim.js')], { stdio: 'inherit' });
  return folder;
};

/** A process that is ready, and waits for its order. */
export class Victim {
  private constructor(private readonly child: ChildProcess) {}

  static async start(folder: string, environment: Record<string, string>): Promise<Victim> {
    const env = { ...process.env, ...environment };
    const files = ['victim.js', 'engine.json'].map((name) => path.join(folder, name));
    const child = fork(BUNDLED, files, { stdio: 'inherit', env });
    const failed = once(child, 'exit').then(() => {
      throw new Error('A victim ended before its time.');
    });
    await Promise.race([once(child, 'message'), failed]);
    failed.catch(() => undefined);
    return new Victim(child);
  }

  /** Lets it work, until it is done or dead. Throws when it failed in another way. */
  async work(order: Order): Promise<Fate> {
    const said: Fate['said'] = [];
    const done = new Promise<number>((resolve, reject) => {
      this.child.on('message', (told: Record<string, unknown>) => {
        if (told.failed !== undefined) reject(new Error(String(told.failed)));
        else if (told.statements !== undefined) resolve(Number(told.statements));
        else said.push(told);
      });
    });
    const dead = once(this.child, 'exit').then(([, signal]) => {
      if (signal !== 'SIGKILL') throw new Error('A victim ended by itself.');
      return null;
    });
    dead.catch(() => undefined);
    this.child.send(order);
    const statements = await Promise.race([done, dead]);
    if (statements !== null) await this.end();
    return { killed: statements === null, statements: statements ?? 0, said };
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}

/** Starts victims ahead, so that one gets ready while another dies. */
export class Ward {
  private readonly waiting: Promise<Victim>[] = [];
  constructor(
    private readonly folder: string,
    private environment: Record<string, string>,
    private readonly ahead = 1,
  ) {}

  private fill(): void {
    while (this.waiting.length < this.ahead) {
      const one = Victim.start(this.folder, this.environment);
      // Whoever takes it sees how it failed.
      one.catch(() => undefined);
      this.waiting.push(one);
    }
  }

  async next(): Promise<Victim> {
    this.fill();
    const next = this.waiting.shift() as Promise<Victim>;
    this.fill();
    return next;
  }

  /** Goes on on another database. */
  async moveTo(environment: Record<string, string>): Promise<void> {
    await this.close();
    this.environment = environment;
  }

  async close(): Promise<void> {
    for (const one of this.waiting.splice(0)) await one.then((victim) => victim.end());
  }
}
