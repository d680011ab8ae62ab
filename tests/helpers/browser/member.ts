import type { Locator, Page } from 'playwright-core';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { Api } from './site';

/** Finding, opening and working on a member's page, for the tests that do. */

const MEMBERSHIPS = '/content-manager/collection-types/api::membership.membership';

interface Found {
  results: { documentId: string }[];
}

/** The membership of an organisation of the demonstration, by the organisation's name. */
export const memberNamed = async (api: Api, name: string): Promise<string> => {
  const filter = `filters[organisation][name][$eq]=${encodeURIComponent(name)}`;
  const { body } = await api.get<Found>(`${MEMBERSHIPS}?${filter}`);
  const [found] = body.results;
  if (!found) throw new Error(`The demonstration has no member named ${name}.`);
  return found.documentId;
};

/** What the API says of a member now. */
export const viewOf = async (api: Api, id: string): Promise<MembershipView> =>
  (await api.get<{ data: MembershipView }>(`/membership-lifecycle/memberships/${id}`)).body.data;

const PAGES = '/admin/plugins/membership-lifecycle/members';
const PALETTE = /^Que voulez-vous faire/;

type MemberTab =
  | 'En bref'
  | 'Cotisations'
  | 'Droits'
  | 'Renouvellement'
  | 'Contacts'
  | 'Documents'
  | 'Messages'
  | 'Journal';

const tabs = (page: Page): Locator => page.getByRole('tablist', { name: 'Rubriques du membre' });

/** Opens one of the tabs of a member's page that is open. */
export const openTab = (page: Page, name: MemberTab): Promise<void> =>
  tabs(page).getByRole('tab', { name, exact: true }).click();

/** Opens a member's page, on one of its tabs. */
export const openMember = async (
  page: Page,
  address: string,
  id: string,
  tab: MemberTab = 'En bref',
): Promise<void> => {
  await page.goto(`${address}${PAGES}/${id}`);
  await tabs(page).waitFor();
  if (tab !== 'En bref') await openTab(page, tab);
};

/** Reads in the journal that its last line tells something, and goes back to the tab that was open. */
export const expectTold = async (page: Page, ...texts: (string | RegExp)[]): Promise<void> => {
  const open = await tabs(page).getByRole('tab', { selected: true }).textContent();
  await openTab(page, 'Journal');
  const last = section(page, 'Journal').getByRole('listitem').first();
  for (const text of texts) await last.getByText(text).waitFor();
  await openTab(page, open as MemberTab);
};

/** Opens « Que voulez-vous faire ? », where everything stands that can be done. */
export const openPalette = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: PALETTE }).click();
  const dialog = page.getByRole('dialog', { name: PALETTE });
  await dialog.waitFor();
  return dialog;
};

/** Chooses an action among all that are possible now. */
export const chooseAction = async (page: Page, name: string): Promise<void> =>
  (await openPalette(page)).getByRole('button', { name, exact: true }).click();

/** One part of the member at a glance, by its heading. */
export const section = (page: Page, name: string): Locator => page.getByRole('region', { name });

/** The dialog of that title. */
export const dialogOf = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

/** A field by its label, which is followed by a star when it is required. */
export const fieldOf = (within: Locator | Page, label: string): Locator =>
  within.getByLabel(new RegExp(`^${label}\\*?$`));

/** Types a day into a date field as a person would, « 20/11/2026 ». */
export const typeDay = async (
  within: Locator | Page,
  label: string,
  day: string,
): Promise<void> => {
  const field = fieldOf(within, label);
  await field.fill(day);
  await field.press('Tab');
};

/** Chooses in a list that opens, by what the person reads. */
export const choose = async (
  within: Locator | Page,
  label: string,
  option: string | RegExp,
): Promise<void> => {
  await fieldOf(within, label).click();
  const page = 'goto' in within ? within : within.page();
  await page.getByRole('option', { name: option, exact: true }).click();
};

/** Sends the form of a dialog; `confirm` answers the question that dangerous actions ask. */
export const send = async (
  page: Page,
  name: string,
  { confirm = false }: { confirm?: boolean } = {},
): Promise<void> => {
  const dialog = dialogOf(page, name);
  await dialog.getByRole('button', { name, exact: true }).click();
  if (confirm) {
    const question = page.getByRole('alertdialog', { name });
    await question.getByRole('button', { name: 'Confirmer' }).click();
  }
  await dialog.waitFor({ state: 'detached' });
};
