import type { Locator, Page, Route } from 'playwright-core';
import type {
  BulkResult,
  Page as Paged,
} from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { fieldOf } from '../../helpers/browser/member';

/**
 * A dialog on many renewals that is refused, as a whole or for some: what was typed stands there again,
 * with the refusal above it and what is wrong beside its field.
 */

const AT = '/admin/plugins/membership-lifecycle/renewals';
const LIFECYCLE = '/membership-lifecycle';
const ORNE = 'Département de la Haute-Orne';
const CAUSSE = 'Département du Grand-Causse';
const AMBRE = 'Établissement public foncier de l’Ambre';
const NOTE = 'Relancé par téléphone : vote prévu le 12 décembre.';
const UNREACHABLE = /^Le serveur n’a pas répondu/;
const TOO_LONG = 'Ce texte est trop long (4000 caractères au plus).';
/** What was refused or cut off on purpose. */
const REFUSED = [/status of (4\d\d|500)/, /ERR_INTERNET_DISCONNECTED/];

let site: Site;
let staff: Api;
let page: Page;
beforeAll(async () => {
  site = await openSite();
  staff = await site.api('membership-staff');
});
afterAll(() => site.close());

const rows = async (): Promise<RenewalRow[]> =>
  (await staff.get<Paged<RenewalRow>>(`${LIFECYCLE}/renewals?pageSize=100`)).body.data;
const rowOf = async (organisation: string): Promise<RenewalRow> => {
  const found = (await rows()).find((row) => row.organisation === organisation);
  if (!found) throw new Error(`No renewal of ${organisation}`);
  return found;
};

const dialog = (): Locator => page.getByRole('dialog');
const button = (name: string | RegExp): Locator =>
  dialog().getByRole('button', { name, exact: true });
const alert = (text: string | RegExp): Locator =>
  dialog().getByRole('alert').filter({ hasText: text });
const open = async (action: string, ...organisations: string[]): Promise<void> => {
  page = await site.signIn('membership-staff', { path: `${AT}?view=table`, known: REFUSED });
  for (const name of organisations) {
    await page
      .getByRole('table')
      .getByRole('checkbox', { name: `Choisir ${name}` })
      .click();
  }
  await page.getByRole('button', { name: action, exact: true }).click();
};
const choose = async (field: string, option: string): Promise<void> => {
  await dialog().getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
};
/** What stands under a field, tied to it. */
const faultOf = async (input: Locator): Promise<string> => {
  const ids = (await input.getAttribute('aria-describedby')) ?? '';
  return page.locator(`[id="${ids.split(' ')[0]}"]`).innerText();
};

const away = (route: Route) => route.abort('internetdisconnected');
const failing =
  (status: number, details = {}) =>
  (route: Route) =>
    route.fulfill({ status, json: { error: { status, name: 'Any', message: 'Any', details } } });
/** Answers a call otherwise than the server, once. */
const answerOnce = (path: string, answer: (route: Route) => Promise<void>) =>
  page.route(`**${LIFECYCLE}/renewals/${path}`, answer, { times: 1 });

describe('a note on many', () => {
  const note = () => fieldOf(dialog(), 'Note');

  it.each([
    ['no network', away, UNREACHABLE],
    ['a server that fails', failing(500), /^Quelque chose n’a pas marché/],
    ['too large a body', failing(413), /trop long pour être enregistré/],
    ['a rule of the plugin', failing(409, { text: { fr: 'Déjà fait.' } }), 'Déjà fait.'],
  ])('stands there again on %s', async (_, answer, text) => {
    await open('Noter', ORNE, CAUSSE);
    await note().fill(NOTE);
    await answerOnce('note', answer);
    await button('Noter sur le renouvellement').click();
    await alert(text).waitFor();
    expect(await note().inputValue()).toBe(NOTE);
    await expectAccessible(page, { heading: /Noter sur 2/, within: '[role="dialog"]' });
    expect((await rowOf(ORNE)).lastNote).not.toBe(NOTE);
  });

  it('says beside its field what is wrong with it, and is sent once it is right', async () => {
    await note().fill('é'.repeat(4_001));
    await button('Noter sur le renouvellement').click();
    await dialog().getByText(TOO_LONG).waitFor();
    expect(await faultOf(note())).toBe(TOO_LONG);
    expect(await note().inputValue()).toHaveLength(4_001);
    expect(await alert(UNREACHABLE).count()).toBe(0);
    await note().fill(NOTE);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(new URL(request.url()).pathname));
    // A second click, before the page shows that the first is on its way.
    await dialog()
      .locator('form')
      .evaluate((form: HTMLFormElement) => {
        form.requestSubmit();
        form.requestSubmit();
      });
    await dialog().getByText('C’est fait pour 2 adhésions.').waitFor();
    expect(sent.filter((path) => path.endsWith('/renewals/note'))).toHaveLength(1);
    expect(
      await dialog()
        .getByRole('button', { name: /^Reprendre/ })
        .count(),
    ).toBe(0);
    expect((await rowOf(ORNE)).lastNote).toBe(NOTE);
  });

  it('is added once when its answer was lost', async () => {
    await open('Noter', ORNE);
    await note().fill('Courrier reçu.');
    await answerOnce('note', async (route) => {
      await route.fetch();
      await away(route);
    });
    await button('Noter sur le renouvellement').click();
    await alert(UNREACHABLE).waitFor();
    await button('Noter sur le renouvellement').click();
    await dialog().getByText('C’est fait pour 1 adhésion.').waitFor();
    const { membershipId } = await rowOf(ORNE);
    const { body } = await staff.get<{ data: { input: { note?: string } }[] }>(
      `${LIFECYCLE}/memberships/${membershipId}/activities`,
    );
    expect(body.data.filter(({ input }) => input.note === 'Courrier reçu.')).toHaveLength(1);
  });

  it('is taken up for whom it failed', async () => {
    await open('Noter', ORNE, CAUSSE, AMBRE);
    await note().fill('Conseil le 3.');
    const [orne, ...others] = await Promise.all([ORNE, CAUSSE, AMBRE].map(rowOf));
    const refusal = { reason: 'not-done', text: { fr: 'Rien n’a été fait.', en: 'Not done.' } };
    const result: BulkResult = {
      done: others,
      skipped: [],
      failed: orne ? [{ ...orne, ...refusal }] : [],
    };
    await answerOnce('note', (route) => route.fulfill({ json: { data: result } }));
    await button('Noter sur le renouvellement').click();
    await dialog().getByText('1 adhésion en échec :').waitFor();
    await button('Reprendre celui qui reste').click();
    await dialog().getByRole('heading', { name: 'Noter sur 1 renouvellement' }).waitFor();
    expect(await note().inputValue()).toBe('Conseil le 3.');
    await button('Noter sur le renouvellement').click();
    await dialog().getByText('C’est fait pour 1 adhésion.').waitFor();
    const notes = (await Promise.all([ORNE, CAUSSE].map(rowOf))).map(({ lastNote }) => lastNote);
    expect(notes).toEqual(['Conseil le 3.', NOTE]);
  });
});

test('a colleague stays chosen, and who changed meanwhile is taken up as they stand now', async () => {
  await open('Confier', ORNE, CAUSSE);
  await choose('Suivi par', 'Mehdi Démo (moi)');
  const chosen = () => dialog().getByRole('combobox').innerText();
  await answerOnce('assign', away);
  await button('Confier').click();
  await alert(UNREACHABLE).waitFor();
  expect(await chosen()).toContain('Mehdi Démo');
  const { membershipId } = await rowOf(ORNE);
  const command = `${LIFECYCLE}/memberships/${membershipId}/commands/note-renewal`;
  await (await site.api('administrator')).send('POST', command, { note: 'Attendre.' });
  await button('Confier').click();
  await dialog().getByText('1 adhésion laissée de côté :').waitFor();
  await button('Reprendre celui qui reste').click();
  await dialog().getByRole('heading', { name: 'Confier 1 renouvellement' }).waitFor();
  expect(await chosen()).toContain('Mehdi Démo');
  await button('Confier').click();
  await dialog().getByText('C’est fait pour 1 adhésion.').waitFor();
  expect((await rowOf(ORNE)).owner).toBe('Mehdi Démo');
});

test('a move keeps its reason, which is told what is wrong with it, and its plan', async () => {
  await open('Déplacer', ORNE);
  const reason = () => fieldOf(dialog(), 'Raison');
  await choose('Nouvelle étape', 'Mandatement en cours');
  await reason().fill('é'.repeat(4_001));
  await button('Voir ce qui va se passer').click();
  await dialog().getByText(TOO_LONG).waitFor();
  expect(await faultOf(reason())).toBe(TOO_LONG);
  await reason().fill('Mandat annoncé');
  await answerOnce('move/plan', away);
  await button('Voir ce qui va se passer').click();
  await alert(UNREACHABLE).waitFor();
  expect(await reason().inputValue()).toBe('Mandat annoncé');
  await button('Voir ce qui va se passer').click();
  await button('Déplacer 1 renouvellement').waitFor();
  expect(await alert(UNREACHABLE).count()).toBe(0);
  await answerOnce('move', away);
  await button('Déplacer 1 renouvellement').click();
  await alert(UNREACHABLE).waitFor();
  await button('Revenir').click();
  expect(await reason().inputValue()).toBe('Mandat annoncé');
  expect(await alert(UNREACHABLE).count()).toBe(0);
  await button('Voir ce qui va se passer').click();
  await button('Déplacer 1 renouvellement').click();
  await dialog().getByText('C’est fait pour 1 adhésion.').waitFor();
  expect((await rowOf(ORNE)).stage.id).toBe('payment-order');
});

test('a campaign keeps its days, and its plan', async () => {
  await open('Ouvrir une campagne');
  const from = () => fieldOf(dialog(), 'Périodes qui finissent à partir du');
  await from().fill('01/11/2026');
  await from().press('Tab');
  await fieldOf(dialog(), 'jusqu’au').fill('30/06/2027');
  await fieldOf(dialog(), 'jusqu’au').press('Tab');
  await answerOnce('campaign/plan', away);
  await button('Voir le plan').click();
  await alert(UNREACHABLE).waitFor();
  expect(await from().inputValue()).toBe('01/11/2026');
  await button('Voir le plan').click();
  const confirm = button(/^Ouvrir \d+ renouvellements$/);
  await confirm.waitFor();
  expect(await alert(UNREACHABLE).count()).toBe(0);
  const before = (await rows()).length;
  await answerOnce('campaign', away);
  await confirm.click();
  await alert(UNREACHABLE).waitFor();
  expect((await rows()).length).toBe(before);
  await button('Revenir').click();
  expect(await from().inputValue()).toBe('01/11/2026');
  expect(await alert(UNREACHABLE).count()).toBe(0);
  await button('Voir le plan').click();
  await confirm.click();
  await dialog()
    .getByText(/^C’est fait pour \d+ adhésions\.$/)
    .waitFor();
  expect((await rows()).length).toBeGreaterThan(before);
});
