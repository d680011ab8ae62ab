/** @long Both languages of every text are held by tests/domain/house/translations; here pages are read in English. */
import type { Page } from 'playwright-core';
import { textsIn } from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts';
import contentEn from '../../../src/admin/translations/en.json';
import contentFr from '../../../src/admin/translations/fr.json';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { memberNamed } from '../../helpers/browser/member';
import { textsOf, VALUE } from '../../helpers/texts/messages';

/** The admin of somebody whose account says that they read English. */

type Texts = Record<string, string>;

const PLUGIN = '/admin/plugins/membership-lifecycle';
const SETTINGS = '/admin/settings/membership-lifecycle';
const MEMBER = 'Établissement public foncier de l’Ambre';
/** Shorter ones are words of both languages, or of the data. */
const TELLING = 12;

interface Subjects {
  data: { subject: string }[];
}

let site: Site;
let admin: Api;
let page: Page;
let member: string;
/** What people wrote in French: the templates' subjects, the workflow's name. */
let data: string[];

/** What a page says: its texts, and what is read out or shown in their place. */
const said = (): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.closest('script, style, noscript')) found.push(textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext']) {
      for (const element of Array.from(document.body.querySelectorAll(`[${name}]`))) {
        found.push(element.getAttribute(name) ?? '');
      }
    }
    return found.map((text) => text.trim()).filter((text) => text !== '');
  });

const french: Texts = { ...contentFr, ...textsIn('fr') };
const english: Texts = { ...contentEn, ...textsIn('en') };
const pieces = (texts: Texts): string[] =>
  Object.values(texts).flatMap((message) => textsOf(message));
const whole = new Set(pieces(english));
const spoken = pieces(english).join('\n');
/** Texts that are the same words whatever they are about, and that English does not have. */
const ONLY_FRENCH = new Set(
  pieces(french).filter((text) => !text.includes(VALUE) && !whole.has(text)),
);
/** What stands between the values of longer sentences. */
const PARTS = [
  ...new Set(
    pieces(french)
      .flatMap((text) => text.split(VALUE))
      .map((part) => part.trim())
      .filter((part) => part.length >= TELLING && !spoken.includes(part)),
  ),
];
const FRENCH_FORMAT =
  /\d,\d{2}\s€|\d\s%|\b\d{1,2}(er)?\s(janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc)/;

/** What is left of French in what a page says. */
const leftInFrench = async (): Promise<string[]> => {
  const found = (await said()).map((text) =>
    data.reduce((left, one) => left.split(one).join(''), text),
  );
  return found.filter(
    (text) =>
      ONLY_FRENCH.has(text) ||
      FRENCH_FORMAT.test(text) ||
      PARTS.some((part) => text.includes(part)),
  );
};

beforeAll(async () => {
  site = await openSite();
  admin = await site.api('administrator');
  await admin.send('PUT', '/admin/users/me', { preferedLanguage: 'en' });
  member = await memberNamed(admin, MEMBER);
  const answers = await Promise.all([
    admin.get<Subjects>('/membership-lifecycle/messages'),
    admin.get<Subjects>(`/membership-lifecycle/messages?membership=${member}&pageSize=100`),
  ]);
  const workflows = await admin.get<{ data: { name: string }[] }>(
    '/membership-lifecycle/settings/workflows',
  );
  // Papers keep the language in which they were issued.
  const papers = await admin.get<{ data: { name: string }[] }>(
    `/membership-lifecycle/memberships/${member}/papers`,
  );
  data = [
    ...papers.body.data.map(({ name }) => name.replace(/\.pdf$/, '')),
    ...answers.flatMap(({ body }) => body.data.map(({ subject }) => subject)),
    ...workflows.body.data.map(({ name }) => name),
  ];
  page = await site.signIn('administrator', { language: 'en' });
});
afterAll(() => site.close());

const open = async (path: string, heading: string): Promise<void> => {
  await page.goto(`${site.address}${path}`);
  await page.getByRole('heading', { name: heading }).first().waitFor();
  await page.waitForLoadState('networkidle');
};

test('the account’s language is that of the home page, its widgets included', async () => {
  await open('/admin', english['widget.dues.title']);
  expect(await leftInFrench()).toEqual([]);
});

test.each([
  [`${PLUGIN}/members`, english['menu.members']],
  [`${PLUGIN}/renewals`, english['menu.renewals']],
  [`${PLUGIN}/renewals?view=table`, english['menu.renewals']],
  [`${PLUGIN}/schedule`, english['menu.schedule']],
  [`${PLUGIN}/dues`, english['dues-list.title']],
  [`${PLUGIN}/calls`, english['calls.title']],
  [`${PLUGIN}/bank`, english['bank.title']],
  [`${PLUGIN}/counters`, english['menu.counters']],
  [`${PLUGIN}/messages`, english['menu.messages']],
  [`${PLUGIN}/dashboard`, english['menu.dashboard']],
  [`${SETTINGS}/identity`, english['identity.title']],
  [`${SETTINGS}/workflow`, english['workflow.title']],
  [`${SETTINGS}/templates`, english['templates.title']],
  [`${SETTINGS}/events`, english['events.title']],
])('no French is left on %s', async (path, heading) => {
  await open(path, heading);
  expect(await leftInFrench()).toEqual([]);
  await expectAccessible(page, { heading });
});

test.each([
  ['brief', english['glance.terms']],
  ['dues', english['glance.dues']],
  ['rights', english['panel.rights']],
  ['renewal', english['renewal.title']],
  ['contacts', english['glance.organisation']],
  ['documents', english['papers.title']],
  ['messages', english['glance.messages']],
  ['journal', english['panel.journal']],
])('dates, money and sentences of a member are English: %s', async (tab, heading) => {
  await open(`${PLUGIN}/members/${member}?tab=${tab}`, heading);
  expect(await leftInFrench()).toEqual([]);
});

test('what can be done with a member is searched in English', async () => {
  await open(`${PLUGIN}/members/${member}`, english['glance.terms']);
  await page.getByRole('button', { name: english['palette.title'] }).click();
  await page.getByRole('dialog', { name: english['palette.title'] }).waitFor();
  expect(await leftInFrench()).toEqual([]);
});

test('amounts and days are written as English readers write them', async () => {
  await open(`${PLUGIN}/dues`, english['dues-list.title']);
  const row = page.getByRole('main').getByRole('row').nth(1);
  await row
    .getByText(/^€\d{1,3}(,\d{3})*\.\d{2}$/)
    .first()
    .waitFor();
  await row
    .getByText(/^\d{2}\/\d{2}\/\d{4}$/)
    .first()
    .waitFor();
});
