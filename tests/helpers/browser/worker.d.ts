import type { ChildProcess } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';

export interface Server {
  child: ChildProcess;
  port: number;
}

/** What the browser tests of one worker share; `globalThis.browserWorker` in a test file. */
export interface BrowserWorker {
  browser(): Browser;
  /** The port of the mail server that a file may start. */
  mailPort(): number;
  /** A server of the file's own. */
  start(env: Record<string, string>, options?: { isEmpty?: boolean }): Promise<Server>;
  stop(server: Server): Promise<void>;
  /** A server that every file with this environment shares, on fresh data. */
  keptServer(env: Record<string, string>): Promise<Server>;
  /** Tells a server something, and waits until it has done it. */
  tell(server: Server, what: { day?: string }): Promise<void>;
  /** Notes what a page sends, to be told if its test fails. */
  watchSent(page: Page): void;
}
