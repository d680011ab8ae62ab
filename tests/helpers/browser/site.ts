import fs from 'node:fs';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { REFUSED_TO_VISITORS, watchConsole } from './console';
import { TODAY, tokensFile } from './environment';
import { contextFor, signInOn } from './session';
import type { BrowserWorker } from './worker';

export type Role =
  | 'administrator'
  | 'communications'
  | 'membership-staff'
  | 'reader'
  | 'treasurer'
  | 'sessions'
  | 'dpo'
  | 'assembly';

/** A visitor's browser; `known` is what their pages may write to the console besides refusals. */
export type VisitorOptions = BrowserContextOptions & { language?: 'fr' | 'en'; known?: RegExp[] };

export interface Site {
  /** The pretended day. */
  readonly today: string;
  readonly address: string;
  /**
   * A page of the admin, signed in and in French; a browser context of its own. `known` is what it may
   * write to the console besides what Strapi does.
   */
  signIn(
    role: Role,
    options?: { language?: 'fr' | 'en'; path?: string; known?: RegExp[] },
  ): Promise<Page>;
  /** A page that nobody is signed in on, of a browser as it is described. */
  visitor(options?: VisitorOptions): Promise<Page>;
  /** The plugin's admin API (or Strapi's), as that person: to arrange or to verify. */
  api(role: Role): Promise<Api>;
  /** Sends the messages that are due, as the server does every minute. */
  sendMessages(): Promise<void>;
  /** Lets another day come, with what is due on it. */
  liveOn(day: string): Promise<void>;
  /** Leaves the server and the browser, and fails if a page wrote an error or a warning of ours. */
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
  /** Whether the server is one that other files use too, before and after. */
  isShared?: boolean;
}

const VIEWPORT = { width: 1440, height: 900 };
/** A guard alone: what is waited for takes a second or two, and many more on a busy machine. */
const PATIENCE_MS = 90_000;

/** What the files of a worker share; read where it is used, since each file is given it anew. */
const shared = (): BrowserWorker =>
  (globalThis as unknown as { browserWorker: BrowserWorker }).browserWorker;

/** The port of the mail server to which a server sends that files share. */
export const mailPort = (): number => shared().mailPort();

const apiOf = (address: string, token: string): Api => {
  const call = async <T>(method: string, at: string, body?: unknown): Promise<Answer<T>> => {
    const answer = await fetch(`${address}${at}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json().catch(() => null)) as T };
  };
  return { get: (at) => call('GET', at), send: call };
};

const tokens = (): Record<Role, string> => JSON.parse(fs.readFileSync(tokensFile, 'utf8'));

/** The roles of the demonstration's staff. */
export const staffRoles = (): Role[] => Object.keys(tokens()) as Role[];

/**
 * The built application on fresh data, and a browser to look at it. A server that is given an
 * environment is the file's own, unless it is said to be shared.
 */
export const openSite = async ({
  data = 'demo',
  env = {},
  isShared = data === 'demo' && Object.keys(env).length === 0,
}: Options = {}): Promise<Site> => {
  const worker = shared();
  const server = await (isShared
    ? worker.keptServer(env)
    : worker.start(env, { isEmpty: data === 'empty' }));
  const address = `http://127.0.0.1:${server.port}`;
  const browser = worker.browser();
  const contexts: BrowserContext[] = [];
  const seen: string[] = [];
  const tokenOf = (role: Role): string => tokens()[role];

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
    worker.watchSent(page);
    return page;
  };

  return {
    today: TODAY,
    address,

    async signIn(role, { language = 'fr', path: at = '/admin', known = [] } = {}) {
      const page = await open(language, {}, ...known);
      await signInOn(page, tokenOf(role), language);
      await page.goto(`${address}${at}`);
      return page;
    },

    visitor: ({ language = 'fr', known = [], ...options } = {}) =>
      open(language, options, REFUSED_TO_VISITORS, ...known),

    async api(role) {
      return apiOf(address, tokenOf(role));
    },

    sendMessages: () => worker.tell(server, {}),
    liveOn: (day) => worker.tell(server, { day }),

    async close() {
      for (const context of contexts) await context.close();
      if (!isShared) await worker.stop(server);
      expect(seen).toEqual([]);
    },
  };
};
