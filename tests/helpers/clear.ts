import fs from 'node:fs';
import { temporaryFolder } from './prepare';
import { endRun } from './test-database';

/** Takes away the databases of the run with what they were made from, and the temporary files of its workers. */
export default async (): Promise<void> => {
  await endRun();
  fs.rmSync(temporaryFolder(), { recursive: true, force: true });
};
