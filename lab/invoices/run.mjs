/**
 * `node lab/invoices/run.mjs --saxon=<Saxon-HE.jar> <rules.xslt>…`: holds a hundred random calls and
 * credit notes of each kind to official rules, which are Schematron compiled to XSLT 2.0. The rules
 * are public and not kept here: docs/reliability.md says where they are. Rules whose file name has
 * `BR-FR` are those of the French profile, and are asked of the kinds that follow it. Warnings are
 * counted apart. CALLS_SEED chooses other files.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { at } from '../../scripts/lib/project.mjs';

const args = process.argv.slice(2);
const saxon = args.find((one) => one.startsWith('--saxon='))?.slice('--saxon='.length);
const rules = args.filter((one) => !one.startsWith('--'));
if (!saxon || rules.length === 0) {
  console.error('Usage: node lab/invoices/run.mjs --saxon=<Saxon-HE.jar> <rules.xslt>…');
  process.exit(2);
}

const FOLDER = at('.tmp', 'invoices');
const { CALLS_SEED: seed = '20261129' } = process.env;

const run = (command, given) => {
  const { status, stderr, error } = spawnSync(command, given, { encoding: 'utf8' });
  if (status !== 0) throw new Error(error?.message ?? stderr);
};

fs.rmSync(FOLDER, { recursive: true, force: true });
const program = path.join(FOLDER, 'files.cjs');
await build({
  entryPoints: [at('lab', 'invoices', 'files.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  packages: 'external',
  logLevel: 'error',
});
run(process.execPath, [program, path.join(FOLDER, 'data'), seed]);

/** The rules that a report says are broken, and those of warnings. */
const brokenIn = (report) =>
  [...report.matchAll(/<svrl:failed-assert([^>]*)>\s*<svrl:text>(.*?)<\/svrl:text>/gs)].map(
    ([, attributes, text]) => ({
      isWarning: /(?:flag|role)="warning"/.test(attributes),
      said: text.trim().replace(/\s+/g, ' ').slice(0, 160),
    }),
  );

let faults = 0;
for (const rule of rules) {
  const counts = { files: 0, faults: 0, warnings: 0 };
  const name = path.basename(rule);
  const said = new Map();
  for (const folder of /BR-FR/.test(name) ? ['french'] : ['french', 'european']) {
    const reports = path.join(FOLDER, 'reports', name, folder);
    fs.mkdirSync(reports, { recursive: true });
    const [from, to] = [`-s:${path.join(FOLDER, 'data', folder)}`, `-o:${reports}`];
    run('java', ['-cp', saxon, 'net.sf.saxon.Transform', from, to, `-xsl:${rule}`]);
    for (const file of fs.readdirSync(reports)) {
      const report = fs.readFileSync(path.join(reports, file), 'utf8');
      // A report without rules that were asked would be no answer.
      if (!report.includes('<svrl:fired-rule')) throw new Error(`${name} asked nothing of ${file}`);
      counts.files += 1;
      for (const one of brokenIn(report)) {
        counts[one.isWarning ? 'warnings' : 'faults'] += 1;
        const line = `${file.replace(/ \d+\.\w+$/, '')}: ${one.said}`;
        said.set(line, (said.get(line) ?? 0) + 1);
      }
    }
  }
  faults += counts.faults;
  console.log(
    `${name}: ${counts.files} files, ${counts.faults} faults, ${counts.warnings} warnings`,
  );
  for (const [line, times] of said) console.log(`  ${times} × ${line}`);
}
process.exit(faults === 0 ? 0 : 1);
