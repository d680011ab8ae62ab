/** @long Two sites are installed from the npm registry and built. */
import fs from 'node:fs';
import type { Page } from 'playwright-core';
import type { IdentityView } from '../../../src/plugins/membership-lifecycle/shared/settings/identity';
import { openMailedSite, violationsOn, type MailedSite } from '../../helpers/browser';
import { accountsFile } from '../../helpers/browser/environment';
import { memberNamed, viewOf } from '../../helpers/browser/member';
import { messageTo } from '../../helpers/browser/messages';
import { contactOf, expectReadable, PASSWORD } from '../../helpers/browser/space';
import { pressButton as press, watchOrigin } from '../../helpers/browser/visit';
import { startOthersSite, type OthersSite } from '../../helpers/others-site';

/** The sites of `examples/`: what others make of docs/front-ends.md and the client, in their own frameworks. */

const MEMBER = 'Établissement public foncier de l’Ambre';
const INVITED = 'Région Plaines-de-l’Est';
const DECLINING = 'Office public de l’habitat de Rivesac';
const FOR_MEMBERS = 'Recherche-action : la rue en commun';
const ONLINE = 'Y prendre part en ligne';
const PROPOSED = 'Votre renouvellement';
const IDENTITY = '/membership-lifecycle/settings/identity';
/** That of Google for a good page is 0.1. */
const MOST_SHIFT = 0.05;
/** What a page may weigh before somebody has to say why: Next brings React along. */
const MOST = { next: { bytes: 200_000, requests: 12 }, astro: { bytes: 12_000, requests: 1 } };

interface Account {
  role: string;
  email: string;
  password: string;
}
const member = (): Account => {
  const accounts: Account[] = JSON.parse(fs.readFileSync(accountsFile, 'utf8'));
  return accounts.find(({ role }) => role === 'member') as Account;
};

/** A token that may sign members in for this server, and nothing else: what the examples ask for. */
const tokenFor = async (site: MailedSite): Promise<string> => {
  const administrator = await site.api('administrator');
  const { status, body } = await administrator.send<{ data: { accessKey: string } }>(
    'POST',
    '/admin/api-tokens',
    {
      ...{ name: 'Site', description: '', lifespan: null, kind: 'content-api', type: 'custom' },
      permissions: ['plugin::users-permissions.auth.callback'],
    },
  );
  expect(status).toBe(201);
  return body.data.accessKey;
};

/** Says that the messages of the association lead to a site of others. */
const leadTo = async (site: MailedSite, address: string): Promise<void> => {
  const administrator = await site.api('administrator');
  const { body } = await administrator.get<{ data: IdentityView }>(IDENTITY);
  const { status } = await administrator.send('PUT', IDENTITY, {
    ...body.data.identity,
    siteUrl: address,
    spacePath: '/#espace',
    signInPath: '/?connexion#{token}',
    invitationPath: '/?invitation#{token}',
    answerPath: '/?reponse#{token}',
  });
  expect(status).toBe(200);
};

const textOf = async (url: string): Promise<string> => {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return answer.text();
};

/** What the API tells everybody, and a page of any framework is to show. */
const publicTexts = async (address: string): Promise<string[]> => {
  const ask = async (what: string) => JSON.parse(await textOf(`${address}/api/${what}`)).data;
  const offer = await ask('offers/current?locale=fr');
  const [resource] = await ask('resources?locale=fr');
  const [occasion] = await ask('occasions?locale=fr');
  const [{ priceText, allowances }] = offer.tiers;
  const texts = [offer.title, priceText, resource.title, resource.summary, occasion.title].concat(
    offer.benefits.map(({ title }: { title: string }) => title),
    allowances.flatMap(({ quantityText }: { quantityText: string | null }) => quantityText ?? []),
  );
  expect(texts.length).toBeGreaterThan(8);
  return texts;
};

/** Counts what the opening of a page asks for, and by how much it shifts. */
const measured = async (page: Page, address: string) => {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) =>
    sizes.push(request.sizes().then((size) => size.responseHeadersSize + size.responseBodySize)),
  );
  await page.addInitScript(() => {
    const shown = window as unknown as { shift: number };
    shown.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        shown.shift += (entry as unknown as { value: number }).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
  return { requests: sizes.length, bytes, shift };
};

const signIn = async (page: Page, { email, password }: Account): Promise<void> => {
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await press(page, 'Se connecter');
};

describe.each(['next', 'astro'] as const)('a site of %s', (name) => {
  let site: MailedSite;
  let others: OthersSite | undefined;
  let page: Page;

  const open = async (options: { javaScriptEnabled?: boolean } = {}): Promise<Page> => {
    const opened = await site.visitor(options);
    const { address } = others as OthersSite;
    if (options.javaScriptEnabled !== false) await watchOrigin(opened, address, site.elsewhere);
    return opened;
  };
  /** Opens the link of the last message that somebody got. */
  const openLink = async (kind: string, email: string): Promise<Page> => {
    const found = new RegExp(`${address()}/\\?${kind}#[\\w=-]+`).exec(
      messageTo(site.server, email),
    );
    const opened = await open();
    await opened.goto(found?.[0] ?? 'about:blank');
    expect(await violationsOn(opened, 'html')).toEqual([]);
    return opened;
  };
  const address = (): string => (others as OthersSite).address;

  beforeAll(async () => {
    site = await openMailedSite();
    const token = await tokenFor(site);
    others = await startOthersSite(name, { adhesions: site.address, token });
    await leadTo(site, others.address);
  });
  afterAll(async () => {
    await others?.stop();
    await site?.close();
  });

  it('serves the offer, the resources and the agenda without any script, and nothing of members', async () => {
    const html = await textOf(address());
    expect(html).toMatch(/<html lang="fr"/);
    for (const text of await publicTexts(site.address)) expect(html).toContain(text);
    // What a token would have read.
    expect(html).not.toContain(FOR_MEMBERS);
    expect(html).not.toContain(ONLINE);
  });

  it('is small, does not shift, and is read by everybody', async () => {
    page = await open();
    const { requests, bytes, shift } = await measured(page, address());
    const { install, build } = (others as OthersSite).seconds;
    console.info(
      `${name}: ${requests} requests, ${bytes} bytes, layout shift ${shift}; ` +
        `installed in ${install.toFixed(0)} s, built in ${build.toFixed(0)} s`,
    );
    expect(shift).toBeLessThanOrEqual(MOST_SHIFT);
    expect(requests).toBeLessThanOrEqual(MOST[name].requests);
    expect(bytes).toBeLessThanOrEqual(MOST[name].bytes);
    await expectReadable(page, 'Adhésions');
  });

  it('says that a password is wrong, and keeps the address', async () => {
    const account = member();
    await signIn(page, { ...account, password: 'pas celui-là' });
    await page.getByRole('alert').getByText('Adresse ou mot de passe inconnu.').waitFor();
    expect(await page.getByLabel('Adresse électronique').inputValue()).toBe(account.email);
    expect(await violationsOn(page, 'html')).toEqual([]);
  });

  it('lets a member in by password, who accepts what is proposed', async () => {
    await signIn(page, member());
    await page.getByRole('heading', { name: MEMBER }).waitFor();
    await page.getByRole('heading', { name: FOR_MEMBERS }).waitFor();
    await page.getByRole('link', { name: ONLINE }).waitFor();
    await page
      .getByText(/Un compagnonnage\s: il en reste \d+ sur \d+/)
      .first()
      .waitFor();
    await expectReadable(page, PROPOSED);
    await press(page, 'Nous renouvelons');
    await page.getByText('Votre renouvellement est enregistré.').waitFor();
    expect(await page.getByRole('button', { name: 'Nous renouvelons' }).count()).toBe(0);
    expect(await violationsOn(page, 'html')).toEqual([]);

    const { renewal } = await viewOf(site.staff, await memberNamed(site.staff, MEMBER));
    expect(renewal).toMatchObject({ answer: 'accepted', stage: { kind: 'committed' } });
    expect(renewal?.ownAnswer).toBeTruthy();
  });

  it('keeps what was answered, lets them out, and the token from every script', async () => {
    await page.reload();
    await page.getByText('Votre renouvellement est enregistré.').waitFor();
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await press(page, 'Se déconnecter');
    await page.getByLabel('Mot de passe').waitFor();
    expect(await page.context().cookies()).toEqual([]);
  });

  it('lets them in by a link too, once they press a button', async () => {
    const { email } = member();
    await page.getByLabel('Adresse électronique').fill(email);
    await press(page, 'Recevoir plutôt un lien par e-mail');
    await page.getByText('un lien vient de lui être envoyé').waitFor();
    await site.sendMessages();
    const fromLink = await openLink('connexion', email);
    await press(fromLink, 'Entrer');
    await fromLink.getByRole('heading', { name: MEMBER }).waitFor();
  });

  it('lets in who was invited, once their password is long enough', async () => {
    const invited = await memberNamed(site.staff, INVITED);
    const { id, email } = await contactOf(site, invited);
    const at = `/membership-lifecycle/memberships/${invited}/member-access/invite`;
    await site.staff.send('POST', at, { contactId: id });
    await site.sendMessages();
    const fromLink = await openLink('invitation', email);
    const password = fromLink.getByLabel('Nouveau mot de passe');
    // Twelve characters, which are more bytes than are taken.
    await password.fill('🔑'.repeat(30));
    await press(fromLink, 'Ouvrir mon espace');
    await fromLink
      .getByRole('alert')
      .getByText(/trop long/)
      .waitFor();
    await password.fill(PASSWORD);
    await press(fromLink, 'Ouvrir mon espace');
    await fromLink.getByRole('heading', { name: INVITED }).waitFor();
  });

  it('takes the answer of who has the link of a message alone, with its reason', async () => {
    const declining = await memberNamed(site.staff, DECLINING);
    const { body } = await site.staff.get<{ data: { id: string; toEmail: string }[] }>(
      `/membership-lifecycle/messages?template=renewal-proposal&membership=${declining}`,
    );
    const [{ id, toEmail }] = body.data;
    await site.staff.send('POST', `/membership-lifecycle/messages/${id}/resend`, {});
    await site.sendMessages();
    const fromLink = await openLink('reponse', toEmail);
    await press(fromLink, 'Voir la proposition');
    await fromLink.getByRole('heading', { name: DECLINING }).waitFor();
    await fromLink.getByText('Nous ne renouvelons pas').click();
    await fromLink.getByLabel('Pourquoi').fill('Un budget plus petit');
    expect(await violationsOn(fromLink, 'html')).toEqual([]);
    await press(fromLink, 'Envoyer cette réponse');
    await fromLink.getByText('Votre réponse est enregistrée.').waitFor();
    const { pastRenewals } = await viewOf(site.staff, declining);
    expect(pastRenewals[0]).toMatchObject({ answer: 'declined', stage: { kind: 'lost' } });
    expect(pastRenewals[0]?.closeReason).toContain('Un budget plus petit');
  });

  it('lets them in where no script runs', async () => {
    const plain = await open({ javaScriptEnabled: false });
    await plain.goto(address());
    await signIn(plain, { ...member(), password: 'pas celui-là' });
    await plain.getByRole('alert').getByText('Adresse ou mot de passe inconnu.').waitFor();
    await signIn(plain, member());
    await plain.getByText('Votre renouvellement est enregistré.').waitFor();
  });

  it('asks no other host for anything', () => {
    expect(site.elsewhere).toEqual([]);
  });
});
