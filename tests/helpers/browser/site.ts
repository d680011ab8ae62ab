import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { REFUSED_TO_VISITORS, watchConsole } from './console';
import { TODAY, accountsFile, demoDatabase, environment, folder, root } from './environment';
import { LAUNCH, contextFor, login, signInOn } from './session';

export type Role = 'administrator' | 'communications' | 'membership-staff' | 'reader';

/** A visitor's browser; `known` is what their pages may write to the console besides refusals. */
export type VisitorOptions = BrowserContextOptions & { language?: 'fr' | 'en'; known?: RegExp[] };

export interface Site {
  /** The pretended day. */
  readonly today: string;
  readonly address: string;
  /** A page of the admin, signed in and in French; a browser context of its own. */
  signIn(role: Role, options?: { language?: 'fr' | 'en'; path?: string }): Promise<Page>;
  /** A page that nobody is signed in on, of a browser as it is described. */
  visitor(options?: VisitorOptions): Promise<Page>;
  /** The plugin's admin API (or Strapi's), as that person: to arrange or to verify. */
  api(role: Role): Promise<Api>;
  /** Sends the messages that are due, as the server does every minute. */
  sendMessages(): Promise<void>;
  /** Lets another day come, with what is due on it. */
  liveOn(day: string): Promise<void>;
  /** Stops the server and the browser, and fails if a page wrote an error or a warning of ours. */
  close(): Promise<void>;
}

interface Answer<T> {
  status: number;
  body: T;
}

export interface Api {
  get<T = unknown>(path: string): Promise<Answer<T>>;
  send<T = unknown>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Answer<T>>;
}

interface Options {
  /** `demo`: forty members after two years; `empty`: a first boot. */
  data?: 'demo' | 'empty';
  env?: Record<string, string>;
}

const VIEWPORT = { width: 1440, height: 900 };
/** A guard alone: what is waited for takes a second or two, and many more on a busy machine. */
const PATIENCE_MS = 90_000;

const copyOf = (data: 'demo' | 'empty'): string => {
  const copy = path.join(folder, `site-${process.pid}-${randomBytes(4).toString('hex')}.db`);
  if (data === 'demo') fs.copyFileSync(demoDatabase, copy);
  return copy;
};

const serve = (database: string, env: Record<string, string>) =>
  new Promise<{ child: ChildProcess; port: number }>((resolve, reject) => {
    const child = fork(path.join(__dirname, 'serve.js'), [], {
      cwd: root,
      env: environment(database, env),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
    child.once('message', ({ port }: { port: number }) => resolve({ child, port }));
  });

const launch = (): Promise<Browser> =>
  chromium.launch({
    ...LAUNCH,
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  });

const apiOf = (address: string, token: string): Api => {
  const call = async <T>(method: string, at: string, body?: unknown): Promise<Answer<T>> => {
    const answer = await fetch(`${address}${at}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json().catch(() => null)) as T };
  };
  return { get: (at) => call('GET', at), send: call };
};

/** Starts the built application on data of its own, and a browser to look at it. */
export const openSite = async ({ data = 'demo', env = {} }: Options = {}): Promise<Site> => {
  const database = copyOf(data);
  const { child, port } = await serve(database, env);
  const address = `http://127.0.0.1:${port}`;
  const browser = await launch();
  const contexts: BrowserContext[] = [];
  const seen: string[] = [];
  // Strapi refuses a sixth login within minutes: each person signs in once.
  const tokens = new Map<Role, Promise<string>>();
  const tokenOf = (role: Role): Promise<string> => {
    const token = tokens.get(role) ?? login(address, accountsFile, role);
    tokens.set(role, token);
    return token;
  };

  const open = async (
    language: 'fr' | 'en',
    options: BrowserContextOptions = {},
    ...known: RegExp[]
  ) => {
    const context = await browser.newContext({
      viewport: VIEWPORT,
      ...contextFor(language),
      ...options,
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    watchConsole(page, seen, ...known);
    return page;
  };

  const tell = async (what: { day?: string }): Promise<void> => {
    const done = new Promise((resolve) => child.once('message', resolve));
    child.send(what);
    await done;
  };

  return {
    today: TODAY,
    address,

    async signIn(role, { language = 'fr', path: at = '/admin' } = {}) {
      const page = await open(language);
      await signInOn(page, await tokenOf(role), language);
      await page.goto(`${address}${at}`);
      return page;
    },

    visitor: ({ language = 'fr', known = [], ...options } = {}) =>
      open(language, options, REFUSED_TO_VISITORS, ...known),

    async api(role) {
      return apiOf(address, await tokenOf(role));
    },

    sendMessages: () => tell({}),
    liveOn: (day) => tell({ day }),

    async close() {
      await browser.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
      for (const suffix of ['', '-wal', '-shm']) fs.rmSync(`${database}${suffix}`, { force: true });
      expect(seen).toEqual([]);
    },
  };
};
