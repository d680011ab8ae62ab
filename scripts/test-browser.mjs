/**
 * `npm run test:browser`: the admin as a person uses it, in Chromium, on the demonstration's data of
 * a pretended day. Installs, builds and finds a Chromium if needed. `-- --long` takes the files that
 * CI leaves out too, a file's name some of them. Other arguments are Jest's. Ends with a line
 * `N passed, N failed`.
 */
import { build, isBuilt } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { askedFor, end, runJest } from './lib/jest.mjs';
import { install, isInstalled } from './lib/project.mjs';

if (!isInstalled() && !install()) end(0, 1);
if (!isBuilt() && !build()) end(0, 1);
const { isLong, args } = askedFor();
const { passed, failed } = runJest(['--config', 'jest.browser.config.js', ...args], {
  CHROMIUM_PATH: ensureChromium(),
  ...(isLong ? { WALK_LONG: 'true' } : {}),
});
end(passed, failed);
