/** The Chromium that browser tests and screenshots drive. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { run } from './project.mjs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const find = () =>
  [process.env.CHROMIUM_PATH, ...PLACES].find((file) => file && fs.existsSync(file));

const hasApt = () => spawnSync('apt-get', ['--version']).status === 0;

/** The path of a Chromium; installs Debian's where there is none, and says what to do otherwise. */
export const ensureChromium = () => {
  const found = find();
  if (found) return found;
  if (hasApt() && process.getuid?.() === 0) {
    run('apt-get', ['update']);
    run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium']);
  }
  const installed = find();
  if (!installed) {
    throw new Error('No Chromium: install it, or name its executable in CHROMIUM_PATH.');
  }
  return installed;
};
