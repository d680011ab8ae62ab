/**
 * `npm run bench`: what the application does in a second, beside what it is compared with, in one
 * run on one machine. Writes lab/bench/results.md. `-- consume` measures one module, and writes its
 * section alone; `-- daily --large` has the daily run of a hundred thousand too.
 */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { build, isBuilt } from '../../scripts/lib/build.mjs';
import { machine } from '../../scripts/lib/machine.mjs';
import { at, install, isInstalled } from '../../scripts/lib/project.mjs';
import { page, section } from './lib/results.mjs';
import { startServer } from './lib/server.mjs';
import { boots } from './modules/boot.mjs';
import { check } from './modules/check.mjs';
import { consume } from './modules/consume.mjs';
import { daily } from './modules/daily.mjs';
import { growth } from './modules/growth.mjs';
import { lists } from './modules/lists.mjs';
import { many } from './modules/many.mjs';
import { offer } from './modules/offer.mjs';
import { resources } from './modules/resources.mjs';

const MODULES = { offer, resources, check, consume, daily, lists, boot: boots, growth, many };
const RESULTS = at('lab', 'bench', 'results.md');

const { values, positionals: asked } = parseArgs({
  options: { large: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = asked.find((name) => !(name in MODULES));
if (unknown) {
  console.error(`There is no module “${unknown}”; there are ${Object.keys(MODULES).join(', ')}.`);
  process.exit(2);
}

if (!isInstalled() && !install()) process.exit(1);
if (!isBuilt() && !build()) process.exit(1);

/** The server that modules share, started for the first one that asks. */
let started = null;
const server = () => (started ??= startServer());

const sections = new Map();
for (const [name, module] of Object.entries(MODULES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const tell = (text) => console.log(`[bench] ${name}: ${text}`);
  const measured = await module.measure({ server, tell, large: values.large });
  const text = section(module, measured, machine());
  console.log(text);
  sections.set(module.name, text);
}
await (await started)?.close();

const before = fs.existsSync(RESULTS) ? fs.readFileSync(RESULTS, 'utf8') : '';
const order = Object.values(MODULES).map(({ name }) => name);
fs.writeFileSync(RESULTS, page(before, sections, order));
