/**
 * `npm run docs:screenshots`: makes every image of README and the guides, in French, at one size, on
 * the demonstration's data of the pretended day. `-- fiche droit` makes those alone.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { at } from './lib/project.mjs';
import { load, openSite, prepare } from './lib/site.mjs';

const require = createRequire(import.meta.url);
const { SHOTS } = require('./lib/shots.cjs');
const { TODAY } = require('../tests/helpers/browser/environment.js');

const VIEWPORT = { width: 1280, height: 800 };
const FOLDER = at('docs', 'images');
const place = (name) => at('.tmp', 'screenshots', name);

/** Nothing that blinks, moves or scrolls by itself. */
const STILL = `*, *::before, *::after { transition: none !important; animation: none !important;
  caret-color: transparent !important; scroll-behavior: auto !important; }`;

/** Strapi's news of the moment stands above the pages; whoever has read it closes it. */
const closeNews = (page) =>
  page
    .getByText('La médiathèque a une nouvelle présentation')
    .locator('xpath=ancestor::*[.//button][1]//button')
    .last()
    .click();

/** The first page of a PDF that a page hands over, by poppler's pdftoppm. */
const takePdf = async (page, name, ask) => {
  const [file] = await Promise.all([page.waitForEvent('download'), ask(page)]);
  const from = await file.path();
  execFileSync('pdftoppm', ['-png', '-r', '80', '-singlefile', from, path.join(FOLDER, name)]);
};

const take = async (site, { name, role, path: where, act, pdf }) => {
  const page = await site.page(role);
  // The browser tells the same day as the server.
  await page.clock.setFixedTime(new Date(`${TODAY}T10:00:00+01:00`));
  await page.goto(`${site.address}${typeof where === 'string' ? where : await where(site.get)}`);
  await page.addStyleTag({ content: STILL });
  if (role) await closeNews(page);
  if (pdf) await takePdf(page, name, pdf);
  else {
    await act(page);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => globalThis.document.fonts.ready);
    await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  }
  await page.context().close();
  console.log(`[screenshots] ${name}`);
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !SHOTS.some((shot) => shot.name === name));
if (unknown.length > 0) {
  console.error(`[screenshots] no such image: ${unknown.join(', ')}`);
  process.exit(1);
}
prepare();
fs.rmSync(place(''), { recursive: true, force: true });
load({ database: place('demo.db'), accounts: place('accounts.json') });
const site = await openSite({
  database: place('demo.db'),
  accounts: place('accounts.json'),
  viewport: VIEWPORT,
});
let failed = 0;
for (const shot of SHOTS) {
  if (wanted.length > 0 && !wanted.includes(shot.name)) continue;
  // One page that has changed does not keep the others from being taken.
  await take(site, shot).catch(({ message }) => {
    failed += 1;
    console.error(`[screenshots] ${shot.name}: ${message}`);
  });
}
await site.close();
process.exit(failed === 0 ? 0 : 1);
