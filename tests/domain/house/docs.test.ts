import fs from 'node:fs';
import path from 'node:path';
import { SHOTS } from '../../../scripts/lib/shots.cjs';

/** What the documents show: every image is there, is used, and can be made again. */

const ROOT = path.resolve(__dirname, '../../..');
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', ...fs.readdirSync(path.join(ROOT, 'docs'))]
  .filter((name) => name.endsWith('.md'))
  .map((name) => (fs.existsSync(path.join(ROOT, name)) ? name : path.join('docs', name)));

const read = (name: string): string => fs.readFileSync(path.join(ROOT, name), 'utf8');

interface Image {
  file: string;
  text: string;
}

const imagesOf = (name: string): Image[] =>
  [...read(name).matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, text, file]) => ({
    text: text as string,
    file: path.join(path.dirname(name), file as string),
  }));

const shown = DOCUMENTS.flatMap(imagesOf);
const files = shown.map(({ file }) => file);
const onDisk = fs.readdirSync(path.join(ROOT, 'docs/images')).map((name) => `docs/images/${name}`);

it('every image that a document shows is there, and every image is shown', () => {
  expect([...new Set(files)].sort()).toEqual(onDisk.sort());
});

it('every image says what it shows to those who do not see it', () => {
  expect(shown.filter(({ text }) => text.length < 10)).toEqual([]);
});

it('every image is one that the script makes', () => {
  expect(SHOTS.map(({ name }) => `docs/images/${name}.png`).sort()).toEqual(onDisk.sort());
});

describe('the guide of the team', () => {
  const guide = read('docs/guide-equipe.md');
  /** They answer; they show no screen. */
  const WITHOUT_SCREEN = ['Questions fréquentes'];
  const summary = [...guide.matchAll(/^- \[([^\]]+)\]\(#[^)]+\)$/gm)].map(([, title]) => title);
  const sections = new Map(
    guide
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n')[0], section]),
  );

  it('lists every section in its summary', () => {
    expect(summary).toEqual([...sections.keys()]);
  });

  it.each(summary.filter((title) => !WITHOUT_SCREEN.includes(title as string)))(
    'shows the screen of: %s',
    (title) => {
      expect(sections.get(title)).toMatch(/!\[[^\]]+\]\(images\/.+\.png\)/);
    },
  );
});
