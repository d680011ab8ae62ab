import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { choose, fieldOf, memberNamed } from '../../helpers/browser/member';

/** A resource as communications write it, with its part for members, and as a member reads it. */

const LIST = '/admin/content-manager/collection-types/api::resource.resource';
const SECRET = 'Réservé aux lecteurs choisis.';

let site: Site;
let staff: Api;
let page: Page;
let token: string;
let member: string;

interface Answer {
  data: {
    allowed: boolean;
    because: { reason: string };
    part: { body: string; files: { name: string; url: string }[] } | null;
  };
}
const read = async (id: string, membership?: string): Promise<Answer['data']> => {
  const query = membership ? `?membership=${membership}` : '';
  const answer = await fetch(`${site.address}/api/resources/${id}${query}`, {
    headers: membership ? { Authorization: `Bearer ${token}` } : {},
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as Answer).data;
};
const idOf = (): string => /resource\/([a-z0-9]{24})/.exec(page.url())?.[1] ?? '';
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

beforeAll(async () => {
  site = await openSite();
  staff = await site.api('administrator');
  member = await memberNamed(staff, 'Université de Grandval');
  const { body } = await staff.send<{ data: { accessKey: string } }>('POST', '/admin/api-tokens', {
    ...{ name: 'Site', description: '', type: 'read-only', lifespan: null, kind: 'content-api' },
  });
  token = body.data.accessKey;
  page = await site.signIn('communications');
});
afterAll(() => site.close());

it('is written with a part for members, a file, and is published', async () => {
  await page.goto(`${site.address}${LIST}/create?plugins[i18n][locale]=fr`);
  await fieldOf(page, 'Titre').fill('Guide du compagnonnage');
  await fieldOf(page, 'Date').fill('01/09/2026');
  await choose(page, 'Qui lit', 'Les membres de certaines formules');
  await page.getByLabel('Texte réservé').fill(SECRET);
  await page.locator('input[type=file]').setInputFiles({
    name: 'guide.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('Le guide entier'),
  });
  await page.getByLabel('Nom du fichier').waitFor();
  await page.getByLabel('Nom du fichier').fill('Guide 2026.pdf');

  // No tier is chosen yet: saving refuses it where it is to be chosen, and opens it to nobody.
  await press('Enregistrer');
  await page.getByText('Ce champ est nécessaire').first().waitFor();
  await page.getByRole('combobox', { name: /^Formules/ }).click();
  await page.getByRole('option', { name: 'Organismes publics' }).click();
  await page.keyboard.press('Escape');
  await expectAccessible(page, { heading: /./, within: 'main' });
  await press('Publier');
  await page.waitForURL(/resource\/[a-z0-9]{24}/);
  await page.getByText('Publié', { exact: true }).first().waitFor();
});

it('is read by a member of the tier, with its file, and by nobody else', async () => {
  const id = idOf();
  const closed = await read(id);
  expect(closed).toMatchObject({ allowed: false, because: { reason: 'sign-in' }, part: null });
  const open = await read(id, member);
  expect(open.part?.body).toBe(SECRET);
  const [file] = open.part!.files;
  expect(file!.name).toBe('Guide 2026.pdf');
  const sent = await fetch(site.address + file!.url);
  expect(await sent.text()).toBe('Le guide entier');
});

it('comes back in the form, and closes at once for a stricter rule that is only saved', async () => {
  const id = idOf();
  await page.reload();
  expect(await page.getByLabel('Texte réservé').inputValue()).toBe(SECRET);
  expect(await page.getByLabel('Nom du fichier').inputValue()).toBe('Guide 2026.pdf');
  await choose(page, 'Qui lit', 'Qui détient un droit');
  await fieldOf(page, 'Droit').click();
  await page.getByRole('option').first().click();
  await press('Enregistrer');
  await page.getByText('Modifié', { exact: true }).first().waitFor();
  const { because } = await read(id);
  expect(because.reason).toBe('sign-in');
});
