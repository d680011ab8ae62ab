import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import {
  choose,
  chooseAction,
  dialogOf,
  expectTold,
  fieldOf,
  memberNamed,
  openMember,
  openPalette,
  openTab,
  section,
  send,
  typeDay,
  viewOf,
} from '../../helpers/browser/member';

/** Everything about one member at a glance: read, done, refused and undone as staff would. */

const UNPAID = 'Centre hospitalier de Brisac';
const WITH_RIGHTS = 'Université de Grandval';
const RENEWED = 'Ville d’Arcelles';
const CANDIDATE = 'Région Hautes-Marches';
const SESSION = 'Un compagnonnage';
const ADJUST = 'Ajuster les utilisations';

let site: Site;
let api: Api;
let page: Page;

const open = async (
  name: string,
  tab: Parameters<typeof openMember>[3] = 'En bref',
): Promise<string> => {
  const id = await memberNamed(api, name);
  await openMember(page, site.address, id, tab);
  return id;
};
const button = (name: string | RegExp) => page.getByRole('button', { name });
const rows = (name: string) => section(page, name).getByRole('row');

beforeAll(async () => {
  site = await openSite();
  api = await site.api('membership-staff');
  page = await site.signIn('membership-staff');
});
afterAll(() => site.close());

describe('the paper of a call', () => {
  const call = () => section(page, 'Cotisations et règlements').getByRole('button');

  it('is taken, and stays beside the credit note and the call that a correction issues', async () => {
    const id = await open(RENEWED, 'Cotisations');
    const before = (await viewOf(api, id)).dues.find(({ state }) => state !== 'cancelled')!;
    const [first] = await Promise.all([
      page.waitForEvent('download'),
      call()
        .filter({ hasText: /^Télécharger l’appel/ })
        .first()
        .click(),
    ]);
    expect(first.suggestedFilename()).toMatch(/^Appel.*\.pdf$/);
    await call()
      .filter({ hasText: /^Corriger l’appel/ })
      .first()
      .click();
    const dialog = dialogOf(page, 'Corriger l’appel');
    await dialog.getByText(/un avoir annule l’appel en entier/).waitFor();
    await dialog.getByLabel('Code service').fill('SERV-2');
    await dialog.getByLabel('Raison').fill('Le service a changé');
    await expectAccessible(page, { heading: 'Corriger l’appel', within: '[role=dialog]' });
    await send(page, 'Corriger l’appel');
    const dues = section(page, 'Cotisations et règlements');
    await dues.getByText(`Remplace l’appel ${before.number}, annulé.`).waitFor();
    await dues
      .getByText(/^Annulé par l’avoir AV2026-\d+ du 25 novembre 2026\s: appel corrigé\. Remplacé/)
      .waitFor();
    await expectAccessible(page, { heading: 'Cotisations et règlements' });
    const [cancelled] = await Promise.all([
      page.waitForEvent('download'),
      call()
        .filter({ hasText: /^Télécharger l’appel annulé/ })
        .click(),
    ]);
    expect(cancelled.suggestedFilename()).toBe(`Appel de cotisation ${before.number} (annulé).pdf`);
    const [note] = await Promise.all([
      page.waitForEvent('download'),
      call()
        .filter({ hasText: /^Télécharger l’avoir/ })
        .click(),
    ]);
    expect(note.suggestedFilename()).toMatch(/^Avoir AV2026-\d+\.pdf$/);
    await openTab(page, 'Documents');
    const papers = section(page, 'Documents').getByRole('row');
    await papers
      .filter({ hasText: `Appel de cotisation ${before.number} (annulé)` })
      .getByText(/^Annulé par l’avoir AV2026-\d+ du 25 novembre 2026$/)
      .waitFor();
    await expectTold(page, new RegExp(`a corrigé l’appel ${before.number}`));
    await expectTold(
      page,
      new RegExp(`annule l’appel ${before.number}, remplacé par l’appel 2026-`),
    );
  });

  it('is listed with its number beside those of the credit notes', async () => {
    await page.goto(`${site.address}/admin/plugins/membership-lifecycle/calls`);
    await expectAccessible(page, { heading: 'Appels et avoirs' });
    const rows = page.getByRole('row');
    await rows
      .filter({ hasText: /Avoir, annule 2026-/ })
      .first()
      .waitFor();
    await page.getByRole('combobox', { name: 'État' }).click();
    await page.getByRole('option', { name: 'Annulée' }).click();
    await page.waitForURL(/state=cancelled/);
    await rows
      .filter({ hasText: /par l’avoir AV2026-/ })
      .first()
      .waitFor();
    await rows.filter({ hasText: 'À payer' }).first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await page.getByRole('searchbox', { name: /Chercher/ }).fill('AV2026-');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search=AV2026-/);
    await rows
      .filter({ hasText: /Avoir, annule 2026-/ })
      .first()
      .waitFor();
    await rows.filter({ hasText: RENEWED }).first().getByRole('link').click();
    await page.waitForURL(/members\/\w+\?tab=dues/);
  });
});

describe('a payment', () => {
  let id: string;
  const paid = async () => (await viewOf(api, id)).dues[0]!.paid;

  it('is recorded with its date, its means and its reference', async () => {
    id = await open(UNPAID, 'Cotisations');
    await button(/^Enregistrer un règlement : Appel/).click();
    const dialog = dialogOf(page, 'Enregistrer un règlement');
    expect(await dialog.getByLabel('Montant').inputValue()).toMatch(/^5\s000,00$/);
    await dialog.getByLabel('Montant').fill('2000');
    await typeDay(dialog, 'Reçu le', '20/11/2026');
    await choose(dialog, 'Moyen', 'Chèque');
    await dialog.getByLabel('Référence').fill('CHQ-114');
    await expectAccessible(page, {
      heading: 'Enregistrer un règlement',
      within: '[role=dialog]',
    });
    await send(page, 'Enregistrer un règlement');

    const line = rows('Cotisations et règlements').filter({ hasText: 'CHQ-114' });
    await line.getByText('20/11/2026').waitFor();
    await line.getByText('Règlement · Chèque').waitFor();
    await line.getByText('2 000,00 €').waitFor();
    await section(page, 'Cotisations et règlements').getByText('reste 3 000,00 €').waitFor();
    expect(await paid()).toBe(200_000);
  });

  it('is told by the journal in a sentence', async () => {
    await expectTold(
      page,
      /^Le 25 novembre, Mehdi Démo a enregistré le règlement de 2\s000,00\s€ par chèque, référence CHQ-114, reçu le 20 novembre 2026, sur l’appel 2026-\d{4}\.$/,
    );
  });

  it('that is there already is asked about, and what was typed stays', async () => {
    await button(/^Enregistrer un règlement : Appel/).click();
    const name = 'Enregistrer un règlement';
    const dialog = dialogOf(page, name);
    await dialog.getByLabel('Montant').fill('2000');
    await typeDay(dialog, 'Reçu le', '20/11/2026');
    await dialog.getByLabel('Référence').fill('CHQ-114');
    await dialog.getByRole('button', { name, exact: true }).click();
    const question = page.getByRole('alertdialog', { name });
    await question
      .getByText(/déjà enregistrée sur ce compte, le 25 novembre 2026 par Mehdi Démo/)
      .waitFor();
    await expectAccessible(page, { heading: name, within: '[role=alertdialog]' });
    await question.getByRole('button', { name: 'Revenir' }).click();
    expect(await dialog.getByLabel('Référence').inputValue()).toBe('CHQ-114');
    await dialog.getByRole('button', { name: 'Revenir' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirmer' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await paid()).toBe(200_000);
  });

  it('is taken back from its own line, with the reason', async () => {
    await button('Annuler : 20 novembre 2026 · 2 000,00 €').click();
    const dialog = dialogOf(page, 'Annuler un règlement');
    await dialog.getByText('20 novembre 2026 · 2 000,00 €').waitFor();
    await dialog.getByLabel('Raison').fill('Chèque sans provision');
    await expectAccessible(page, { heading: 'Annuler un règlement', within: '[role=dialog]' });
    await send(page, 'Annuler un règlement', { confirm: true });

    const line = rows('Cotisations et règlements').filter({ hasText: 'Chèque sans provision' });
    await line.getByText('−2 000,00 €').or(line.getByText('-2 000,00 €')).waitFor();
    await section(page, 'Cotisations et règlements').getByText('reste 5 000,00 €').waitFor();
    await expectTold(page, /a annulé le règlement de 2\s000,00\s€/);
    await expectTold(page, '« Chèque sans provision »');
    expect(await paid()).toBe(0);
  });

  it('that is refused names the field and keeps what was typed', async () => {
    await button(/^Enregistrer un règlement : Appel/).click();
    const dialog = dialogOf(page, 'Enregistrer un règlement');
    await dialog.getByLabel('Montant').fill('1 250,50');
    await dialog.getByLabel('Référence').fill('VIR-2026-9');
    await typeDay(dialog, 'Reçu le', '01/12/2026');
    await dialog.getByRole('button', { name: 'Enregistrer un règlement' }).click();
    await dialog.getByText('Ce jour est à venir.').waitFor();
    const received = dialog.getByLabel('Reçu le');
    expect(await received.getAttribute('aria-invalid')).toBe('true');
    expect(await received.inputValue()).toBe('01/12/2026');
    expect(await dialog.getByLabel('Montant').inputValue()).toMatch(/^1\s250,50$/);
    expect(await dialog.getByLabel('Référence').inputValue()).toBe('VIR-2026-9');
    expect(await paid()).toBe(0);

    await dialog.getByLabel('Montant').fill('mille');
    await dialog.getByRole('button', { name: 'Enregistrer un règlement' }).click();
    await dialog.getByText('Écrivez le montant en chiffres, comme 1 250,00.').waitFor();
    expect(await dialog.getByLabel('Référence').inputValue()).toBe('VIR-2026-9');
    // What was typed is not thrown away without a question, by a button or by Escape.
    await dialog.getByRole('button', { name: 'Revenir' }).click();
    const asked = page.getByRole('alertdialog', { name: /^Abandonner ce que vous avez saisi/ });
    await asked.getByRole('button', { name: 'Revenir' }).click();
    expect(await dialog.getByLabel('Référence').inputValue()).toBe('VIR-2026-9');
    await page.keyboard.press('Escape');
    await asked.getByRole('button', { name: 'Confirmer' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('that is too much is asked about, shows as a credit, and is taken back whole', async () => {
    const name = 'Enregistrer un règlement';
    await button(/^Enregistrer un règlement : Appel/).click();
    await dialogOf(page, name).getByLabel('Montant').fill('5100');
    await dialogOf(page, name).getByRole('button', { name, exact: true }).click();
    const question = page.getByRole('alertdialog', { name });
    await question.getByText(/100\s€ de plus restent en crédit sur le compte/).waitFor();
    await question.getByRole('button', { name: 'Confirmer' }).click();
    const dues = section(page, 'Cotisations et règlements');
    await dues.getByRole('heading', { name: /^Crédit du compte : 100,00\s€$/ }).waitFor();
    await expectAccessible(page, { heading: 'Cotisations et règlements' });
    const line = dues.getByRole('row').filter({ hasText: 'Partie d’un règlement de 5 100,00 €' });
    await line
      .first()
      .getByRole('button', { name: /^Annuler/ })
      .click();
    await dialogOf(page, 'Annuler un règlement').getByLabel('Raison').fill('Saisie');
    await send(page, 'Annuler un règlement', { confirm: true });
    await dues.getByText('reste 5 000,00 €').waitFor();
    expect(await paid()).toBe(0);
  });
});

describe('a right', () => {
  let id: string;
  const right = async () => {
    const { entitlements } = await viewOf(api, id);
    return entitlements.find(({ benefit }) => benefit === 'compagnonnage')!;
  };
  const ledger = () =>
    page.getByRole('table', { name: `Historique : ${SESSION}` }).getByRole('row');

  it('is used, and the ledger says when, how much, by whom and for whom', async () => {
    id = await open(WITH_RIGHTS, 'Droits');
    const { used, granted } = await right();
    await button(new RegExp(`^Utiliser : ${SESSION}`)).click();
    const dialog = dialogOf(page, 'Enregistrer une utilisation');
    await dialog.getByLabel('Quantité').fill('2');
    await typeDay(dialog, 'Date', '23/11/2026');
    await dialog.getByLabel('Personne').fill('Jeanne Martin');
    await expectAccessible(page, {
      heading: 'Enregistrer une utilisation',
      within: '[role=dialog]',
    });
    await send(page, 'Enregistrer une utilisation');

    await button(`Historique : ${SESSION}`).click();
    const line = ledger().nth(1);
    await line.getByText('23/11/2026').waitFor();
    await line.getByText('+2 séances au compte des utilisations').waitFor();
    await line.getByText('Mehdi Démo').waitFor();
    await line.getByText('pour Jeanne Martin').waitFor();
    await line.getByText(`${used + 2} / ${granted}`).waitFor();
    expect((await right()).used).toBe(used + 2);
  });

  it('is given back from the line of its ledger', async () => {
    const { used } = await right();
    await button(`Annuler : ${SESSION} · 23 novembre 2026 · Jeanne Martin`).click();
    await dialogOf(page, 'Annuler une utilisation').getByLabel('Raison').fill('Séance reportée');
    await send(page, 'Annuler une utilisation');
    await ledger().nth(1).getByText('Séance reportée').waitFor();
    await ledger().nth(2).getByText('Annulée', { exact: true }).waitFor();
    await expectTold(
      page,
      `Le 25 novembre, Mehdi Démo a annulé une utilisation du droit « ${SESSION} ».`,
    );
    expect((await right()).used).toBe(used - 2);
  });

  it('is granted beyond the tier, chosen by its name', async () => {
    const { granted } = await right();
    await button('Accorder un droit').click();
    const dialog = dialogOf(page, 'Accorder un droit');
    await choose(dialog, 'Droit', SESSION);
    await dialog.getByLabel('Quantité').fill('3');
    await dialog.getByLabel('Raison').fill('Geste du bureau');
    await expectAccessible(page, { heading: 'Accorder un droit', within: '[role=dialog]' });
    await send(page, 'Accorder un droit');
    await button(`Historique : ${SESSION}`).click();
    await ledger().nth(1).getByText('+3 séances au compte des droits accordés').waitFor();
    await expectTold(page, `a accordé 3 séances du droit « ${SESSION} »`);
    expect((await right()).granted).toBe(Number(granted) + 3);
  });

  it('is corrected by hand, and what goes too far is refused at its field', async () => {
    const { used, granted } = await right();
    await button(`Historique : ${SESSION}`).click();
    await button(`${ADJUST} : ${SESSION}`).click();
    const dialog = dialogOf(page, ADJUST);
    await dialog.getByText(/Corrige le nombre d’utilisations/).waitFor();
    await fieldOf(dialog, 'Utilisations à ajouter ou à retirer').fill('900');
    await dialog.getByLabel('Raison').fill('Relevé papier');
    await expectAccessible(page, { heading: ADJUST, within: '[role=dialog]' });
    await dialog.getByRole('button', { name: ADJUST, exact: true }).click();
    await dialog
      .getByText(/utilis/)
      .last()
      .waitFor();
    expect(await dialog.getByLabel('Raison').inputValue()).toBe('Relevé papier');
    expect((await right()).used).toBe(used);

    await fieldOf(dialog, 'Utilisations à ajouter ou à retirer').fill('1');
    await send(page, ADJUST);
    await ledger().nth(1).getByText('Relevé papier').waitFor();
    await ledger()
      .nth(1)
      .getByText(`${used + 1} / ${granted}`)
      .waitFor();
    expect((await right()).used).toBe(used + 1);

    await button(`${ADJUST} : ${SESSION}`).click();
    await fieldOf(dialog, 'Utilisations à ajouter ou à retirer').fill('-1');
    await dialog.getByLabel('Raison').fill('Double saisie');
    await send(page, ADJUST);
    await ledger().nth(1).getByText('−1 séance au compte des utilisations').waitFor();
    expect((await right()).used).toBe(used);
  });

  it('is found again in the list of what is counted, by its days and its count', async () => {
    const { used, granted } = await right();
    await chooseAction(page, ADJUST);
    const dialog = dialogOf(page, ADJUST);
    await fieldOf(dialog, 'Droit').click();
    await page.getByRole('option').first().waitFor();
    const counters = await page.getByRole('option').allInnerTexts();
    const { entitlements } = await viewOf(api, id);
    expect(counters).toHaveLength(entitlements.filter(({ kind }) => kind === 'quota').length);
    expect(counters.filter((label) => !/ · .+ → .+ · \d+ \/ \d+$/.test(label))).toEqual([]);
    expect(counters.some((label) => label.endsWith(` · ${used} / ${granted}`))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Revenir' }).click();
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('leaving', () => {
  let id: string;

  it('is refused without a reason, and what was typed stays', async () => {
    id = await open(WITH_RIGHTS);
    await chooseAction(page, 'Enregistrer une démission');
    const dialog = dialogOf(page, 'Enregistrer une démission');
    await typeDay(dialog, 'Dernier jour d’adhésion', '24/11/2026');
    await dialog.getByRole('button', { name: 'Enregistrer une démission' }).click();
    await dialog.getByText('À remplir.').waitFor();
    expect(await dialog.getByLabel('Raison').getAttribute('aria-invalid')).toBe('true');
    expect(await dialog.getByLabel('Dernier jour d’adhésion').inputValue()).toBe('24/11/2026');
    expect((await viewOf(api, id)).status).toBe('active');
  });

  it('is recorded with its day and its reason', async () => {
    const dialog = dialogOf(page, 'Enregistrer une démission');
    await dialog.getByLabel('Raison').fill('Dissolution');
    await send(page, 'Enregistrer une démission', { confirm: true });
    await page.getByText('Terminée', { exact: true }).waitFor();
    await expectTold(page, 'a enregistré la démission, au 24 novembre 2026');
    await openTab(page, 'Droits');
    await section(page, 'Droits').getByText('Ces droits ne s’utilisent pas aujourd’hui').waitFor();
    expect((await viewOf(api, id)).status).toBe('ended');
  });

  it('lists what cannot be done now, each with its reason', async () => {
    const actions = await openPalette(page);
    const refused = actions
      .getByRole('listitem')
      .filter({ has: page.getByText('Suspendre', { exact: true }) });
    await refused.getByText(/^\S.{10,}\.$/).waitFor();
    expect(await refused.getByRole('button').count()).toBe(0);
    await expectAccessible(page, { heading: /^Que voulez-vous faire/, within: '[role=dialog]' });
    const { commands, unavailable } = await viewOf(api, id);
    const lists = actions.getByRole('list');
    expect(await lists.nth(1).getByRole('listitem').count()).toBe(unavailable.length);
    const places = ['attestation', 'document', 'contact', 'consentement'];
    const possible = await lists.first().getByRole('button').allTextContents();
    const others = possible.filter((label) =>
      places.some((word) =>
        new RegExp(`^(Établir|Ajouter|Inviter|Noter) un.* ?${word}`).test(label),
      ),
    );
    expect(possible.length - others.length).toBe(commands.length);
    await page.keyboard.press('Escape');
    await actions.waitFor({ state: 'detached' });
  });

  it('has its undo within reach', async () => {
    await button('Rétablir l’adhésion').click();
    await dialogOf(page, 'Rétablir l’adhésion').getByLabel('Raison').fill('Saisie par erreur');
    await send(page, 'Rétablir l’adhésion');
    await page.getByText('Adhésion en cours', { exact: true }).waitFor();
    expect((await viewOf(api, id)).status).toBe('active');
  });
});

it('a candidate withdraws its application, which is over at once', async () => {
  const id = await open(CANDIDATE);
  await chooseAction(page, 'Retirer la candidature');
  const dialog = dialogOf(page, 'Retirer la candidature');
  await dialog.getByText(/^Le statut passe de «\sCandidature\s» à «\sTerminée\s»/).waitFor();
  expect(await dialog.getByLabel('Dernier jour d’adhésion').count()).toBe(0);
  await dialog.getByLabel('Raison').fill('Projet abandonné');
  await send(page, 'Retirer la candidature', { confirm: true });
  await page.getByText('Candidature retirée le 25 novembre 2026.').first().waitFor();
  await expectTold(page, 'a enregistré le retrait de la candidature');
  expect((await viewOf(api, id)).status).toBe('ended');
});

describe('a gap between two terms', () => {
  it('is drawn, and said in words for those who do not see the line', async () => {
    const id = await open(RENEWED);
    const [latest] = (await viewOf(api, id)).terms;
    await chooseAction(page, 'Corriger une date');
    const dialog = dialogOf(page, 'Corriger une date');
    await choose(dialog, 'Date à corriger', 'Début d’une période');
    await fieldOf(dialog, 'Laquelle\\s\\?').click();
    await page.getByRole('option', { name: /14 mai 2026/ }).click();
    await typeDay(dialog, 'La bonne date', '14/09/2026');
    await dialog.getByLabel('Raison').fill('Délibération tardive');
    await send(page, 'Corriger une date');

    const terms = section(page, 'Périodes d’adhésion');
    const drawn = terms.getByRole('img', { name: /le tableau qui suit dit la même chose/ });
    await drawn.getByText('Sans adhésion').waitFor();
    await terms.getByRole('cell', { name: /^Sans adhésion : .* \(123 jours\)$/ }).waitFor();
    const corrected = (await viewOf(api, id)).terms.find((term) => term.id === latest!.id);
    expect(corrected!.startsOn).toBe('2026-09-14');
  });
});

describe('every state of a member', () => {
  it.each([
    ['running, with a renewal', 'Établissement public foncier de l’Ambre', 'Adhésion en cours'],
    ['in its days of grace', 'Département du Grand-Causse', 'Délai de grâce'],
    ['not renewed', 'Ville de Villeneuve-les-Saules', 'Non renouvelée'],
    ['suspended', 'École supérieure de service public de Grandval', 'Suspendue'],
    ['excluded', 'Ville de Mareuil-l’Étoile', 'Terminée'],
    ['an application', 'Ville de Valbrume', 'Candidature'],
  ])('is accessible and in French: %s', async (_state, name, status) => {
    await open(name);
    await page.getByText(status, { exact: true }).first().waitFor();
    const text = await page.getByRole('main').innerText();
    expect(text).not.toMatch(/unanswered|organismes-publics|undefined|\{|glance\.|journal\./);
    await expectAccessible(page, { heading: 'Périodes d’adhésion' });
  });
});
