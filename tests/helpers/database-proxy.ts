import { once } from 'node:events';
import net from 'node:net';
import type { Core } from '@strapi/strapi';
import { CLIENT } from './test-database';

/** A way to a database server on which connections can be cut, or fall silent. */

interface Way {
  client: net.Socket;
  server: net.Socket;
  /** Whether what the server says still comes through; what it is asked always does. */
  silent: boolean;
}

export class DatabaseProxy {
  private readonly ways = new Set<Way>();
  private cutting: { said: RegExp; left: number } | null = null;
  /** Connections that were made. */
  made = 0;
  /** Connections that were cut. */
  cuts = 0;

  private constructor(
    private readonly listener: net.Server,
    readonly port: number,
  ) {}

  /** Listens in front of a server of this machine. */
  static async before(port: number): Promise<DatabaseProxy> {
    const listener = net.createServer();
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const proxy = new DatabaseProxy(listener, (listener.address() as net.AddressInfo).port);
    listener.on('connection', (client) => proxy.join(client, net.connect(port, '127.0.0.1')));
    return proxy;
  }

  private join(client: net.Socket, server: net.Socket): void {
    const way: Way = { client, server, silent: false };
    this.ways.add(way);
    this.made += 1;
    client.on('data', (asked) => {
      if (
        this.cutting &&
        this.cutting.left > 0 &&
        this.cutting.said.test(asked.toString('latin1'))
      ) {
        this.cutting.left -= 1;
        return this.cut(way);
      }
      server.write(asked);
    });
    server.on('data', (answer) => {
      if (!way.silent) client.write(answer);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ]) {
      one.on('error', () => undefined);
      one.on('close', () => {
        other.destroy();
        this.ways.delete(way);
      });
    }
  }

  private cut(way: Way): void {
    this.cuts += 1;
    way.client.resetAndDestroy();
    way.server.destroy();
  }

  /** Cuts each of the next connections on which something is said. */
  cutAt(said: RegExp, times: number): void {
    this.cutting = { said, left: times };
  }

  cutAll(): void {
    for (const way of [...this.ways]) this.cut(way);
  }

  /** From now on no connection that there is gets an answer; new ones do. */
  silence(): void {
    for (const way of this.ways) way.silent = true;
  }

  /** How many connections there are that get no answer. */
  get silent(): number {
    return [...this.ways].filter(({ silent }) => silent).length;
  }

  async close(): Promise<void> {
    for (const { client, server } of this.ways) {
      client.destroy();
      server.destroy();
    }
    this.listener.close();
    await once(this.listener, 'close');
  }
}

type Connection = Core.Strapi['db']['connection'];

/** Who may end the connections of others to one database, and of that one alone. */
export class Killer {
  private constructor(
    private readonly db: Connection,
    private readonly database: string,
  ) {}

  static async of(strapi: Core.Strapi): Promise<Killer> {
    const { connection } = strapi.db.connection.client.config;
    // knex is Strapi's: its version is never chosen here. Whoever kills has a database of its own.
    const knex = require('knex') as (config: object) => Connection;
    const [client, own] = CLIENT === 'postgres' ? ['pg', 'postgres'] : ['mysql2', 'mysql'];
    const pool = { min: 1, max: 1 };
    const db = knex({ client, connection: { ...connection, database: own }, pool });
    return new Killer(db, connection.database);
  }

  /** Ends connections that there are, those that are chosen; how many. */
  async end(chosen: () => boolean): Promise<number> {
    const [listed, ending] =
      CLIENT === 'postgres'
        ? [
            'select pid as id from pg_stat_activity where datname = ?',
            'select pg_terminate_backend(?)',
          ]
        : ['select id from information_schema.processlist where db = ?', 'kill ?'];
    const answer = await this.db.raw(listed, [this.database]);
    const found: { id: number }[] = CLIENT === 'postgres' ? answer.rows : answer[0];
    const ids = found.map(({ id }) => id).filter(chosen);
    // One may have ended by itself.
    for (const id of ids) await this.db.raw(ending, [id]).catch(() => undefined);
    return ids.length;
  }

  leave(): Promise<void> {
    return this.db.destroy();
  }
}
