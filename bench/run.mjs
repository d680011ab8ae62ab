/**
 * `npm run bench`: what the application answers in a second, beside what it is compared with, in one
 * run on one machine. Writes bench/results.md. `-- offer` keeps it to one module and writes nothing.
 */
import fs from 'node:fs';
import { build, isBuilt } from '../scripts/lib/build.mjs';
import { machine } from '../scripts/lib/machine.mjs';
import { at, install, isInstalled } from '../scripts/lib/project.mjs';
import { CONNECTIONS, measure } from './lib/rounds.mjs';
import { results } from './lib/results.mjs';
import { startServer } from './lib/server.mjs';
import { check } from './modules/check.mjs';
import { offer } from './modules/offer.mjs';

const MODULES = { offer, check };

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in MODULES));
if (unknown) {
  console.error(`There is no module “${unknown}”; there are ${Object.keys(MODULES).join(', ')}.`);
  process.exit(2);
}

if (!isInstalled() && !install()) process.exit(1);
if (!isBuilt() && !build()) process.exit(1);
const server = await startServer();
const measured = [];
for (const [name, module] of Object.entries(MODULES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const subjects = await module.subjects(server);
  const of = await measure(subjects, (text) => console.log(`[bench] ${name}: ${text}`));
  const targets = CONNECTIONS.flatMap((connections) =>
    module.targets(of, connections).map((target) => ({ ...target, connections })),
  );
  measured.push({ module, subjects, of, targets });
}
await server.close();

const text = results(measured, machine());
console.log(text);
if (asked.length === 0) fs.writeFileSync(at('bench', 'results.md'), text);
