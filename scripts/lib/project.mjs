/** The project's tree as scripts see it. Plain Node: nothing need be installed yet. */
import { Buffer } from 'node:buffer';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const at = (...parts) => path.join(ROOT, ...parts);

/** Runs a command in the project, its output on the terminal; says whether it succeeded. */
export const run = (command, args, env = {}) => {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return status === 0;
};

/** The arguments by which Node runs a tool of node_modules, by the file behind its name, or a script by its path. */
const toolOf = (file, args) => [path.resolve(ROOT, 'node_modules', file), ...args];

/** Runs a tool of node_modules. */
export const runTool = (file, args, env) => run(process.execPath, toolOf(file, args), env);

/** The same beside others: what it says comes when it has ended, in one piece. */
export const startTool = (file, args) =>
  new Promise((resolve) => {
    const said = [];
    const tool = spawn(process.execPath, toolOf(file, args), {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (text) => said.push(text));
    tool.on('close', (code) =>
      resolve({ passed: code === 0, said: Buffer.concat(said).toString() }),
    );
  });

const readLock = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
};

/** Whether what is installed is what the lock file asks for, package by package. */
export const isInstalled = () => {
  const installed = readLock(at('node_modules', '.package-lock.json'));
  const wanted = readLock(at('package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(
    ([name, { version, optional, link }]) =>
      name === '' || optional || link || installed[name]?.version === version,
  );
};

export const install = () => run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund']);

/** Compiles the server into dist, and nothing that has not changed. */
export const compile = () => runTool('typescript/bin/tsc', ['-p', 'tsconfig.json']);

/**
 * When the last change was made to a file or those in a folder, but for what `skip` leaves out. The
 * dates of folders are those of whatever copied them.
 */
export const newest = (file, skip = () => false) => {
  const stat = fs.statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = fs
    .readdirSync(file)
    .filter((name) => !skip(name))
    .map((name) => newest(path.join(file, name), skip));
  return Math.max(...inside);
};

/** Whether dist is younger than what it is compiled from; the admin is another program. */
export const isCompiled = () => {
  const stamp = at('dist', '.tsbuildinfo');
  if (!fs.existsSync(stamp)) return false;
  const compiledAt = fs.statSync(stamp).mtimeMs;
  const isAdmin = (name) => name === 'admin';
  return ['src', 'config', 'lab/demo', 'lab/many', 'tsconfig.json'].every(
    (source) => newest(at(source), isAdmin) <= compiledAt,
  );
};
