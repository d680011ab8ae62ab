/**
 * Stryker's reporter for the pure core: each verdict is written as it falls, so that a run which is
 * stopped has judged what it has judged. The first line says how many there are in each file.
 */
import fs from 'node:fs';
import path from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { at } from '../../scripts/lib/project.mjs';

export const VERDICTS = at('.cache', 'stryker', 'verdicts.jsonl');

const write = (line) => fs.appendFileSync(VERDICTS, `${JSON.stringify(line)}\n`);
const relative = (fileName) => path.relative(at(), path.resolve(at(), fileName));

class Reporter {
  onMutationTestingPlanReady({ mutantPlans }) {
    const planned = {};
    for (const { mutant } of mutantPlans) {
      const file = relative(mutant.fileName);
      planned[file] = (planned[file] ?? 0) + 1;
    }
    fs.mkdirSync(path.dirname(VERDICTS), { recursive: true });
    fs.rmSync(VERDICTS, { force: true });
    write({ planned });
  }

  onMutantTested({ fileName, status, location, mutatorName, replacement, killedBy }) {
    write({ file: relative(fileName), status, location, mutatorName, replacement, killedBy });
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'verdicts', Reporter)];
