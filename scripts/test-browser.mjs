/**
 * `npm run test:browser`: the admin as a person uses it, in Chromium, on the demonstration's data of
 * a pretended day. Installs, builds and finds a Chromium if needed. `-- --long` takes the files that
 * CI leaves out too, a file's name some of them. Other arguments are Jest's. Ends with a line
 * `N passed, N failed`.
 */
import { build, isBuilt } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { end, runJest } from './lib/jest.mjs';
import { install, isInstalled } from './lib/project.mjs';
import testFiles from './lib/test-files.cjs';

const isLong = process.argv.includes('--long');
const asked = process.argv.slice(2).filter((arg) => arg !== '--long');
const leftOut = isLong || asked.length > 0 ? [] : testFiles.longFiles();

if (!isInstalled() && !install()) end(0, 1);
if (!isBuilt() && !build()) end(0, 1);
const { passed, failed } = runJest(
  [
    ...['--config', 'jest.browser.config.js', ...asked],
    ...(leftOut.length > 0 ? ['--testPathIgnorePatterns', ...leftOut] : []),
  ],
  { CHROMIUM_PATH: ensureChromium() },
);
end(passed, failed);
