/**
 * A PostgreSQL and a MariaDB server to test on: the one that already listens on this machine, else
 * one of our own in a temporary folder, which Debian's packages give where they are not installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const HOST = '127.0.0.1';
/** A guard alone: a server starts within a second, or within many on a busy machine. */
const STARTS_WITHIN_MS = 300_000;

const isRoot = () => process.getuid?.() === 0;

const listens = (port) =>
  new Promise((resolve) => {
    const socket = net.connect({ host: HOST, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, HOST, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed.`);
};

/** Neither server runs as root: each package brings a user for it. */
const as = (user, command, args) =>
  isRoot() ? ['runuser', ['-u', user, '--', command, ...args]] : [command, args];

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .concat('/usr/sbin')
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file));

/** Debian keeps the tools of each version of PostgreSQL in a folder of that version. */
const postgresTools = () => {
  const versions = '/usr/lib/postgresql';
  const [latest] = fs.existsSync(versions)
    ? fs.readdirSync(versions).sort((a, b) => Number(b) - Number(a))
    : [];
  return latest ? path.join(versions, latest, 'bin') : undefined;
};

const SERVERS = {
  postgres: {
    port: 5432,
    package: 'postgresql',
    user: 'postgres',
    isInstalled: () => postgresTools() !== undefined,
    prepare: (data) => {
      const [command, args] = as('postgres', path.join(postgresTools(), 'initdb'), [
        ...['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
      ]);
      run(command, args);
    },
    // It listens a moment before it takes anybody in.
    asks: (port) => [
      path.join(postgresTools(), 'pg_isready'),
      ['-q', '-h', HOST, '-p', String(port), '-U', 'postgres', '-d', 'postgres'],
    ],
    // Without waiting for those who are connected.
    halt: (data) =>
      as('postgres', path.join(postgresTools(), 'pg_ctl'), [
        ...['-D', data, '-m', 'fast', '-w', 'stop'],
      ]),
    // Nothing of a test outlives it: what a crash of the machine would lose may be lost.
    start: (data, port) =>
      as('postgres', path.join(postgresTools(), 'postgres'), [
        ...['-D', data, '-h', HOST, '-p', String(port), '-k', data],
        ...['-c', 'fsync=off', '-c', 'max_connections=200'],
      ]),
  },
  mysql: {
    port: 3306,
    package: 'mariadb-server',
    user: 'mysql',
    isInstalled: () => onPath('mariadbd') !== undefined,
    prepare: (data) => {
      const [command, args] = as('mysql', 'mariadb-install-db', [
        ...[`--datadir=${data}`, '--auth-root-authentication-method=normal'],
      ]);
      run(command, args);
    },
    asks: (port) => [
      'mariadb-admin',
      ['-h', HOST, '-P', String(port), '-u', 'root', '--skip-ssl', '--silent', 'ping'],
    ],
    halt: (_data, port) => [
      'mariadb-admin',
      ['-h', HOST, '-P', String(port), '-u', 'root', '--skip-ssl', 'shutdown'],
    ],
    // Each file of tests makes a hundred tables, which wait for the disk at every one otherwise.
    start: (data, port) =>
      as('mysql', onPath('mariadbd'), [
        ...['--no-defaults', `--datadir=${data}`, `--bind-address=${HOST}`, `--port=${port}`],
        ...[`--socket=${path.join(data, 'socket')}`, '--innodb-flush-log-at-trx-commit=0'],
        ...['--innodb-flush-method=nosync', '--innodb-doublewrite=0', '--skip-sync-frm'],
      ]),
  },
};

const install = ({ package: name, isInstalled }) => {
  if (isInstalled()) return;
  if (!isRoot() || !onPath('apt-get')) {
    throw new Error(`${name} is not installed, and only root can install it on Debian.`);
  }
  run('apt-get', ['install', '-y', '-q', name]);
};

const answers = (server, port) => {
  const [command, args] = server.asks(port);
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
};

const startOwn = async (server) => {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-database-'));
  if (isRoot()) run('chown', [server.user, data]);
  server.prepare(data);
  const port = await freePort();
  const [command, args] = server.start(data, port);
  let child;
  let ended;
  const begin = async () => {
    child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    ended = new Promise((resolve) => child.once('exit', resolve));
    for (const until = Date.now() + STARTS_WITHIN_MS; !answers(server, port); await wait(200)) {
      if (child.exitCode === null && Date.now() < until) continue;
      await stop();
      throw new Error(`${server.package} did not start.`);
    }
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    fs.rmSync(data, { recursive: true, force: true });
  };
  const restart = async () => {
    run(...server.halt(data, port));
    await ended;
    await begin();
  };
  await begin();
  return { port, stop, restart };
};

/** A server of `client` (`postgres` or `mysql`): its port on 127.0.0.1, and how to leave it. */
export const serverOf = async (client) => {
  const server = SERVERS[client];
  const there = { port: server.port, stop: async () => {} };
  if (await listens(server.port)) return there;
  install(server);
  // Installing may have started one.
  return (await listens(server.port)) ? there : startOwn(server);
};

/** A server of `client` that nobody else uses, and that may therefore be restarted. */
export const ownServerOf = (client) => {
  install(SERVERS[client]);
  return startOwn(SERVERS[client]);
};
