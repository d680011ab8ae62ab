import type { Page } from 'playwright-core';
import { expectAccessible, openMailedSite, type Api, type MailedSite } from '../../helpers/browser';
import { press, type } from '../../helpers/browser/keyboard';
import { memberNamed } from '../../helpers/browser/member';
import {
  contactOf,
  enterSpace,
  expectReadableOnTelephone,
  PASSWORD,
} from '../../helpers/browser/space';
import { heading, main } from '../../helpers/browser/visit';

/** The resource centre: found and read by the public as far as it goes, and whole by members. */

const MEMBER = 'Région Plaines-de-l’Est';
const CONTENT = '/content-manager/collection-types/api::resource.resource';
const RESERVED = 'Carnet de méthode';
const OPEN = 'Dix repères';
const SECRET = 'Le texte des membres';

let site: MailedSite;
let api: Api;
let reserved: string;

const publish = async (title: string, values: object): Promise<string> => {
  const data = { title, summary: `Résumé : ${title}`, publishedOn: site.today, ...values };
  const made = await api.send<{ data: { documentId: string } }>(
    'POST',
    `${CONTENT}?locale=fr`,
    data,
  );
  const { documentId } = made.body.data;
  const at = `${CONTENT}/${documentId}/actions/publish?locale=fr`;
  expect((await api.send('POST', at, data)).status).toBe(200);
  return documentId;
};

beforeAll(async () => {
  site = await openMailedSite();
  api = await site.api('administrator');
  reserved = await publish(RESERVED, {
    topics: [{ label: 'Méthode' }, { label: 'Accueil' }],
    content: {
      ...{ body: `## ${SECRET}\n\n<b>pas une balise</b>`, files: [] },
      access: { kind: 'members', tiers: [] },
    },
  });
  await publish(OPEN, {
    topics: [{ label: 'Méthode' }],
    content: { body: 'Pour **tous**.', files: [], access: { kind: 'everyone' } },
  });
});
afterAll(() => site?.close());

describe('the public', () => {
  it('searches by words and by topic, without a script', async () => {
    const page = await site.open('/ressources');
    await heading(page, 'Ressources').waitFor();
    await page.getByLabel('Chercher une ressource').fill('carnet');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByText(/Ressources trouvées.*carnet.*1\./).waitFor();
    expect(await main(page)).not.toContain(OPEN);
    const topics = page.getByRole('list', { name: 'Thèmes' }).getByRole('link');
    const named = await topics.allTextContents();
    expect(named).toEqual([...new Set(named)].sort((a, b) => a.localeCompare(b, 'fr')));
    await topics.filter({ hasText: 'Accueil' }).click();
    await page.getByText(/Ressources trouvées.*Accueil.*1\./).waitFor();
    await page.getByRole('link', { name: 'Voir toutes les ressources' }).click();
    await page.getByRole('heading', { name: OPEN }).waitFor();
  });

  it('reads what is open, and of the rest its summary and how to join', async () => {
    const page = await site.open('/ressources');
    await page.getByRole('link', { name: OPEN }).click();
    await page.getByText('Pour tous.').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: RESERVED }).click();
    await heading(page, RESERVED).waitFor();
    const text = await main(page);
    expect(text).toContain('Réservé aux membres');
    expect(await page.content()).not.toContain(SECRET);
    await page.getByRole('link', { name: 'Demander une adhésion' }).last().click();
    await heading(page, 'Demander une adhésion').waitFor();
  });

  it('reads all of it in either language, either light, and on a telephone', async () => {
    await expectReadableOnTelephone(site, [
      ['/ressources', 'Ressources'],
      ['/ressources?lang=en', 'Resources'],
      [`/ressources/${reserved}`, RESERVED],
      [`/ressources/${reserved}?lang=en`, RESERVED],
    ]);
  });
});

describe('a member', () => {
  let member: string;
  let page: Page;

  beforeAll(async () => {
    member = await memberNamed(site.staff, MEMBER);
    page = await enterSpace(site, member, { language: 'fr' });
    await heading(page, MEMBER).waitFor();
  });

  it('reads what is theirs, whose marks are no tags', async () => {
    await page.goto(`${site.address}/ressources/${reserved}`);
    await page.getByRole('heading', { name: SECRET }).waitFor();
    await page.getByText('<b>pas une balise</b>').waitFor();
    expect(await page.getByRole('link', { name: 'Demander une adhésion' }).count()).toBe(0);
    await expectAccessible(page, { heading: RESERVED, within: 'html' });
  });

  it('finds and reads it by the keyboard alone, and prints it without what is pressed', async () => {
    await page.goto(`${site.address}/ressources`);
    await type(page, page.getByLabel('Chercher une ressource'), 'carnet');
    await page.keyboard.press('Enter');
    await page.getByText(/Ressources trouvées/).waitFor();
    await press(page, page.getByRole('link', { name: RESERVED }));
    const part = page.getByRole('heading', { name: SECRET });
    await part.waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await part.isVisible()).toBe(true);
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('goes to sign in from a resource, and comes back to it', async () => {
    const stranger = await site.open(`/ressources/${reserved}`);
    await stranger.getByRole('link', { name: 'Entrer dans l’espace adhérent' }).click();
    const { email } = await contactOf(site, member);
    const form = stranger.getByRole('form', { name: 'Se connecter' });
    await form.getByLabel('Adresse électronique').fill(email);
    await form.getByLabel('Mot de passe').fill(PASSWORD);
    await form.getByRole('button', { name: 'Se connecter' }).click();
    await stranger.waitForURL(`**/ressources/${reserved}`);
    await stranger.getByRole('heading', { name: SECRET }).waitFor();
  });

  it('is told why once the membership is suspended, and is sent to their space, not to apply again', async () => {
    const suspend = `/membership-lifecycle/memberships/${member}/commands/suspend`;
    expect((await site.staff.send('POST', suspend, { reason: 'Essai' })).status).toBe(200);
    await page.reload();
    const part = page.locator('#part');
    await part.getByText('dont l’adhésion est en cours').waitFor();
    expect(await main(page)).not.toContain(SECRET);
    expect(await part.getByRole('link', { name: 'Demander une adhésion' }).count()).toBe(0);
    await part.getByRole('link', { name: 'Aller à l’espace adhérent' }).click();
    await heading(page, MEMBER).waitFor();
  });
});
