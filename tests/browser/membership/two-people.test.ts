import type { Page as Paged } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { choose } from '../../helpers/browser/member';

/** Two people on the same renewal: the second is told, and loses nothing that they typed. */

const AT = '/admin/plugins/membership-lifecycle/renewals';
const LIFECYCLE = '/membership-lifecycle';
const RIVESAC = 'Office public de l’habitat de Rivesac';
const ORNE = 'Département de la Haute-Orne';
const MOVE = 'Changer d’étape';

let site: Site;
let staff: Api;
beforeAll(async () => {
  site = await openSite();
  staff = await site.api('membership-staff');
});
afterAll(() => site.close());

const rowOf = async (organisation: string): Promise<RenewalRow> => {
  const { body } = await staff.get<Paged<RenewalRow>>(`${LIFECYCLE}/renewals?pageSize=100`);
  const found = body.data.find((row) => row.organisation === organisation);
  if (!found) throw new Error(`No renewal of ${organisation}`);
  return found;
};
const openCard = async (role: 'membership-staff' | 'administrator', organisation: string) => {
  const page = await site.signIn(role, { path: AT });
  await page.getByRole('button', { name: organisation, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: organisation });
  await dialog.getByRole('heading', { name: 'Journal' }).waitFor();
  return { page, dialog };
};

test('a note: the second reads what the first did, and what they typed is still there', async () => {
  const first = await openCard('administrator', RIVESAC);
  const second = await openCard('membership-staff', RIVESAC);
  const write = async ({ page, dialog }: typeof first, text: string) => {
    await dialog.getByRole('button', { name: 'Noter sur le renouvellement' }).click();
    const form = page.getByRole('dialog', { name: 'Noter sur le renouvellement' });
    await form.getByRole('textbox', { name: 'Note' }).fill(text);
    return form;
  };
  const [one, other] = [
    await write(first, 'Le maire a appelé.'),
    await write(second, 'Envoyer le modèle de délibération.'),
  ];
  await one.getByRole('button', { name: 'Noter sur le renouvellement' }).click();
  await one.waitFor({ state: 'detached' });
  await other.getByRole('button', { name: 'Noter sur le renouvellement' }).click();
  const told = other.getByRole('alert');
  await told
    .getByText(/Ada Démo/)
    .first()
    .waitFor();
  await told.getByText(/Le maire a appelé\./).waitFor();
  expect(await other.getByRole('textbox', { name: 'Note' }).inputValue()).toBe(
    'Envoyer le modèle de délibération.',
  );
  await expectAccessible(second.page, {
    heading: 'Noter sur le renouvellement',
    within: '[role="dialog"]:last-of-type',
  });
  await other.locator('button[type=submit]').click();
  await other.waitFor({ state: 'detached' });
  const { membershipId, lastNote } = await rowOf(RIVESAC);
  expect(lastNote).toBe('Envoyer le modèle de délibération.');
  const { body } = await staff.get<{ data: { input: { note?: string } }[] }>(
    `${LIFECYCLE}/memberships/${membershipId}/activities`,
  );
  expect(body.data.slice(0, 2).map(({ input }) => input.note)).toEqual([
    'Envoyer le modèle de délibération.',
    'Le maire a appelé.',
  ]);
});

test('a move: nothing moves that changed since it was shown; it is taken up with the reason that was typed', async () => {
  const { page, dialog: known } = await openCard('membership-staff', ORNE);
  await known.getByRole('button', { name: MOVE }).click();
  const dialog = page.getByRole('dialog', { name: MOVE });
  await choose(dialog, 'Étape', 'Mandatement en cours');
  await dialog.getByRole('textbox', { name: 'Raison' }).fill('Mandat annoncé par téléphone');
  await dialog.getByText(/à «\sMandatement en cours\s»/).waitFor();
  // Meanwhile somebody issues the call.
  const { membershipId } = await rowOf(ORNE);
  const admin = await site.api('administrator');
  const command = `${LIFECYCLE}/memberships/${membershipId}/commands/move-renewal`;
  await admin.send('POST', command, { stageId: 'call-issued' });
  const confirm = dialog.locator('button[type=submit]');
  await confirm.click();
  await dialog
    .getByRole('alert')
    .getByText(/Ada Démo/)
    .first()
    .waitFor();
  expect((await rowOf(ORNE)).stage.id).toBe('call-issued');
  // What it does is told anew.
  await dialog
    .getByText(/de «\sAppel de cotisation émis\s» à «\sMandatement en cours\s»/)
    .waitFor();
  await confirm.click();
  await dialog.waitFor({ state: 'detached' });
  expect((await rowOf(ORNE)).stage.id).toBe('payment-order');
  const { body } = await staff.get<{ data: { command: string; reason: string | null }[] }>(
    `${LIFECYCLE}/memberships/${membershipId}/activities`,
  );
  expect(body.data[0]).toMatchObject({
    command: 'move-renewal',
    reason: 'Mandat annoncé par téléphone',
  });
});

test('a note: two clicks at once, and Enter while it is on its way, send it once', async () => {
  const { page, dialog } = await openCard('membership-staff', RIVESAC);
  let sent = 0;
  await page.route(/\/commands\//, async (route) => {
    sent += 1;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  await dialog.getByRole('button', { name: 'Noter sur le renouvellement' }).click();
  const form = page.getByRole('dialog', { name: 'Noter sur le renouvellement' });
  await form.getByRole('textbox', { name: 'Note' }).fill('Une seule fois.');
  // Both come before the page could show that the first is on its way.
  await form.locator('button[type=submit]').evaluate((button) => {
    if (!(button instanceof HTMLButtonElement)) throw new Error('No button');
    button.click();
    button.click();
    button.form?.requestSubmit();
  });
  await page.waitForTimeout(200);
  await form.locator('form').evaluate((it) => (it as HTMLFormElement).requestSubmit());
  await form.waitFor({ state: 'detached' });
  expect(sent).toBe(1);
  const { membershipId } = await rowOf(RIVESAC);
  const { body } = await staff.get<{ data: { input: { note?: string } }[] }>(
    `${LIFECYCLE}/memberships/${membershipId}/activities`,
  );
  expect(body.data.map(({ input }) => input.note).slice(0, 2)).toEqual([
    'Une seule fois.',
    'Envoyer le modèle de délibération.',
  ]);
});
