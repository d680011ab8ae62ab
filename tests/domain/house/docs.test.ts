import fs from 'node:fs';
import path from 'node:path';
import { SHOTS } from '../../../scripts/lib/shots.cjs';

/**
 * What the documents show and name: every image is there, is used, and can be made again; every path that
 * is written as code, and every link, leads somewhere.
 */

const ROOT = path.resolve(__dirname, '../../..');
const pagesIn = (folder: string): string[] =>
  fs
    .readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const DECISIONS = pagesIn('docs/decisions');
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pagesIn('docs'), ...DECISIONS];

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

/** The names of headings in addresses, as the hosts of repositories make them. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/ /g, '-');

describe('the guide of the team', () => {
  const guide = read('docs/guide-equipe.md');
  /** Tasks that are done without a screen of their own. */
  const WITHOUT_SCREEN = [
    'Se connecter',
    'Suivre ce qui reste à encaisser',
    'Noter un départ, un retour, une pause, une autre formule',
  ];
  const [first, ...sections] = guide
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n')[0]!, section] as const);
  const tasks = sections.slice(0, -1);

  it('begins with what one wants to do, and ends with what there is to know', () => {
    expect([first?.[0].replace(/\s/g, ' '), sections.at(-1)?.[0]]).toEqual([
      'Que voulez-vous faire ?',
      'Pour en savoir plus',
    ]);
  });

  it('leads from its first page to every task', () => {
    const led = [...first![1].matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(tasks.map(([title]) => anchorOf(title)).filter((one) => !led.includes(one))).toEqual([]);
  });

  it.each(tasks.filter(([title]) => !WITHOUT_SCREEN.includes(title)))(
    'shows the screen of: %s',
    (_title, section) => {
      expect(section).toMatch(/!\[[^\]]+\]\(images\/.+\.png\)/);
    },
  );
});

describe('the paths that documents name', () => {
  /** What is read to find one's way in the tree; the others are about calls and screens. */
  const NAMING = [
    ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/architecture.md'],
    ...DECISIONS,
  ];
  const PLUGIN = 'src/plugins/membership-lifecycle';
  /** Where a path begins: at the root, or within the plugin, as `shared/…`, `admin/src/…` and `core/…`. */
  const BASES = ['', `${PLUGIN}/`, `${PLUGIN}/server/src/`];
  /** Made by running, and not always there. */
  const MADE = /^(\.cache|\.strapi|\.tmp|build|dist|node_modules)\//;
  const PATH = /^[\w.@<>*-]+(\/[\w.@<>*-]+)*\/?$/;
  const ENDING = /\.(cjs|css|cts|js|json|md|mjs|tsx?|yaml)$/;

  const entries = (folder: string): string[] => fs.readdirSync(path.join(ROOT, folder));
  const tops = new Set(BASES.flatMap(entries));

  const isFolder = (name: string): boolean => fs.statSync(path.join(ROOT, name)).isDirectory();
  const PARTS = entries(`${PLUGIN}/server/src`)
    .map((module) => `${PLUGIN}/server/src/${module}`)
    .filter(isFolder);

  /** What a path with holes stands for: `<module>` and `*` are one name, or a part of one. */
  const found = (folder: string, [name, ...rest]: string[]): boolean => {
    if (name === undefined) return true;
    const pattern = name.split(/<[^>]+>|\*/).map((part) => part.replace(/[.]/g, '\\$&'));
    const names =
      pattern.length > 1
        ? entries(folder).filter((one) => new RegExp(`^${pattern.join('.+')}$`).test(one))
        : [name].filter((one) => fs.existsSync(path.join(ROOT, folder, one)));
    return names.some((one) => {
      const next = path.join(folder, one);
      return rest.length === 0 || (isFolder(next) && found(next, rest));
    });
  };
  /** Whether a word is meant as a path: its first folder is one of ours, or it ends as a file does. */
  const isPath = (word: string): boolean =>
    PATH.test(word) &&
    !MADE.test(word) &&
    (ENDING.test(word) ||
      word.endsWith('/') ||
      (word.includes('/') && tops.has(word.split('/')[0]!)));

  const exists = (word: string): boolean => {
    const names = word.split('/').filter((name) => name !== '');
    // A folder by its name alone is a part that modules have: `rules/`.
    const bases = names.length === 1 && word.endsWith('/') ? [...BASES, ...PARTS] : BASES;
    return bases.some((base) => found(base, names));
  };

  const gone = (text: string): string[] =>
    [...text.replace(/^```.*?^```/gms, '').matchAll(/`([^`]+)`/g)]
      .flatMap(([, code]) => code!.split(/\s+/))
      .filter((word) => isPath(word) && !exists(word));

  it.each(NAMING)('are there: %s', (name) => {
    expect(gone(read(name))).toEqual([]);
  });

  it('are found when they are not', () => {
    const text =
      'see `core/gone.ts`, `npm test -- tests/gone`, `core/`, `rules/`, `validation/`, `/api/offers`, ' +
      '`<module>/rules/`, `<module>/validation/`, `tables.ts`, `gone.ts` and `text/calendar`';
    expect(gone(text)).toEqual([
      ...['core/gone.ts', 'tests/gone', 'validation/', '<module>/validation/', 'gone.ts'],
    ]);
  });
});

describe('the links of documents', () => {
  const anchors = (name: string): string[] =>
    [...read(name).matchAll(/^#+ (.+)$/gm)].map(([, title]) => anchorOf(title!));

  it.each(DOCUMENTS)('lead somewhere: %s', (name) => {
    const targets = [...read(name).matchAll(/[^!]\[[^\]]*\]\(([^)\s:]+)\)/g)].map(
      ([, target]) => target!,
    );
    const dead = targets.filter((target) => {
      const [file, anchor] = target.split('#');
      const to = file === '' ? name : path.join(path.dirname(name), file!);
      if (!fs.existsSync(path.join(ROOT, to))) return true;
      return anchor !== undefined && !anchors(to).includes(anchor);
    });
    expect(dead).toEqual([]);
  });
});
