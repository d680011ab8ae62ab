import fs from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { openSite, type Api, type Site } from '../../helpers/browser';
import { accountsFile } from '../../helpers/browser/environment';
import {
  chooseAction,
  dialogOf,
  fieldOf,
  memberNamed,
  openMember,
  section,
  typeDay,
} from '../../helpers/browser/member';
import { settled } from '../../helpers/browser/walk';

/**
 * The forms that are used most, each with the mistakes of a day: left by mistake, sent when the
 * network was cut after the server had heard it, then clicked twice when the session had ended. What was
 * typed stays, and it is done once.
 */

const API = '/membership-lifecycle';
const MEMBERS = '/admin/plugins/membership-lifecycle/members';

let site: Site;
let api: Api;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  // Of somebody else: signing in again ends the sessions of before.
  api = await site.api('administrator');
  page = await site.signIn('membership-staff', {
    // Lines of the console for an ended session and a cut network.
    known: [/status of 401/, /ERR_INTERNET_DISCONNECTED/, /Token refresh failed/, /one blocker/],
  });
});
afterAll(() => site.close());

interface Form {
  what: string;
  /** Opens it and fills it in. */
  open: () => Promise<Locator>;
  /** The text that is never to be lost. */
  typed: { label: string; text: string };
  button: string;
  /** Whether the button asks once more. */
  asks?: boolean;
  /** The address to which it is sent. */
  to: RegExp;
  /** How often it was done until now. */
  times: () => Promise<number>;
}

const activitiesOf = async (member: string, command: string): Promise<number> => {
  const id = await memberNamed(api, member);
  const { body } = await api.get<{ data: { command: string }[] }>(
    `${API}/memberships/${id}/activities?pageSize=100`,
  );
  return body.data.filter((line) => line.command === command).length;
};

/** The form of a command, opened where everything stands that can be done. */
const ofCommand = (
  command: string,
  button: string,
  member: string,
  typed: Form['typed'],
  fill: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
): Form => ({
  what: button,
  button,
  typed,
  open: async () => {
    await openMember(page, site.address, await memberNamed(api, member));
    await chooseAction(page, button);
    const dialog = dialogOf(page, button);
    await fill(dialog);
    await fieldOf(dialog, typed.label).fill(typed.text);
    return dialog;
  },
  to: new RegExp(`/commands/${command}$`),
  times: () => activitiesOf(member, command),
});

const pickFirst = async (dialog: Locator, label: string, option?: RegExp): Promise<void> => {
  await fieldOf(dialog, label).click();
  const options = page.getByRole('option', option ? { name: option } : {});
  await options.first().click();
};

const FORMS: Form[] = [
  ofCommand('record-payment', 'Enregistrer un règlement', 'Centre hospitalier de Brisac', {
    label: 'Référence',
    text: 'VIR-2026-77',
  }),
  ofCommand('issue-call', 'Émettre l’appel de cotisation', 'Ville de Quercy-le-Haut', {
    label: 'Raison',
    text: 'Bon de commande reçu',
  }),
  {
    what: 'Nouveau membre',
    button: 'Enregistrer le membre',
    typed: { label: 'Nom', text: 'Commune de Treize-Vents' },
    open: async () => {
      await page.goto(`${site.address}${MEMBERS}`);
      await page.getByRole('link', { name: 'Nouveau membre' }).click();
      const form = page.getByRole('main');
      await fieldOf(form, 'Nom').fill('Commune de Treize-Vents');
      await pickFirst(form, 'Formule', /Organismes publics/);
      return form;
    },
    to: /\/members$/,
    times: async () => {
      const { body } = await api.get<{ data: unknown[] }>(`${API}/members?search=Treize-Vents`);
      return body.data.length;
    },
  },
  ofCommand('approve', 'Accepter la candidature', 'Métropole de Rivesac', {
    label: 'Raison',
    text: 'Vue en bureau',
  }),
  ofCommand(
    'consume',
    'Enregistrer une utilisation',
    'Université de Grandval',
    { label: 'Personne', text: 'Ana Ruiz' },
    (dialog) => pickFirst(dialog, 'Droit'),
  ),
  {
    ...ofCommand(
      'withdraw',
      'Enregistrer une démission',
      'Ville d’Arcelles',
      { label: 'Raison', text: 'Budget réduit' },
      async (dialog) => {
        // The wrong day first.
        await typeDay(dialog, 'Dernier jour d’adhésion', '31/11/2026');
        await typeDay(dialog, 'Dernier jour d’adhésion', '31/12/2026');
      },
    ),
    asks: true,
  },
  {
    what: 'Modifier les contacts',
    button: 'Enregistrer',
    typed: { label: 'Téléphone', text: '04 70 00 00 77' },
    open: async () => {
      const id = await memberNamed(api, 'Ville de Fontalbe');
      await openMember(page, site.address, id, 'Contacts');
      await page.getByRole('button', { name: 'Modifier les contacts' }).click();
      const dialog = page.getByRole('dialog', { name: /^Modifier la fiche/ });
      await fieldOf(dialog, 'Téléphone').first().fill('04 70 00 00 77');
      return dialog;
    },
    to: /\/organisation$/,
    times: () => activitiesOf('Ville de Fontalbe', 'change-organisation'),
  },
  {
    what: 'Ajouter une note',
    button: 'Ajouter',
    typed: { label: 'Note', text: 'Rappeler le trésorier' },
    open: async () => {
      await openMember(page, site.address, await memberNamed(api, 'Ville de Fontalbe'));
      await section(page, 'Notes').getByRole('button', { name: 'Ajouter une note' }).click();
      const dialog = dialogOf(page, 'Ajouter une note');
      await fieldOf(dialog, 'Note').fill('Rappeler le trésorier');
      return dialog;
    },
    to: /\/notes$/,
    times: async () => {
      const id = await memberNamed(api, 'Ville de Fontalbe');
      const { body } = await api.get<{ data: unknown[] }>(`${API}/memberships/${id}/notes`);
      return body.data.length;
    },
  },
  {
    ...ofCommand(
      'merge-into',
      'Réunir à une autre adhésion',
      'Ville de Roche-Aubin',
      { label: 'Raison', text: 'Commune nouvelle' },
      async (dialog) => {
        await dialog.getByRole('combobox').first().pressSequentially('Puy-Chantelle');
        await page.getByRole('option', { name: /Puy-Chantelle/ }).click();
      },
    ),
    asks: true,
  },
  ofCommand(
    'correct-date',
    'Corriger une date',
    'Bibliothèque centrale des Hautes-Marches',
    { label: 'Raison', text: 'Erreur de saisie' },
    async (dialog) => {
      await pickFirst(dialog, 'Date à corriger', /[Mm]embre depuis|[Aa]dhérent depuis/);
      await typeDay(dialog, 'La bonne date', '01/02/2020');
    },
  ),
];

const password = (): string => {
  const accounts = JSON.parse(fs.readFileSync(accountsFile, 'utf8')) as {
    role: string;
    password: string;
  }[];
  return accounts.find(({ role }) => role === 'membership-staff')!.password;
};
const question = () => page.getByRole('alertdialog');

interface Sent {
  key: string | undefined;
  status: number;
}

/** Cuts the network once the server has heard the first request; tells all that it heard. */
const loseFirst = async (to: RegExp): Promise<Sent[]> => {
  const sent: Sent[] = [];
  await page.route(to, async (route) => {
    if (route.request().method() === 'GET') return route.fallback();
    const answer = await route.fetch();
    sent.push({ key: route.request().headers()['idempotency-key'], status: answer.status() });
    return sent.length === 1
      ? route.abort('internetdisconnected')
      : route.fulfill({ response: answer });
  });
  return sent;
};

/** Ends the session, with the cookie that renews it. */
const endSession = async (): Promise<void> => {
  await page.context().clearCookies();
  await page.evaluate(() => localStorage.setItem('jwtToken', JSON.stringify('ended')));
};

const signInAgain = async (): Promise<void> => {
  const ended = dialogOf(page, 'Votre session est terminée');
  await ended.getByLabel('Mot de passe').fill(password());
  await page.keyboard.press('Enter');
  await ended.waitFor({ state: 'detached' });
};

test.each(FORMS)('$what: left, cut, ended, clicked twice, it is done once', async (form) => {
  const { label, text } = form.typed;
  const before = await form.times();
  const scope = await form.open();
  const field = fieldOf(scope, label).first();
  const button = scope.getByRole('button', { name: form.button, exact: true }).first();
  const send = async (how: 'click' | 'dblclick') => {
    await button[how]();
    if (!form.asks) return;
    const asked = page.getByRole('alertdialog', { name: form.button });
    await asked.getByRole('button', { name: 'Confirmer' })[how]();
  };

  // Left by mistake: a dialog by Escape, a page by Back.
  const isDialog = (await scope.getAttribute('role')) === 'dialog';
  if (isDialog) await page.keyboard.press('Escape');
  else await page.evaluate(() => window.history.back());
  await question().getByRole('button', { name: 'Revenir' }).click();
  await question().waitFor({ state: 'detached' });
  expect(await field.inputValue()).toBe(text);

  const sent = await loseFirst(form.to);
  // Its plan is read first.
  await settled(page);
  await button.and(page.locator(':not([aria-disabled="true"])')).waitFor();
  await send('click');
  await scope
    .getByText(/Le serveur n’a pas répondu/)
    .first()
    .waitFor();
  expect(await field.inputValue()).toBe(text);

  // Sent again in a hurry, when the session has ended: by then its plan was read once more.
  await settled(page);
  await endSession();
  await send('dblclick');
  await signInAgain();
  if (isDialog) await scope.waitFor({ state: 'detached' });
  else await page.getByRole('tablist', { name: 'Rubriques du membre' }).waitFor();
  await page.unrouteAll();
  const heard = sent.filter(({ status }) => status !== 401);
  expect(heard).toHaveLength(2);
  expect(heard[1]!.key).toBe(heard[0]!.key);
  expect((await form.times()) - before).toBe(1);
});

test('Ouvrir une campagne: cut, ended, clicked twice, each member is asked once', async () => {
  const LIST = `${API}/renewals?pageSize=100`;
  interface Row {
    membershipId: string;
    termEndsOn: string;
  }
  const opened = async () =>
    (await api.get<{ data: Row[] }>(LIST)).body.data.map(
      ({ membershipId, termEndsOn }) => `${membershipId} ${termEndsOn}`,
    );
  const before = await opened();
  await page.goto(`${site.address}/admin/plugins/membership-lifecycle/renewals`);
  await page.getByRole('button', { name: 'Ouvrir une campagne' }).click();
  const dialog = page.getByRole('dialog');
  await typeDay(dialog, 'Périodes qui finissent à partir du', '01/11/2026');
  await typeDay(dialog, 'jusqu’au', '30/06/2026');
  await dialog.getByText('La fin précède le début.').waitFor();
  await typeDay(dialog, 'jusqu’au', '30/06/2027');
  await dialog.getByRole('button', { name: 'Voir le plan' }).click();
  const plan = dialog.getByRole('heading', { name: /^Plan : \d+ adhésions?$/ });
  const count = Number(/\d+/.exec((await plan.textContent()) ?? '')?.[0]);
  const button = dialog.getByRole('button', { name: /^Ouvrir \d+ renouvellements?$/ });
  const sent = await loseFirst(/\/renewals\/campaign$/);
  await button.click();
  await dialog
    .getByText(/Le serveur n’a pas répondu/)
    .first()
    .waitFor();
  await settled(page);
  await endSession();
  await button.dblclick();
  await signInAgain();
  await dialog.getByText('Le plan a changé depuis que vous l’avez vu').waitFor();
  await page.unrouteAll();
  const now = await opened();
  expect(now.length - before.length).toBe(count);
  expect(new Set(now).size).toBe(now.length);
  expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
});
