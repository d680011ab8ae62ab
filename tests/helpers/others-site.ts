import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A site of `examples/`, installed, built and started as whoever copies it would, outside of the tree. */

const ROOT = path.resolve(__dirname, '..', '..');
const CLIENT = 'client';
/** What an earlier install or build left in the folder. */
const MADE = ['node_modules', '.next', '.astro', 'dist'];
const SAID = 4_000;

export interface OthersSite {
  address: string;
  /** Seconds that the install and the build took. */
  seconds: { install: number; build: number };
  stop(): Promise<void>;
}

/** What the tools of a site run with: nothing of Jest's, and nothing that calls home. */
const environment = (more: Record<string, string>): NodeJS.ProcessEnv => {
  const { NODE_ENV: _mode, NODE_OPTIONS: _options, ...env } = process.env;
  return { ...env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', ...more };
};

const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** npm in the folder of a site, as the first of a group of processes, with what it said last. */
const npm = (cwd: string, args: string[], env: NodeJS.ProcessEnv) => {
  const child = spawn('npm', args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const told = { said: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => (told.said = `${told.said}${data}`.slice(-SAID)));
  }
  return { child, told };
};

/** Runs npm to its end; the answer is how many seconds it took. */
const toTheEnd = async (cwd: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> => {
  const from = performance.now();
  const { child, told } = npm(cwd, args, env);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${told.said}`);
  return (performance.now() - from) / 1000;
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const ended = once(child, 'close');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
};

/** Starts the site, and waits until it says the address at which it answers. */
const start = async (cwd: string, args: string[], env: NodeJS.ProcessEnv, address: string) => {
  const { child, told } = npm(cwd, args, env);
  await new Promise<void>((resolve, reject) => {
    const fail = (code: unknown) => reject(new Error(`It ended with ${code}:\n${told.said}`));
    child.once('close', fail);
    child.stdout.on('data', () => {
      if (told.said.includes(address)) resolve();
    });
  });
  return child;
};

/** The site of that name, on a server of Adhésions. */
export const startOthersSite = async (
  name: 'next' | 'astro',
  { adhesions, token }: { adhesions: string; token: string },
): Promise<OthersSite> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `others-${name}-`));
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  try {
    const site = path.join(folder, 'examples', name);
    fs.cpSync(path.join(ROOT, CLIENT), path.join(folder, CLIENT), { recursive: true });
    fs.cpSync(path.join(ROOT, 'examples', name), site, {
      recursive: true,
      filter: (file) => !MADE.includes(path.basename(file)),
    });
    const [host, port] = ['127.0.0.1', String(await freePort())];
    const address = `http://${host}:${port}`;
    const env = environment({
      ...{ ADHESIONS_URL: adhesions, ADHESIONS_TOKEN: token },
      ...{ SITE_URL: address, HOST: host, PORT: port },
    });
    const install = await toTheEnd(site, ['ci', '--no-audit', '--no-fund'], env);
    const build = await toTheEnd(site, ['run', 'build'], env);
    // Next takes the port of the environment, and the host from its command line alone.
    const where = name === 'next' ? ['--', '--hostname', host] : [];
    const child = await start(site, ['start', ...where], env, address);
    return {
      address,
      seconds: { install, build },
      async stop() {
        await end(child);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
};
