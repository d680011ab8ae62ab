import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { dialogOf, fieldOf, typeDay } from '../../helpers/browser/member';

/** « Membres » worked with: columns and filters that stay, several members left out of sending at once. */

const AT = '/admin/plugins/membership-lifecycle/members';
const TITLE = 'Membres';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const open = async (role: Parameters<Site['signIn']>[0]): Promise<Page> => {
  const page = await site.signIn(role, { path: AT });
  await page.getByRole('row').nth(1).waitFor();
  return page;
};

test('several members are left out of sending, and the filter finds them', async () => {
  const page = await open('membership-staff');
  await page.getByRole('table').getByRole('checkbox').nth(1).click();
  await page.getByRole('table').getByRole('checkbox').nth(2).click();
  await page.getByText('2 membres choisis').waitFor();
  await expectAccessible(page, { heading: TITLE });
  await page.getByRole('button', { name: 'Laisser hors des envois…' }).click();
  const dialog = dialogOf(page, 'Laisser 2 membres hors des envois');
  await typeDay(dialog, 'Jusqu’au', '31/12/2026');
  await fieldOf(dialog, 'Raison').fill('Fusion de communes');
  await expectAccessible(page, {
    heading: 'Laisser 2 membres hors des envois',
    within: '[role=dialog]',
  });
  await dialog.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
  await dialog
    .getByText('2 membres sont laissés hors des envois jusqu’au 31 décembre 2026')
    .waitFor();
  await dialog.getByText(/écrits? tout seuls? d’ici là/).waitFor();
  await expectAccessible(page, {
    heading: 'Laisser 2 membres hors des envois',
    within: '[role=dialog]',
  });
  // The second click falls beside the result, which stays; what was sent is no draft any more.
  await dialog.getByRole('button', { name: 'Laisser 2 membres hors des envois' }).dblclick();
  await page.getByText('C’est fait pour 2 adhésions.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Laissés hors des envois' }).click();
  await page.getByText('2 membres', { exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get('muted')).toBe('true');
});

test('the plan says what does not leave, who is left out already and who cannot be', async () => {
  const page = await open('membership-staff');
  await page.getByRole('table').getByRole('checkbox').nth(1).click();
  await page.getByRole('button', { name: /^Choisir les \d+ membres de la liste$/ }).click();
  await page.getByText(/^\d{2} membres choisis, dont \d+ sur d’autres pages$/).waitFor();
  await page.getByRole('button', { name: 'Laisser hors des envois…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Laisser \d+ membres hors des envois$/ });
  await typeDay(dialog, 'Jusqu’au', '31/01/2027');
  await fieldOf(dialog, 'Raison').fill('Report de l’assemblée');
  await dialog.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
  await dialog.getByText(/membres sont laissés hors des envois jusqu’au 31 janvier 2027/).waitFor();
  await dialog
    .getByText(/e-mails auraient été écrits tout seuls d’ici là, et ne le sont pas/)
    .waitFor();
  await dialog
    .getByText(/^\d+\sfois «\sRappel/)
    .first()
    .waitFor();
  await dialog.getByText(/^2 membres sont déjà laissés hors des envois/).waitFor();
  expect(
    await dialog.getByText('Jusqu’au 31 décembre 2026\u00a0: Fusion de communes').count(),
  ).toBe(2);
  await dialog.getByText(/membres ne peuvent pas être laissés hors des envois/).waitFor();
  await expectAccessible(page, { heading: /^Laisser \d+ membres/, within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Revenir' }).click();
  expect(await fieldOf(dialog, 'Raison').inputValue()).toBe('Report de l’assemblée');
});

test('all but one of the list, and ticks of other pages, stay chosen until the filters change', async () => {
  const page = await open('membership-staff');
  const boxes = page.getByRole('table').getByRole('checkbox');
  await boxes.nth(1).click();
  await page.getByRole('button', { name: /^Choisir les \d+ membres de la liste$/ }).click();
  const counted = page.getByText(/^\d+ membres? choisis?, dont \d+ sur d’autres pages$/);
  const all = Number(/\d+/.exec((await counted.textContent()) ?? '')?.[0]);
  expect(all).toBeGreaterThan(20);
  await boxes.nth(2).click();
  await page.getByText(`${all - 1} membres choisis, dont ${all - 20} sur d’autres pages`).waitFor();
  await page.getByRole('button', { name: 'Ne plus rien choisir' }).click();
  await boxes.nth(1).click();
  await page.goto(`${site.address}${AT}?page=1&pageSize=20`);
  await page.getByRole('row').nth(1).waitFor();
  await boxes.nth(1).click();
  await page.getByRole('link', { name: 'Aller à la page 2' }).click();
  await page.getByText('1 membre choisi, dont 1 sur une autre page').waitFor();
  await boxes.nth(3).click();
  await page.getByText('2 membres choisis, dont 1 sur une autre page').waitFor();
  await expectAccessible(page, { heading: TITLE });
  await page.getByRole('searchbox', { name: 'Chercher un membre' }).fill('commune');
  await page.getByText('Les filtres ont changé : les 2 lignes choisies ne le sont plus.').waitFor();
  expect(await page.getByRole('button', { name: 'Laisser hors des envois…' }).count()).toBe(0);
});

test('what can be done with chosen members stays in the window, and covers no last row', async () => {
  const page = await open('membership-staff');
  await page.setViewportSize({ width: 1280, height: 800 });
  const act = page.getByRole('button', { name: 'Laisser hors des envois…' });
  const boxes = page.getByRole('table').getByRole('checkbox');
  const bottomOf = async (of: typeof act) => {
    const box = await of.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  await boxes.nth(1).click();
  await act.waitFor();
  expect(await bottomOf(act)).toBeLessThan(800);
  await boxes.last().focus();
  const bar = await act.boundingBox();
  expect(await bottomOf(boxes.last())).toBeLessThan(bar?.y ?? 0);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Choisir les \d+ membres de la liste$/ }).waitFor();
  expect(await bottomOf(act)).toBeLessThan(800);
});

test('a press counts when its button moves away under the pointer, and not when it is drawn away', async () => {
  const page = await open('membership-staff');
  let plans = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/members/mute/plan')) plans += 1;
  });
  await page.getByRole('table').getByRole('checkbox').nth(1).click();
  await page.getByRole('button', { name: 'Laisser hors des envois…' }).click();
  const dialog = dialogOf(page, 'Laisser 1 membre hors des envois');
  await typeDay(dialog, 'Jusqu’au', '31/01/2027');
  await fieldOf(dialog, 'Raison').fill('Report de l’assemblée');
  const see = dialog.getByRole('button', { name: 'Voir ce qui va se passer' });
  const confirm = dialog.getByRole('button', { name: 'Laisser 1 membre hors des envois' });
  await see.hover();
  await page.mouse.down();
  await see.evaluate((button) => {
    button.style.transform = 'translateY(-200px)';
  });
  await page.mouse.up();
  await confirm.waitFor();
  await dialog.getByRole('button', { name: 'Revenir' }).click();
  await see.hover();
  await page.mouse.down();
  await page.mouse.move(0, 0, { steps: 5 });
  await page.mouse.up();
  // Had that been a press, this one would find the button busy or gone, or be the third.
  await see.click();
  await confirm.waitFor();
  expect(plans).toBe(2);
});

test('columns and filters are those of last time; an address keeps its own', async () => {
  const page = await open('membership-staff');
  await page.getByRole('button', { name: 'Colonnes' }).click();
  await page.getByRole('checkbox', { name: 'Membre depuis' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Membre depuis' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Laissés hors des envois' }).click();
  await page.getByText('2 membres', { exact: true }).waitFor();
  await page.goto(`${site.address}${AT}`);
  await page.getByText('2 membres', { exact: true }).waitFor();
  expect(await page.getByRole('columnheader', { name: 'Membre depuis' }).count()).toBe(0);
  await page.goto(`${site.address}${AT}?status=active`);
  await page.getByRole('row').nth(3).waitFor();
  expect(new URL(page.url()).searchParams.get('muted')).toBeNull();
});

test('who only reads chooses columns, and no member', async () => {
  const page = await open('reader');
  expect(await page.getByRole('table').getByRole('checkbox').count()).toBe(0);
  await page.getByRole('button', { name: 'Colonnes' }).waitFor();
});
