import fs from 'node:fs';
import os from 'node:os';

/** The files that are in the temporary folder of this worker: what a parser of forms wrote, and nobody removed. */
export const temporaryFiles = (): string[] =>
  fs
    .readdirSync(os.tmpdir(), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

/** What the parser of forms left behind: nobody waits for its removals, so they get ten seconds. */
export const leftFiles = async (): Promise<string[]> => {
  const until = performance.now() + 10_000;
  let names = temporaryFiles();
  while (names.length > 0 && performance.now() < until) {
    await new Promise((resolve) => setImmediate(resolve));
    names = temporaryFiles();
  }
  return names;
};
