import fs from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { accountsFile } from '../../helpers/browser/environment';
import {
  choose,
  dialogOf,
  fieldOf,
  memberNamed,
  openMember,
  openTab,
  viewOf,
} from '../../helpers/browser/member';

/**
 * What people type: days, amounts and numbers as they write them, refused in French beside the field
 * when they cannot be read, and never changed without a word.
 */

const CONTENT = '/content-manager/collection-types';
const UNCALLED = 'Ville de Quercy-le-Haut';
const UNPAID = 'Centre hospitalier de Brisac';
const ISSUE = 'Émettre l’appel de cotisation';

let site: Site;
let api: Api;

beforeAll(async () => {
  site = await openSite();
  api = await site.api('administrator');
});
afterAll(() => site.close());

/** Reads a page until it says what is looked for, which it may draw later; the last of what it said. */
const readUntil = async (
  read: () => Promise<string>,
  isFound: (text: string) => boolean,
): Promise<string> => {
  const deadline = Date.now() + 10_000;
  let text = '';
  do {
    text = (await read()).replace(/\s/g, ' ');
  } while (!isFound(text) && Date.now() < deadline);
  return text;
};
/** The text that describes a field. A busy page draws it after `aria-invalid`. */
const saidOf = (input: Locator): Promise<string> =>
  readUntil(async () => {
    const ids = (await input.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const texts = ids.map((id) => input.page().locator(`[id="${id}"]`).allInnerTexts());
    return (await Promise.all(texts)).flat().join('\n');
  }, Boolean);
const type = async (input: Locator, text: string) => {
  await input.fill(text);
  await input.press('Tab');
};
/** Waits until a field is refused, or no longer is. */
const expectRefused = async (input: Locator, refused: boolean) => {
  const now = input.and(input.page().locator(`[aria-invalid="${refused}"]`));
  await now.waitFor({ timeout: 10_000 });
};
/** Waits until a field shows this: a record's values come after its form. */
const expectShown = async (input: Locator, text: string) => {
  const shown = await readUntil(
    () => input.inputValue(),
    (now) => now === text,
  );
  expect(shown).toBe(text);
};
const isFocused = (input: Locator) =>
  input.evaluate((element) => element === document.activeElement);
/** The requests that change something, as they leave. */
const changesOf = (page: Page): string[] => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
  });
  return sent;
};

describe('on a dialog of a command', () => {
  let page: Page;
  let dialog: Locator;
  let due: Locator;

  beforeAll(async () => {
    page = await site.signIn('membership-staff');
    await openMember(page, site.address, await memberNamed(api, UNCALLED));
    await page.getByRole('button', { name: ISSUE }).first().click();
    dialog = dialogOf(page, ISSUE);
    due = fieldOf(dialog, 'À payer avant le');
    await dialog.getByText(/^«\sAppel de cotisation\s»/).waitFor();
  });

  it.each([
    ['31/02', 'Il n’y a pas de 31 février.'],
    ['29/02/2027', 'Il n’y a pas de 29 février en 2027.'],
    ['01-10', /peut se lire de deux façons/],
    ['deux', 'Écrivez le jour comme 25/11/2026, ou 25/11.'],
    ['31/01/2O27', /« 2O27 » n’est pas une année/],
    ['01/31/2027', /Il n’y a pas de mois 31/],
  ])('« %s » is refused once the field is left, and is not sent', async (text, sentence) => {
    const sent = changesOf(page);
    await due.fill(text);
    await due.press('Tab');
    await expectRefused(due, true);
    expect(await due.inputValue()).toBe(text);
    expect(await saidOf(due)).toMatch(sentence);
    await dialog.getByRole('button', { name: ISSUE, exact: true }).click();
    expect(await isFocused(due)).toBe(true);
    expect(sent.filter((url) => url.endsWith('/commands/issue-call'))).toEqual([]);
  });

  it('half a day is no mistake while it is typed', async () => {
    await type(due, '');
    await expectRefused(due, false);
    await due.pressSequentially('31/0');
    await expectRefused(due, false);
    await due.press('Tab');
    await expectRefused(due, true);
  });

  it('is accessible with a refusal beside a field', async () => {
    await expectAccessible(page, { heading: ISSUE, within: '[role=dialog]' });
  });

  it('the refusal goes away as the day is mended, and the year that was understood is said', async () => {
    await due.fill('31/01');
    await expectRefused(due, false);
    expect(await saidOf(due)).toContain('Compris : dimanche 31 janvier 2027.');
    await due.press('Tab');
    await expectShown(due, '31/01/2027');
    expect(await saidOf(due)).toContain('Compris : dimanche 31 janvier 2027.');
    await dialog.getByText('31 janvier 2027', { exact: true }).waitFor();
  });

  it('a day is chosen in the calendar too', async () => {
    await dialog.getByRole('button', { name: 'Calendrier' }).first().waitFor();
    // The browser draws its calendar outside of the page: what it gives back is given here.
    await dialog.locator('input[type=date]').first().fill('2027-02-15');
    await expectShown(due, '15/02/2027');
  });

  it('the call is issued on the day that was read', async () => {
    await type(due, '1er mars 2027');
    await expectShown(due, '01/03/2027');
    await dialog.getByRole('button', { name: ISSUE, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const { dues } = await viewOf(api, await memberNamed(api, UNCALLED));
    expect(dues.map(({ dueOn }) => dueOn)).toContain('2027-03-01');
  });

  it('an amount is read with its spaces and its sign, and refused in words', async () => {
    const RECORD = 'Enregistrer un règlement';
    await page.getByRole('button', { name: RECORD }).first().click();
    const amount = fieldOf(dialogOf(page, RECORD), 'Montant');
    for (const wrong of ['douze', '12€50', '1,234', '12 34']) {
      await type(amount, wrong);
      await expectRefused(amount, true);
      expect(await saidOf(amount)).toContain('Écrivez le montant en chiffres, comme 1 250,00.');
      expect(await amount.inputValue()).toBe(wrong);
    }
    for (const [typed, shown] of [
      ['1 234,50', '1 234,50'],
      ['1234.5 €', '1 234,50'],
      ['1.234,5', '1 234,50'],
    ] as const) {
      await type(amount, typed);
      await expectShown(amount, shown);
      await expectRefused(amount, false);
    }
  });
});

describe('on the forms of the offer, which are Strapi’s', () => {
  let page: Page;
  const open = async (uid: string) => {
    const { body } = await api.get<{ results: { documentId: string }[] }>(
      `${CONTENT}/${uid}?locale=fr`,
    );
    await page.goto(
      `${site.address}/admin${CONTENT}/${uid}/${body.results[0]!.documentId}?plugins[i18n][locale]=fr`,
    );
  };
  const saves = (sent: string[]) => sent.filter((line) => line.includes('/collection-types/'));
  const save = () => page.getByRole('button', { name: 'Enregistrer', exact: true }).click();

  beforeAll(async () => {
    page = await site.signIn('administrator');
  });

  it('an offer: its year and its days', async () => {
    await open('api::offer.offer');
    const sent = changesOf(page);
    const year = fieldOf(page, 'Année');
    const opens = fieldOf(page, 'Ouvre le');
    await expectShown(year, '2021');
    await type(year, '2O26');
    await expectRefused(year, true);
    expect(await saidOf(year)).toBe('Écrivez l’année en quatre chiffres, comme 2026.');
    await type(opens, '31/02/2026');
    await expectRefused(opens, true);
    expect(await saidOf(opens)).toMatch(/^Il n’y a pas de 31 février\./);
    await save();
    expect(await isFocused(year)).toBe(true);
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    expect(saves(sent)).toEqual([]);
    expect(await page.getByText(/NaN|must be a/).count()).toBe(0);
    // It goes away with the first character that makes it right.
    await year.fill('2021');
    await expectRefused(year, false);
    await opens.fill('1/1/21');
    expect(await saidOf(opens)).toMatch(/^Compris : vendredi 1er janvier 2021\./);
    await opens.press('Tab');
    await expectShown(opens, '01/01/2021');
    await expectAccessible(page, { heading: /Adhésions/, within: 'main' });
  });

  it('a tier: its price, its months, the days of its year', async () => {
    page.once('dialog', (dialog) => dialog.accept());
    await open('api::tier.tier');
    const sent = changesOf(page);
    const price = fieldOf(page, 'Prix');
    const months = fieldOf(page, 'Durée en mois');
    const starts = fieldOf(page, 'L’année commence le');
    const rollover = fieldOf(page, 'Bascule le');
    await expectShown(starts, '1er janvier');
    await type(price, 'cher');
    await type(months, 'deux');
    await type(starts, '01-10');
    await type(rollover, '31/02');
    await expectRefused(rollover, true);
    expect(await saidOf(price)).toContain('Écrivez le montant en chiffres');
    expect(await saidOf(months)).toContain('Écrivez un nombre entier');
    expect(await saidOf(starts)).toContain('01/10 pour le 1er octobre');
    expect(await saidOf(rollover)).toContain('Il n’y a pas de 31 février.');
    await save();
    expect(saves(sent)).toEqual([]);
    await type(price, '5 000');
    await type(months, '24');
    await type(starts, '01/10');
    await type(rollover, '1/7');
    await expectShown(starts, '1er octobre');
    await expectShown(rollover, '1er juillet');
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await save();
    expect((await saved).status()).toBe(200);
    const { body } = await api.get<{ results: Record<string, unknown>[] }>(
      `${CONTENT}/api::tier.tier?locale=fr`,
    );
    expect(body.results[0]).toMatchObject({
      price: 500_000,
      termMonths: 24,
      yearStartsOn: '10-01',
      rolloverOn: '07-01',
    });
  });
});

describe('nothing typed is lost', () => {
  const RECORD = 'Enregistrer un règlement';
  const TYPED = 'VIR-2026-31';
  /** What a session that ended and a cut network write to the console. */
  const known = [
    /status of 401/,
    /ERR_INTERNET_DISCONNECTED/,
    /Token refresh failed/,
    /one blocker/,
  ];
  let page: Page;
  let id: string;
  let reference: Locator;

  const accounts = () =>
    JSON.parse(fs.readFileSync(accountsFile, 'utf8')) as { role: string; password: string }[];
  const password = () => accounts().find(({ role }) => role === 'membership-staff')!.password;
  const endSession = async () => {
    await page.context().clearCookies();
    await page.evaluate(() => localStorage.setItem('jwtToken', JSON.stringify('ended')));
  };
  const question = () =>
    page.getByRole('alertdialog', { name: /^Abandonner ce que vous avez saisi/ });
  const openDialog = async () => {
    await page.getByRole('button', { name: /^Enregistrer un règlement : Appel/ }).click();
    reference = fieldOf(dialogOf(page, RECORD), 'Référence');
    await reference.waitFor();
  };
  const references = async () =>
    (await viewOf(api, id)).dues
      .flatMap(({ payments }) => payments)
      .map((payment) => payment.reference);
  const close = async () => {
    await page.keyboard.press('Escape');
    await dialogOf(page, RECORD).waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    page = await site.signIn('membership-staff', { known });
    id = await memberNamed(api, UNPAID);
    // From a list, so that Back leads to another page of the admin.
    const list = `${CONTENT}/api::membership.membership`;
    await page.goto(`${site.address}/admin${list}?page=1&pageSize=100`);
    await page.locator(`a[href*="${id}"]`).first().click();
    await openTab(page, 'Cotisations');
    await page.getByRole('button', { name: /^Enregistrer un règlement : Appel/ }).waitFor();
  });

  it('an empty dialog closes without a question', async () => {
    await openDialog();
    await close();
    expect(await question().count()).toBe(0);
  });

  it('a choice alone asks too, by mouse and by keyboard, and an opened list does not', async () => {
    const dialog = dialogOf(page, RECORD);
    const method = fieldOf(dialog, 'Moyen');
    await openDialog();
    // The list opens under a pointer that is still pressed, as a person's is.
    await method.hover();
    await page.mouse.down();
    await page.getByRole('option').first().waitFor();
    await page.mouse.up();
    await page.keyboard.press('Escape');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    await close();
    expect(await question().count()).toBe(0);
    const ways = [
      () => choose(dialog, 'Moyen', 'Chèque'),
      async () => {
        await method.focus();
        await page.keyboard.press('Enter');
        await page.getByRole('option', { name: 'Chèque', exact: true }).press('Enter');
      },
    ];
    for (const chooseIt of ways) {
      await openDialog();
      await chooseIt();
      await method.getByText('Chèque').waitFor();
      await page.keyboard.press('Escape');
      await question().getByRole('button', { name: 'Revenir' }).click();
      await question().waitFor({ state: 'detached' });
      await method.getByText('Chèque').waitFor();
      await page.keyboard.press('Escape');
      await question().getByRole('button', { name: 'Confirmer' }).click();
      await dialog.waitFor({ state: 'detached' });
    }
  });

  it('Escape, the cross, « Revenir » and Back ask once when something was typed', async () => {
    await openDialog();
    await fieldOf(dialogOf(page, RECORD), 'Montant').fill('1 000');
    await reference.fill(TYPED);
    const dialog = dialogOf(page, RECORD);
    const ways = [
      () => page.keyboard.press('Escape'),
      () => dialog.getByRole('button', { name: 'Fermer' }).click(),
      () => dialog.getByRole('button', { name: 'Revenir' }).click(),
      () => page.evaluate(() => window.history.back()),
    ];
    for (const leave of ways) {
      await leave();
      await question().getByRole('button', { name: 'Revenir' }).click();
      await question().waitFor({ state: 'detached' });
      await expectShown(reference, TYPED);
    }
  });

  it('what is refused after the session was renewed is refused in its form', async () => {
    const dialog = dialogOf(page, RECORD);
    await endSession();
    await page.route('**/commands/record-payment', async (route) => {
      const answer = await route.fetch();
      if (answer.status() === 401) return route.fulfill({ response: answer });
      const error = { status: 422, name: 'UnprocessableEntityError', message: 'Refusé.' };
      return route.fulfill({ status: 422, json: { data: null, error } });
    });
    await dialog.getByRole('button', { name: RECORD, exact: true }).click();
    const asked = dialogOf(page, 'Votre session est terminée');
    await asked.getByLabel('Mot de passe').fill(password());
    await asked.getByLabel('Mot de passe').press('Enter');
    await dialog.getByText('Refusé.').waitFor();
    await page.unrouteAll();
    await expectShown(reference, TYPED);
    expect(page.url()).not.toContain('/auth/');
  });

  it('a session that ended asks for the password over the page, then sends what was typed', async () => {
    await endSession();
    const dialog = dialogOf(page, RECORD);
    await dialog.getByRole('button', { name: RECORD, exact: true }).click();
    const asked = dialogOf(page, 'Votre session est terminée');
    const secret = asked.getByLabel('Mot de passe');
    await secret.waitFor();
    await page.locator('input[type=password]:focus').waitFor();
    await expectAccessible(page, {
      heading: 'Votre session est terminée',
      within: '[role=dialog]:has(input[type=password])',
    });
    await secret.fill('pas le bon');
    await secret.press('Enter');
    await asked.getByText('Ce mot de passe n’est pas le bon.').waitFor();
    // Neither Escape nor a click beside it throws away what lies below.
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    await secret.fill(password());
    await secret.press('Enter');
    await asked.waitFor({ state: 'detached' });
    await dialog.waitFor({ state: 'detached' });
    expect(await references()).toContain(TYPED);
    expect(page.url()).not.toContain('/auth/');
  });

  it('a cut network says so and keeps it; a double click sends it once', async () => {
    await openDialog();
    await fieldOf(dialogOf(page, RECORD), 'Montant').fill('500');
    await reference.fill('VIR-2026-32');
    const dialog = dialogOf(page, RECORD);
    const send = dialog.getByRole('button', { name: RECORD, exact: true });
    await page.route('**/commands/record-payment', (route) => route.abort('internetdisconnected'));
    await send.click();
    await dialog.getByText(/Le serveur n’a pas répondu/).waitFor();
    await expectShown(reference, 'VIR-2026-32');
    await page.unrouteAll();
    const sent = changesOf(page);
    await send.dblclick();
    await dialog.waitFor({ state: 'detached' });
    expect(sent.filter((line) => line.endsWith('/commands/record-payment'))).toHaveLength(1);
    expect((await references()).filter((one) => one === 'VIR-2026-32')).toHaveLength(1);
  });
});
