/**
 * Bundles a victim and all that it may load into one file, named by the only argument: most of the
 * start of a process is finding, reading and compiling thirteen hundred modules.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const { resolve: resolveOwn } = createRequire(import.meta.url);
// Strapi's own, whichever version of them lies beside.
const { resolve } = createRequire(resolveOwn('@strapi/strapi'));

await build({
  entryPoints: [path.join(here, 'victim.js')],
  outfile: process.argv[2],
  bundle: true,
  minifyWhitespace: true,
  platform: 'node',
  target: 'node20',
  alias: {
    '@strapi/database': resolve('@strapi/database'),
    '@strapi/core': path.dirname(resolve('@strapi/core/package.json')),
  },
  // Made of machine code, or never asked for: drivers of other databases, what checks invoices.
  external: [
    ...['better-sqlite3', 'sqlite3', 'mysql', 'tedious', 'oracledb', 'pg-native'],
    ...['pg-query-stream', 'libxml2-wasm', 'bcrypt'],
  ],
  logLevel: 'error',
});
