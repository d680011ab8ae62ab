import type { Locator, Page } from 'playwright-core';
import type {
  CampaignLine,
  CampaignPlan,
} from '../../../src/plugins/membership-lifecycle/shared/renewals/campaign';
import type { Page as Paged } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import {
  expectFocusShown,
  pick,
  press,
  tabTo,
  type,
  untilFocused,
} from '../../helpers/browser/keyboard';
import { dialogOf, fieldOf, section, viewOf } from '../../helpers/browser/member';

/** A whole campaign by keyboard alone, from the home page to the money: one person, one page. */

const LIFECYCLE = '/membership-lifecycle';
const CAUSSE = 'Département du Grand-Causse';
const AMBRE = 'Établissement public foncier de l’Ambre';
const FONTALBE = 'Ville de Fontalbe';
const ORNE = 'Département de la Haute-Orne';
const CALLED = 'Appel de cotisation émis';

let site: Site;
let staff: Api;
let page: Page;
beforeAll(async () => {
  site = await openSite();
  staff = await site.api('membership-staff');
  page = await site.signIn('membership-staff');
});
afterAll(() => site.close());

const rows = async (query = ''): Promise<RenewalRow[]> =>
  (await staff.get<Paged<RenewalRow>>(`${LIFECYCLE}/renewals?pageSize=100&${query}`)).body.data;
const rowOf = async (organisation: string): Promise<RenewalRow> => {
  const found = (await rows()).find((row) => row.organisation === organisation);
  if (!found) throw new Error(`No renewal of ${organisation}`);
  return found;
};
const planned = async (): Promise<CampaignPlan> => {
  const range = { endsFrom: '2026-11-01', endsTo: '2027-06-30' };
  const question = { ...range, leftOut: [], page: 1, pageSize: 25 };
  return (await staff.send<CampaignPlan>('POST', `${LIFECYCLE}/renewals/campaign/plan`, question))
    .body;
};
const stageOf = async (organisation: string) => (await rowOf(organisation)).stage.id;
const dialog = () => page.getByRole('dialog');
const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true });
const list = () => page.getByRole('table', { name: 'Renouvellements' });
const box = (organisation: string) =>
  list().getByRole('checkbox', { name: `Choisir ${organisation}` });
const column = (name: string) => page.getByRole('region', { name, exact: true });
const stageChip = () =>
  page.getByRole('group', { name: 'Étape' }).getByRole('button', { name: /^Proposition envoyée/ });
/** What a screen reader is told. */
const hears = (text: string) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });
const closed = () => dialog().waitFor({ state: 'detached' });

describe('a campaign without a mouse', () => {
  let shown: CampaignLine[];

  it('is reached from the home page by the menu', async () => {
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor();
    await press(page, page.getByRole('link', { name: 'Adhésions', exact: true }));
    await press(page, page.getByRole('link', { name: 'Renouvellements', exact: true }));
    await page.getByRole('heading', { name: 'Renouvellements', level: 1 }).waitFor();
    await expectFocusShown(page);
  });

  it('shows its plan, with a message in full and who gets none', async () => {
    await press(page, button('Ouvrir une campagne'));
    await dialog().waitFor();
    await expectFocusShown(page);
    await expectAccessible(page, { heading: 'Ouvrir une campagne', within: '[role="dialog"]' });
    const days = ['Périodes qui finissent à partir du', 'jusqu’au'];
    const year = await Promise.all(days.map((day) => fieldOf(dialog(), day).inputValue()));
    expect(year.map((day) => day.slice(0, 5))).toEqual(['01/01', '31/12']);
    // As long as nothing was typed, nothing is asked.
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await press(page, button('Ouvrir une campagne'));
    await dialog().waitFor();
    await type(page, fieldOf(dialog(), 'Périodes qui finissent à partir du'), '01/11/2026');
    await type(page, fieldOf(dialog(), 'jusqu’au'), '30/06/2027');
    await press(page, button('Voir le plan', dialog()));
    await dialog()
      .getByRole('heading', { name: /^Plan : \d+ adhésions?$/ })
      .waitFor();
    await expectFocusShown(page);
    const { data, meta } = await planned();
    shown = data;
    // Nobody who has the next term already, or is being asked for it, is asked for the one after.
    expect(meta.pagination.total).toBe(data.length);
    expect(meta.exceptions.map(({ reason }) => reason)).toContain('under-way');
    await press(page, button(/^Lire l’e-mail à /, dialog()));
    await dialog()
      .getByText(data[0].letter?.subject ?? 'none')
      .first()
      .waitFor();
    const underWay = dialog().getByRole('button', { name: /déjà ouverts?$/ });
    await press(page, underWay);
    const gathered = dialog().getByRole('region', { name: /déjà ouverts?$/ });
    await gathered.getByRole('link').first().waitFor();
    await expectAccessible(page, { heading: /^Plan/, within: '[role="dialog"]' });
    await press(page, underWay);
  });

  it('leaves out who is unticked, and sums up the others', async () => {
    const amount = (lines: CampaignLine[]) =>
      lines.reduce((sum, { term }) => sum + (term.price?.amount ?? 0), 0) / 100;
    const euros = new Intl.NumberFormat('fr', { style: 'currency', currency: 'EUR' });
    const says = (lines: CampaignLine[]) =>
      dialog()
        .getByRole('list', { name: 'Ce que la campagne fait' })
        .getByText(`Cotisations proposées : ${euros.format(amount(lines))}`)
        .waitFor();
    await says(shown);
    const [first] = shown;
    const tick = dialog().getByRole('checkbox', { name: `Solliciter ${first.organisation}` });
    await press(page, tick, { key: 'Space', back: true });
    await says(shown.slice(1));
    await dialog().getByText('1 membre laissé de côté').waitFor();
    await expectFocusShown(page);
    await press(page, dialog().getByRole('checkbox', { name: 'Tout choisir sur cette page' }), {
      key: 'Space',
      back: true,
    });
    await says(shown);
    await press(page, tick, { key: 'Space' });
    await says(shown.slice(1));
  });

  it('opens nothing of a plan that a colleague changed, and shows what it became', async () => {
    const [, second] = shown;
    const colleague = await site.api('administrator');
    const at = `${LIFECYCLE}/memberships/${second.membershipId}/commands`;
    await colleague.send('POST', `${at}/suspend`, { reason: 'Conseil dissous.' });
    const confirm = button(/^Ouvrir \d+ renouvellements?$/, dialog());
    await press(page, confirm);
    await dialog().getByText('Le plan a changé depuis que vous l’avez vu').waitFor();
    // The demonstration has one already.
    await dialog().getByText('2 adhésions suspendues').waitFor();
    await dialog().getByText('1 membre laissé de côté').waitFor();
    await expectFocusShown(page);
    await expectAccessible(page, { heading: /^Plan/, within: '[role="dialog"]' });
  });

  it('opens the renewals, tells what it did, and closes where it began', async () => {
    // Who pays late has another renewal under way: they are told apart by what ends.
    const standing = async () =>
      (await rows()).map(({ organisation, termEndsOn }) => `${organisation} ${termEndsOn}`);
    const before = await standing();
    await press(page, button(/^Ouvrir \d+ renouvellements?$/, dialog()));
    await dialog().getByRole('heading', { name: 'Résultat' }).waitFor();
    await expectFocusShown(page);
    await expectAccessible(page, { heading: 'Résultat', within: '[role="dialog"]' });
    await press(page, button('Fermer', dialog()).last());
    await closed();
    await expectFocusShown(page);
    await untilFocused(page, button('Ouvrir une campagne'));
    const opened = (await standing()).filter((one) => !before.includes(one));
    expect(opened.sort()).toEqual(
      shown
        .slice(2)
        .map(({ organisation, endsOn }) => `${organisation} ${endsOn}`)
        .sort(),
    );
  });

  it('keeps in a list what needs a hand, and what stands at one stage', async () => {
    await tabTo(page, page.getByRole('tab', { name: 'Par étape' }));
    await page.keyboard.press('ArrowRight');
    await list().waitFor();
    await press(page, button('À traiter'));
    await page.waitForURL(/attention=true/);
    await expectFocusShown(page);
    const needing = await rows('attention=true');
    await list().getByRole('row').nth(needing.length).waitFor();
    expect(await list().getByRole('row').count()).toBe(needing.length + 1);
    await press(page, button('Effacer les filtres'), { back: true });
    await page.waitForURL((url) => !url.search.includes('attention'));
    await expectFocusShown(page);
    await press(
      page,
      page
        .getByRole('group', { name: 'Étape' })
        .getByRole('button', { name: /^Proposition envoyée/ }),
    );
    await page.waitForURL(/stage=/);
    await expectFocusShown(page);
    const proposed = await rows('stage=proposed');
    await list().getByRole('row').nth(proposed.length).waitFor();
  });

  it('moves several at once after a preview, and says what was done and what was not', async () => {
    await press(page, stageChip(), { back: true });
    await page.waitForURL((url) => !url.search.includes('stage'));
    for (const organisation of [CAUSSE, AMBRE, FONTALBE]) {
      await tabTo(page, box(organisation), { most: 160 });
      await page.keyboard.press('Space');
    }
    await page.getByText('3 renouvellements choisis').waitFor();
    await press(page, button('Déplacer'), { back: true, most: 160 });
    await dialog().waitFor();
    await pick(page, dialog().getByRole('combobox', { name: 'Nouvelle étape' }), CALLED);
    await press(page, button('Voir ce qui va se passer', dialog()));
    await dialog()
      .getByText(/^2 renouvellements passent à l’étape «\sAppel de cotisation émis\s»\.$/)
      .waitFor();
    await dialog().getByText('1 renouvellement ne peut pas y aller').waitFor();
    await expectFocusShown(page);
    // A colleague takes one of them meanwhile.
    const { membershipId } = await rowOf(AMBRE);
    const command = `${LIFECYCLE}/memberships/${membershipId}/commands/note-renewal`;
    await (await site.api('administrator')).send('POST', command, { note: 'Attendre le vote.' });
    await press(page, button('Déplacer 2 renouvellements', dialog()));
    await dialog().getByText('C’est fait pour 1 adhésion.').waitFor();
    await dialog().getByText('1 adhésion laissée de côté :').waitFor();
    await expectFocusShown(page);
    await expectAccessible(page, { heading: 'Résultat', within: '[role="dialog"]' });
    expect([await stageOf(CAUSSE), await stageOf(AMBRE)]).toEqual(['call-issued', 'proposed']);
    await press(page, button('Fermer', dialog()).last());
    await closed();
    await expectFocusShown(page);
  });

  it('leads to a member, whose payment wins the renewal', async () => {
    const { membershipId } = await rowOf(CAUSSE);
    await press(page, button(CAUSSE, list()), { most: 160 });
    await dialog().getByRole('heading', { name: CAUSSE }).waitFor();
    await expectFocusShown(page);
    await press(page, dialog().getByRole('link', { name: 'Ouvrir la fiche du membre' }));
    await tabTo(page, page.getByRole('tab', { name: 'En bref', exact: true }));
    await page.keyboard.press('ArrowRight');
    await section(page, 'Cotisations et règlements').waitFor();
    await page.waitForLoadState('networkidle');
    await press(page, button(/^Enregistrer un règlement : Appel/));
    const form = dialogOf(page, 'Enregistrer un règlement');
    await expectFocusShown(page);
    await type(page, fieldOf(form, 'Montant'), '5000');
    await type(page, fieldOf(form, 'Reçu le'), '20/11/2026');
    await type(page, fieldOf(form, 'Référence'), 'VIR-77');
    await press(page, button('Enregistrer un règlement', form));
    await form.waitFor({ state: 'detached' });
    await section(page, 'Cotisations et règlements').getByText('VIR-77').waitFor();
    await expectFocusShown(page);
    const { renewal, pastRenewals } = await viewOf(staff, membershipId);
    expect([renewal, pastRenewals[0]].map((one) => one?.stage.id)).toEqual([undefined, 'settled']);
  });

  it('has its undo within reach', async () => {
    await press(page, button(/^Annuler : 20 novembre 2026/));
    const form = dialogOf(page, 'Annuler un règlement');
    await type(page, form.getByLabel('Raison'), 'Virement rejeté');
    await press(page, button('Annuler un règlement', form));
    const question = page.getByRole('alertdialog', { name: 'Annuler un règlement' });
    await question.waitFor();
    await expectFocusShown(page);
    await press(page, button('Confirmer', question));
    await form.waitFor({ state: 'detached' });
    await section(page, 'Cotisations et règlements').getByText('Virement rejeté').waitFor();
    await expectFocusShown(page);
    // Its call is unpaid again.
    expect(await stageOf(CAUSSE)).toBe('call-issued');
  });

  it('moves a card on the board', async () => {
    const renewals = page.getByRole('link', { name: 'Renouvellements', exact: true });
    await press(page, renewals, { back: true });
    await press(page, button(`Prendre ${ORNE} pour changer son étape`), {
      key: 'Space',
      most: 160,
    });
    await hears(`${ORNE} est prise en main.`);
    await page.keyboard.press('ArrowRight');
    await hears(`${ORNE} est au-dessus de « ${CALLED} ».`);
    await page.keyboard.press('ArrowRight');
    await hears(`${ORNE} est au-dessus de « Mandatement en cours ».`);
    await page.keyboard.press('Space');
    await page.getByText(`${ORNE} : à l’étape « Mandatement en cours ».`).waitFor();
    // The focus goes with the card.
    await untilFocused(
      page,
      button(`Prendre ${ORNE} pour changer son étape`, column('Mandatement en cours')),
    );
    await expectFocusShown(page);
    expect(await stageOf(ORNE)).toBe('payment-order');
  });
});
