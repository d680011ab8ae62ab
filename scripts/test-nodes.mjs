/**
 * `npm run test:nodes [-- 24 tests/domain …]`: `npm ci` and `npm test` of a copy of the tree on the
 * versions of Node that are named, 22 and 24 by default, each taken from the npm registry. The
 * install must say no word of warning. Other arguments are those of `npm test`. Ends with a line
 * `N passed, N failed`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { end } from './lib/jest.mjs';
import { ROOT } from './lib/project.mjs';

const VERSIONS = ['22', '24'];
const isVersion = (text) => /^\d+$/.test(text);

const args = process.argv.slice(2);
const asked = args.filter(isVersion);
const forTests = args.filter((arg) => !isVersion(arg));

/** Brings a version of Node, with the headers that native packages are compiled against. */
const bringNode = (version, folder) => {
  const name = `node-${process.platform}-${process.arch}`;
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`],
    {
      stdio: 'inherit',
    },
  );
  return path.join(folder, 'node_modules', name);
};

/** Copies what git would commit. */
const copyTree = (folder) => {
  const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: ROOT });
  for (const file of files.toString().split('\0').filter(Boolean)) {
    const from = path.join(ROOT, file);
    if (fs.existsSync(from)) fs.cpSync(from, path.join(folder, file));
  }
};

const runOn = (version) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `adhesions-node-${version}-`));
  try {
    const node = bringNode(version, path.join(folder, 'node'));
    const tree = path.join(folder, 'tree');
    copyTree(tree);
    const env = {
      ...process.env,
      PATH: `${path.join(node, 'bin')}${path.delimiter}${process.env.PATH}`,
      npm_config_nodedir: node,
    };
    const npm = (command, stdio) =>
      spawnSync('npm', command, { cwd: tree, env, stdio, encoding: 'utf8', maxBuffer: 2 ** 30 });
    const install = npm(['ci', '--prefer-offline', '--no-audit', '--no-fund'], 'pipe');
    process.stdout.write(install.stdout + install.stderr);
    const isQuiet = install.status === 0 && !/npm warn/i.test(install.stderr);
    if (!isQuiet) console.error(`[test] FAILED: the install on Node ${version} is not quiet`);
    const tests = npm(['test', '--', ...forTests], ['ignore', 'pipe', 'inherit']);
    process.stdout.write(tests.stdout);
    const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(tests.stdout) ?? [0, 0, 1];
    return { passed: Number(passed), failed: Number(failed) + (isQuiet ? 0 : 1) };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};

const results = (asked.length > 0 ? asked : VERSIONS).map((version) => {
  console.log(`\n[test] Node ${version}`);
  return runOn(version);
});
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
end(sum('passed'), sum('failed'));
