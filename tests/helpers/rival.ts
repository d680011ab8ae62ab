import type { Core } from '@strapi/strapi';
import { CLIENT } from './test-database';

/** Another transaction on the database of an application, which takes what the application wants. */

interface Driver {
  ask: (sql: string) => Promise<Record<string, unknown>[]>;
  end: () => Promise<void>;
}
type Settings = Record<string, unknown>;

/** The drivers themselves: through knex, its statements would pass what is put around the application's. */
const DRIVERS: Record<string, (settings: Settings) => Promise<Driver>> = {
  async postgres(settings) {
    const { Client } = require('pg') as {
      Client: new (settings: Settings) => {
        connect: () => Promise<void>;
        query: (sql: string) => Promise<{ rows: Record<string, unknown>[] }>;
        end: () => Promise<void>;
      };
    };
    const client = new Client(settings);
    await client.connect();
    return { ask: async (sql) => (await client.query(sql)).rows, end: () => client.end() };
  },
  async mysql(settings) {
    const { createConnection } = require('mysql2/promise') as {
      createConnection: (settings: Settings) => Promise<{
        query: (sql: string) => Promise<[Record<string, unknown>[]]>;
        end: () => Promise<void>;
      }>;
    };
    const { host, port, user, password, database } = settings;
    const client = await createConnection({ host, port, user, password, database });
    return { ask: async (sql) => (await client.query(sql))[0], end: () => client.end() };
  },
};

const SAID = {
  postgres: {
    // It never gives up: the other one is told of the deadlock.
    begin: ['begin', "set local deadlock_timeout = '1h'"],
    // The last thing that a command writes is its line in the journal.
    id: 'select pg_backend_pid() as id',
    journal: 'lock table adh_activity in share row exclusive mode',
    waiting: "select 1 from pg_stat_activity where pid = $id and wait_event_type = 'Lock'",
  },
  mysql: {
    // What has more to take back is not the one that is given up.
    begin: [
      'create table if not exists rival_weight (n int)',
      'begin',
      'insert into rival_weight select seq from seq_1_to_500',
    ],
    id: 'select connection_id() as id',
    journal: 'select id from adh_activity order by id desc limit 1 for update',
    // The tables that say it are read anew only for who has not asked for a tenth of a second.
    waiting: 'show engine innodb status',
  },
};

export class Rival {
  private constructor(
    private readonly mine: Driver,
    private readonly observer: Driver,
    private readonly id: number,
  ) {}

  /** Comes to the database of an application; not to SQLite, where one transaction waits for another. */
  static async come(strapi: Core.Strapi): Promise<Rival> {
    const settings = strapi.db.connection.client.config.connection as Settings;
    const connect = DRIVERS[CLIENT];
    const mine = await connect(settings);
    const [{ id }] = await mine.ask(SAID[CLIENT as keyof typeof SAID].id);
    return new Rival(mine, await connect(settings), Number(id));
  }

  private get said() {
    return SAID[CLIENT as keyof typeof SAID];
  }

  private async waits(): Promise<boolean> {
    const rows = await this.observer.ask(this.said.waiting.replace('$id', String(this.id)));
    if (CLIENT === 'postgres') return rows.length > 0;
    const mine = String(rows[0].Status)
      .split('---TRANSACTION')
      .find((one) => one.includes(`thread id ${this.id},`));
    return mine?.includes('LOCK WAIT') ?? false;
  }

  /** Keeps the journal from whoever wants to write in it. */
  async holdJournal(): Promise<void> {
    for (const sql of this.said.begin) await this.mine.ask(sql);
    await this.mine.ask(this.said.journal);
  }

  /**
   * Wants the rows that a command on a member has locked by now, while it holds the journal: from here
   * on each waits for the other. Answers when it waits; `had`: once it got them.
   */
  async wantMember(id: string): Promise<{ had: Promise<void> }> {
    const had = (async () => {
      for (const [table, column] of [
        ['memberships', 'document_id'],
        ['adh_entitlement', 'membership_id'],
      ]) {
        await this.mine.ask(`select id from ${table} where ${column} = '${id}' for update`);
      }
    })();
    let over = false;
    const ended = had.finally(() => {
      over = true;
    });
    ended.catch(() => undefined);
    while (!(await this.waits())) {
      if (!over) continue;
      await had;
      throw new Error('The command had locked nothing of its member.');
    }
    return { had };
  }

  /** Changes a member's rows of a table, and is done. */
  async moveRows(table: string, id: string): Promise<void> {
    await this.observer.ask(
      `update ${table} set updated_at = '2001-01-01' where membership_id = '${id}'`,
    );
  }

  /** Lets everything go, as if it had never come. */
  async leave(): Promise<void> {
    await this.mine.ask('rollback');
  }

  async end(): Promise<void> {
    await this.mine.end();
    await this.observer.end();
  }
}
