import type { Page } from 'playwright-core';
import type { Page as Paged } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';

/** The renewals by stage and in a list, as membership staff run them. */

const AT = '/admin/plugins/membership-lifecycle/renewals';
const LIFECYCLE = '/membership-lifecycle';

let site: Site;
let staff: Api;
beforeAll(async () => {
  site = await openSite();
  staff = await site.api('membership-staff');
});
afterAll(() => site.close());

const open = (query = '') => site.signIn('membership-staff', { path: `${AT}${query}` });
const rows = async (query = ''): Promise<RenewalRow[]> =>
  (await staff.get<Paged<RenewalRow>>(`${LIFECYCLE}/renewals?pageSize=100&${query}`)).body.data;
const rowOf = async (organisation: string): Promise<RenewalRow> => {
  const found = (await rows()).find((row) => row.organisation === organisation);
  if (!found) throw new Error(`No renewal of ${organisation}`);
  return found;
};
const stageOf = async (organisation: string) => (await rowOf(organisation)).stage.id;
const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const inColumn = (page: Page, stage: string, organisation: string) =>
  column(page, stage).getByRole('button', { name: organisation, exact: true }).waitFor();
const cards = (page: Page) =>
  page.getByRole('region', { name: 'Renouvellements par étape' }).getByRole('listitem');
const card = (page: Page, organisation: string) => cards(page).filter({ hasText: organisation });
/** What a screen reader is told. */
const hears = (page: Page, text: string) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });

const recipientOf = async (organisation: string): Promise<{ toEmail: string }> => {
  const { membershipId } = await rowOf(organisation);
  const { body } = await staff.get<{ data: { contacts: { email: string; role: string }[] } }>(
    `${LIFECYCLE}/memberships/${membershipId}`,
  );
  const contact = body.data.contacts.find(({ role }) => role === 'representative');
  return { toEmail: contact?.email ?? '' };
};

/** The one dialog of commands. */
const MOVE = 'Changer d’étape';
const ORNE = 'Département de la Haute-Orne';
const CAUSSE = 'Département du Grand-Causse';
const AMBRE = 'Établissement public foncier de l’Ambre';
const PLAINES = 'Région Plaines-de-l’Est';
const RIVESAC = 'Office public de l’habitat de Rivesac';
const FONTALBE = 'Ville de Fontalbe';

describe('by stage', () => {
  test('each stage says how many stand there and what they come to', async () => {
    const page = await open();
    const proposed = column(page, 'Proposition envoyée');
    await proposed.getByText(/^5 renouvellements · 25\s000,00\s€$/).waitFor();
    await proposed.getByRole('listitem').nth(4).waitFor();
    expect(await proposed.getByRole('listitem').count()).toBe(5);
    await card(page, CAUSSE).getByText('Échu sans réponse').waitFor();
    await card(page, CAUSSE).getByText('77 jours de retard').waitFor();
    await expectAccessible(page, { heading: 'Renouvellements' });
  });

  test('the stages of the shipped workflow stand side by side at 1280 pixels', async () => {
    const page = await open();
    await page.setViewportSize({ width: 1280, height: 800 });
    await cards(page).nth(10).waitFor();
    const board = page.getByRole('region', { name: 'Renouvellements par étape' });
    const hidden = () => board.evaluate((region) => region.scrollWidth - region.clientWidth);
    expect(await hidden()).toBeLessThanOrEqual(0);
  });

  test('the filters stand in the address, and « Précédent » takes one back', async () => {
    const page = await open();
    await cards(page).nth(10).waitFor();
    await page.getByRole('button', { name: 'À traiter' }).click();
    await page.waitForURL(/attention=true/);
    const expected = (await rows('attention=true')).map(({ organisation }) => organisation);
    expect(expected.length).toBeGreaterThan(3);
    await cards(page).nth(expected.length).waitFor({ state: 'detached' });
    for (const organisation of expected) await card(page, organisation).waitFor();
    await page.getByRole('combobox', { name: 'Suivi par' }).click();
    await page.getByRole('option', { name: 'Moi' }).click();
    await page.waitForURL(/owner=me/);
    await cards(page).first().waitFor({ state: 'detached' });
    await page.goBack();
    await cards(page).nth(3).waitFor();
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await cards(page).nth(10).waitFor();
  });

  test('the keyboard takes a card two stages further', async () => {
    const page = await open();
    await card(page, ORNE)
      .getByRole('button', { name: `Prendre ${ORNE} pour changer son étape` })
      .focus();
    await page.keyboard.press('Space');
    await hears(page, `${ORNE} est prise en main.`);
    await page.keyboard.press('ArrowRight');
    await hears(page, `${ORNE} est au-dessus de « Appel de cotisation émis ».`);
    await page.keyboard.press('ArrowRight');
    await hears(page, `${ORNE} est au-dessus de « Mandatement en cours ».`);
    await page.keyboard.press('Space');
    // Nobody is written to: it is done at once.
    await page.getByText(`${ORNE} : à l’étape « Mandatement en cours ».`).waitFor();
    await inColumn(page, 'Mandatement en cours', ORNE);
    expect(await stageOf(ORNE)).toBe('payment-order');
  });

  test('Escape puts a card back', async () => {
    const page = await open();
    await card(page, FONTALBE)
      .getByRole('button', { name: /^Prendre/ })
      .focus();
    await page.keyboard.press('Space');
    await hears(page, 'est prise en main.');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Escape');
    await hears(page, `${FONTALBE} est remise à sa place.`);
    expect(await stageOf(FONTALBE)).toBe('call-issued');
  });

  test('a card dropped on a stage that writes asks first, with the recipient and the message', async () => {
    const page = await open();
    await cards(page).nth(10).waitFor();
    const [from, to] = [card(page, AMBRE), column(page, 'Accord reçu')];
    await from.scrollIntoViewIfNeeded();
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) throw new Error('The board is not drawn.');
    await page.mouse.move(start.x + 60, start.y + 70);
    await page.mouse.down();
    await page.mouse.move(start.x + 90, start.y + 80, { steps: 4 });
    await page.mouse.move(end.x + 60, start.y + 80, { steps: 8 });
    // Where it is let go is what the page has noticed by then.
    await hears(page, `${AMBRE} est au-dessus de « Accord reçu ».`);
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: MOVE });
    const { toEmail } = await recipientOf(AMBRE);
    await dialog.getByText(`<${toEmail}>`).first().waitFor();
    await dialog.getByText('Lire cet e-mail').click();
    await dialog.getByText('Bonjour').first().waitFor();
    await expectAccessible(page, { heading: MOVE, within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Revenir' }).click();
    expect(await stageOf(AMBRE)).toBe('proposed');
    await inColumn(page, 'Proposition envoyée', AMBRE);
  });

  test('a refusal says why, and the card stays where it was', async () => {
    const page = await open();
    await card(page, FONTALBE)
      .getByRole('button', { name: `Déplacer ${FONTALBE} vers…` })
      .click();
    await page.getByRole('menuitem', { name: 'Réglé', exact: true }).click();
    await page.getByText(new RegExp(`^${FONTALBE} reste à sa place\\.`)).waitFor();
    await inColumn(page, 'Appel de cotisation émis', FONTALBE);
    expect(await stageOf(FONTALBE)).toBe('call-issued');
  });

  test('a loss asks for its reason', async () => {
    const page = await open();
    await card(page, PLAINES)
      .getByRole('button', { name: `Déplacer ${PLAINES} vers…` })
      .click();
    await page.getByRole('menuitem', { name: 'Non renouvelé', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: MOVE });
    await dialog.getByText('Le renouvellement est clos.').waitFor();
    const send = dialog.getByRole('button', { name: MOVE });
    await send.click();
    await dialog.getByText('Dire pourquoi.').waitFor();
    expect(await stageOf(PLAINES)).not.toBe('not-renewed');
    await dialog.getByRole('textbox', { name: 'Raison' }).fill('Budget supprimé');
    await send.click();
    await dialog.waitFor({ state: 'detached' });
    await card(page, PLAINES).waitFor({ state: 'detached' });
  });

  test('a card opens all that is known, and takes a note and an owner', async () => {
    const page = await open();
    await card(page, RIVESAC).getByRole('button', { name: RIVESAC, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: RIVESAC });
    await dialog.getByRole('heading', { name: 'Journal' }).waitFor();
    await expectAccessible(page, { heading: RIVESAC, within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Noter sur le renouvellement' }).click();
    const form = page.getByRole('dialog', { name: 'Noter sur le renouvellement' });
    await form.getByRole('textbox', { name: 'Note' }).fill('Vote prévu le 12 décembre.');
    await form.getByRole('button', { name: 'Noter sur le renouvellement' }).click();
    await dialog.getByText(/a noté\s:\s«\sVote prévu le 12 décembre\.\s»/).waitFor();
    await dialog.getByRole('button', { name: 'Confier à quelqu’un' }).click();
    const assign = page.getByRole('dialog', { name: 'Confier à quelqu’un' });
    await assign.getByRole('combobox', { name: 'Suivi par' }).click();
    await page.getByRole('option', { name: 'Mehdi Démo (moi)' }).click();
    await assign.getByRole('button', { name: 'Confier à quelqu’un' }).click();
    await dialog.getByText(/a confié le renouvellement à Mehdi Démo/).waitFor();
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await card(page, RIVESAC).getByText('Suivi par Mehdi Démo').waitFor();
    await card(page, RIVESAC).getByText('Vote prévu le 12 décembre.').waitFor();
  });
});

describe('in a list', () => {
  const tick = async (page: Page, ...organisations: string[]) => {
    for (const name of organisations) {
      await page
        .getByRole('table')
        .getByRole('checkbox', { name: `Choisir ${name}` })
        .click();
    }
  };

  test('many move after a preview, with a bar, and the result says what was done and what not', async () => {
    const page = await open('?view=table');
    await page.getByRole('table').getByRole('row').nth(9).waitFor();
    await expectAccessible(page, { heading: 'Renouvellements' });
    await tick(page, CAUSSE, AMBRE, FONTALBE);
    await page.getByText('3 renouvellements choisis').waitFor();
    await page.getByRole('button', { name: 'Déplacer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Nouvelle étape' }).click();
    await page.getByRole('option', { name: 'Appel de cotisation émis' }).click();
    await dialog.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
    await dialog
      .getByText(/^2 renouvellements passent à l’étape «\sAppel de cotisation émis\s»\.$/)
      .waitFor();
    await dialog.getByText(/^La réponse de 2 membres est notée\s: oui\.$/).waitFor();
    await dialog.getByText('1 renouvellement ne peut pas y aller').waitFor();
    await dialog
      .getByText(/^2 appels de cotisation sont émis, pour 10\s000,00\s€ en tout\.$/)
      .waitFor();
    await expectAccessible(page, { heading: /Changer l’étape/, within: '[role="dialog"]' });
    // Somebody else notes something on one of them meanwhile; and the answer takes its time.
    const { membershipId } = await rowOf(AMBRE);
    const admin = await site.api('administrator');
    const command = `${LIFECYCLE}/memberships/${membershipId}/commands/note-renewal`;
    await admin.send('POST', command, { note: 'Attendre le vote.' });
    const gate: { open?: () => void } = {};
    const opened = new Promise<void>((resolve) => (gate.open = resolve));
    await page.route('**/renewals/move', async (route) => {
      await opened;
      await route.continue();
    });
    await dialog.getByRole('button', { name: 'Déplacer 2 renouvellements' }).click();
    await dialog.getByRole('progressbar', { name: 'Avancement' }).waitFor();
    await expectAccessible(page, { heading: /Changer l’étape/, within: '[role="dialog"]' });
    gate.open?.();
    await dialog.getByText('C’est fait pour 1 adhésion.').waitFor();
    await dialog.getByText('1 adhésion laissée de côté :').waitFor();
    await dialog.getByText(/Ada Démo/).waitFor();
    await expectAccessible(page, { heading: 'Résultat', within: '[role="dialog"]' });
    expect([await stageOf(CAUSSE), await stageOf(AMBRE)]).toEqual(['call-issued', 'proposed']);
    // Taken up again, it is shown as it stands now.
    await dialog.getByRole('button', { name: 'Reprendre celui qui reste' }).click();
    await dialog.getByRole('button', { name: 'Déplacer 1 renouvellement' }).click();
    await dialog.getByText('C’est fait pour 1 adhésion.').waitFor();
    expect(await stageOf(AMBRE)).toBe('call-issued');
  });

  test('what fails is told with its reason, and can be copied', async () => {
    const admin = await site.api('administrator');
    const setActive = (id: number, isActive: boolean) =>
      admin.send('PUT', `/admin/users/${id}`, { isActive });
    const roles = await admin.get<{ data: { id: number; code: string }[] }>('/admin/roles');
    const role = roles.body.data.find(({ code }) => code === 'membership-staff');
    const made = await admin.send<{ data: { id: number } }>('POST', '/admin/users', {
      ...{ firstname: 'Paule', lastname: 'Partie', email: 'paule@example.org' },
      roles: [role?.id],
    });
    const { id } = made.body.data;
    await setActive(id, true);
    const page = await open('?view=table');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tick(page, CAUSSE, FONTALBE);
    await page.getByRole('button', { name: 'Confier' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Suivi par' }).click();
    await page.getByRole('option', { name: 'Paule Partie' }).click();
    await setActive(id, false);
    await dialog.getByRole('button', { name: 'Confier', exact: true }).click();
    await dialog.getByText('2 adhésions en échec :').waitFor();
    await dialog
      .getByText(/^Cette personne ne peut pas suivre de renouvellement/)
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: 'Copier le résultat' }).click();
    await page.getByText('Le résultat est copié.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`\t${CAUSSE}\tCette personne ne peut pas suivre`);
    expect((await rowOf(CAUSSE)).owner).toBeNull();
  });

  test('all that the filters keep are chosen at once, and get a note', async () => {
    const page = await open('?view=table&pageSize=10&unanswered=true');
    const kept = (await rows('unanswered=true')).length;
    await page.getByRole('table').getByRole('checkbox').nth(1).click();
    await page
      .getByRole('button', { name: `Choisir les ${kept} renouvellements que gardent les filtres` })
      .click();
    await page.getByText(`${kept} renouvellements choisis`).waitFor();
    await page.getByRole('button', { name: 'Noter' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Relancé par téléphone.');
    await dialog.getByRole('button', { name: 'Noter sur le renouvellement' }).click();
    await dialog.getByText(`C’est fait pour ${kept} adhésion`).waitFor();
    const noted = await rows('unanswered=true');
    expect(noted.map(({ lastNote }) => lastNote)).toEqual(
      noted.map(() => 'Relancé par téléphone.'),
    );
  });

  test('who only reads is shown the list and the board, and nothing to change them', async () => {
    const page = await site.signIn('reader', { path: `${AT}?view=table` });
    await page.getByRole('table').getByRole('row').nth(3).waitFor();
    expect(await page.getByRole('table').getByRole('checkbox').count()).toBe(0);
    await page.getByRole('tab', { name: 'Par étape' }).click();
    await cards(page).first().waitFor();
    expect(await page.getByRole('button', { name: /^Prendre|^Déplacer/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Ouvrir une campagne' }).count()).toBe(0);
  });
});
