import type { Page } from 'playwright-core';
import {
  openSite,
  staffRoles,
  violationsOn,
  type Api,
  type Role,
  type Site,
} from '../../helpers/browser';
import { press } from '../../helpers/browser/keyboard';
import { memberNamed } from '../../helpers/browser/member';
import {
  goTo,
  holdBack,
  outOfTabOrder,
  placesOf,
  pressAll,
  settled,
  shownOn,
} from '../../helpers/browser/walk';
import { writtenTexts } from '../../helpers/browser/walked-data';
import { overflow } from '../../helpers/browser/visit';
import { frenchOfAdmin } from '../../helpers/texts/french';
import { faultsShown } from '../../helpers/texts/shown';

/**
 * Every page of the admin, walked by its menus in French. CI walks it as the administrator, whose menus
 * are the longest, and opens what the plugin's pages open; the long form walks it as each role, in both themes and
 * at two widths, and asks axe about each page.
 */

const { WALK_LONG } = process.env;

const MEMBER = 'Établissement public foncier de l’Ambre';
const TABS = 'brief dues rights renewal contacts documents messages journal'.split(' ');
const PLUGIN = '/admin/plugins/membership-lifecycle';
const WIDTHS = [1280, 1440];

/** Strapi's pages for developers, which say themselves what they are; docs/strapi.md names them. */
const FOR_DEVELOPERS = /\/plugins\/content-type-builder/;
/** Texts that stand in no file of translations. */
const NO_TEXTS = [
  // The first letters of a person's name.
  /^\p{Lu}{1,2}$/u,
  // Time zones, which the browser names.
  /^\w+\/[\w/-]+ \(.+\)$/,
  // The names of permissions in its editor of roles.
  /^Sélectionner (la permission|toutes les permissions) de /,
  // Paths of a site of one's own, whose holes its developers name.
  /^\/[\w/#=]+\{\w+\}$/,
];
/** Lines of the console of Strapi's pages when they are walked so, or are refused. */
const KNOWN = [
  /use a blocker on a POP/,
  /ai-(usage|token)/,
  /FetchError/,
  /status of 403/,
  // React says this of three pages of accounts, in a build for development alone, as `npm run test:browser` makes.
  /Support for defaultProps[^]*?\/admin\/(Roles|Providers|EmailTemplates)-/,
  // So does styled-components of the box of Strapi's design system, once all pages have drawn theirs.
  /Over 200 classes were generated for component styled\.div/,
];

let site: Site;
/** The administrator's, on a light page. */
let page: Page;
let admin: Api;
let member: string;
let faultsOf: (texts: readonly string[]) => string[];

const enter = async (role: Role, theme = 'light'): Promise<Page> => {
  const page = await site.signIn(role, { known: KNOWN, path: '/admin/auth/none' });
  await holdBack(page);
  await page.addInitScript((name) => localStorage.setItem('STRAPI_THEME', name), theme);
  await page.setViewportSize({ width: WIDTHS[0]!, height: 900 });
  await page.goto(`${site.address}/admin`);
  await settled(page);
  return page;
};

beforeAll(async () => {
  site = await openSite();
  admin = await site.api('administrator');
  member = await memberNamed(admin, MEMBER);
  const vocabulary = frenchOfAdmin();
  const faults = (text: string) => faultsShown(text, vocabulary);
  const written = (await writtenTexts(admin))
    .map((text) => [text, faults(text)] as const)
    .filter(([, found]) => found.length > 0);
  faultsOf = (texts) =>
    texts
      .filter((text) => !NO_TEXTS.some((own) => own.test(text)))
      .flatMap((text) => {
        const theirs = written.flatMap(([data, found]) => (text.includes(data) ? found : []));
        return faults(text)
          .filter((fault) => !theirs.includes(fault))
          .map((fault) => `${fault} — ${text.slice(0, 200)}`);
      });
  page = await enter('administrator');
});
afterAll(() => site.close());

const placesFor = async (page: Page): Promise<string[]> =>
  [
    ...(await placesOf(page)),
    ...(await recordPlaces()),
    ...TABS.map((tab) => `${PLUGIN}/members/${member}?tab=${tab}`),
  ].filter((place) => !FOR_DEVELOPERS.test(place));

/** A record of each type, which no menu leads to. */
const TYPES = ['benefit', 'tier', 'offer', 'organisation', 'membership'];
const recordPlaces = (): Promise<string[]> =>
  Promise.all(
    TYPES.map(async (type) => {
      const list = `/content-manager/collection-types/api::${type}.${type}`;
      const { body } = await admin.get<{ results: { documentId: string }[] }>(`${list}?locale=fr`);
      return `/admin${list}/${body.results[0]!.documentId}`;
    }),
  );

/** Walks all pages and gives back what is wrong with each, once. */
const walk = async (page: Page, look: (place: string) => Promise<string[]>): Promise<string[]> => {
  const found = new Set<string>();
  for (const place of await placesFor(page)) {
    await goTo(page, place);
    for (const fault of await look(place)) found.add(fault);
  }
  return [...found];
};

const words = async (page: Page, place: string): Promise<string[]> =>
  faultsOf(await shownOn(page)).map((fault) => `${place}: ${fault}`);

test('every page says what it says in French, and so does what it opens', async () => {
  const found = await walk(page, async (place) => {
    const faults = await words(page, place);
    faults.push(...(await outOfTabOrder(page)).map((fault) => `${place}: ${fault}`));
    if (!WALK_LONG && !place.startsWith(PLUGIN)) return faults;
    await pressAll(
      page,
      async (pressed) => {
        faults.push(...(await words(page, `${place} [${pressed}]`)));
      },
      { most: WALK_LONG ? 60 : 3 },
    );
    return faults;
  });
  expect(found).toEqual([]);
});

test('a record of the Content Manager is opened from its list without a mouse', async () => {
  await goTo(page, '/admin/content-manager/collection-types/api::benefit.benefit');
  const rows = page.getByRole('row').filter({ has: page.getByRole('checkbox') });
  await rows.nth(1).waitFor();
  await press(page, rows.nth(1).getByRole('link').first());
  await page.getByRole('textbox', { name: /^Intitulé\*?$/ }).waitFor();
});

test.each(['light', 'dark'])('home and sign-in are accessible when they are %s', async (theme) => {
  const home = theme === 'light' ? page : await enter('administrator', theme);
  await goTo(home, '/admin');
  const found = await violationsOn(home, 'body');
  expect(await home.getByRole('main').count()).toBe(1);
  const visitor = await site.visitor();
  await visitor.addInitScript((name) => localStorage.setItem('STRAPI_THEME', name), theme);
  await visitor.goto(`${site.address}/admin/auth/login`);
  await visitor.getByRole('heading').first().waitFor();
  found.push(...(await violationsOn(visitor, 'body')));
  expect(found).toEqual([]);
});

const long = WALK_LONG ? test : test.skip;

const walked = staffRoles();
const themed = walked.flatMap((role) => ['light', 'dark'].map((theme) => [role, theme] as const));

long.each(walked)('%s reads French everywhere', async (role) => {
  const page = await enter(role);
  const found = await walk(page, (place) => words(page, place));
  expect(found).toEqual([]);
});

long.each(themed)(
  '%s finds every page accessible and as wide as the window, %s',
  async (role, theme) => {
    const page = await enter(role, theme);
    const found = await walk(page, async (place) => {
      const faults = (await violationsOn(page, 'body')).map((fault) => `${place}: ${fault}`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const over = await overflow(page);
        if (over > 0) faults.push(`${place}: ${over} pixels too wide at ${width}`);
      }
      return faults;
    });
    expect(found).toEqual([]);
  },
);
