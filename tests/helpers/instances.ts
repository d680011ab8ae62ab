import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Instances of the application, each a process that listens, on one database. */

const INSTANCE = path.join(__dirname, 'instance.js');

/** How a service of another process refused, or failed. */
export class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly status: number | undefined,
  ) {
    super(reason);
  }
}

export interface Answer {
  status: number;
  headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a server answers has any shape
  body: any;
}

export class Instance {
  private asked = 0;
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Boots one; instances share the secrets of this process's environment. */
  static async start(more: Record<string, string> = {}): Promise<Instance> {
    const child = fork(INSTANCE, { stdio: 'inherit', env: { ...process.env, ...more } });
    const failed = once(child, 'exit').then(() => {
      throw new Error('An instance ended before its time.');
    });
    const [{ port }] = (await Promise.race([once(child, 'message'), failed])) as [{ port: number }];
    failed.catch(() => undefined);
    return new Instance(child, `http://127.0.0.1:${port}`);
  }

  /** Whether its process still runs. */
  get lives(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  private tell<T>(what: string, args: unknown[]): Promise<T> {
    const id = (this.asked += 1);
    return new Promise((resolve, reject) => {
      const onMessage = (answer: { id: number; value: T; error?: Refused }) => {
        if (answer.id !== id) return;
        this.child.off('message', onMessage);
        this.child.off('exit', onExit);
        if (answer.error) reject(new Refused(answer.error.reason, answer.error.status));
        else resolve(answer.value);
      };
      const onExit = () => reject(new Refused('killed', undefined));
      this.child.on('message', onMessage);
      this.child.once('exit', onExit);
      this.child.send({ id, what, args });
    });
  }

  /** Calls a function of a service of the plugin; rejects with `killed` when the process dies of it. */
  call<T = unknown>(service: string, method: string, ...args: unknown[]): Promise<T> {
    return this.tell<T>('call', [service, method, ...args]);
  }

  /** Changes a document, as the admin does. */
  document(uid: string, method: 'update' | 'publish', args: object): Promise<void> {
    return this.tell('document', [uid, method, args]);
  }

  /** What differs between its counters and their ledger. */
  verify(): Promise<unknown[]> {
    return this.tell('verify', []);
  }

  /** Lets it die before a statement, counted from here. */
  dieAt(statement: number): Promise<void> {
    return this.tell('dieAt', [statement]);
  }

  /** Lets it believe that it is an instant, in milliseconds since the epoch. */
  believe(instant: number): Promise<void> {
    return this.tell('wall', [instant]);
  }

  /** Asks over HTTP. */
  async post(
    address: string,
    token: string,
    body: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}${address}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  async stop(): Promise<void> {
    if (!this.child.connected) return;
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}
