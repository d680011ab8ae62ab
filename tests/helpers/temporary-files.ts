import fs from 'node:fs';
import os from 'node:os';

/** The files that are in the temporary folder of this worker: what a parser of forms wrote, and nobody removed. */
export const temporaryFiles = (): string[] =>
  fs
    .readdirSync(os.tmpdir(), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
