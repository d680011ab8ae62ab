import type { Page } from 'playwright-core';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';
import { fieldOf, memberNamed, viewOf } from '../../helpers/browser/member';

/** The yearly offer as communications write it: what the public sees, and next year's drafts. */

const CONTENT = '/content-manager/collection-types';
const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const BENEFIT = 'api::benefit.benefit';
const PANEL = 'Ce que voit le public';
const ASIDE = 'aside';

interface Listed {
  documentId: string;
  code: string;
}
interface Tier extends Listed {
  price: number;
  allowances: {
    id: number;
    label: string;
    quantity: number | null;
    carryOverCap: number | null;
    benefit: Listed;
  }[];
}

let site: Site;
let api: Api;
let page: Page;
let offer: string;
let tier: Listed;
let benefit: Listed;

const listOf = async <T extends Listed>(uid: string): Promise<T[]> =>
  (await api.get<{ results: T[] }>(`${CONTENT}/${uid}?pageSize=50`)).body.results;
const panel = () => page.locator(ASIDE);
const openContent = async (uid: string, id: string) => {
  await page.goto(`${site.address}/admin${CONTENT}/${uid}/${id}`);
  await panel().getByRole('heading', { name: PANEL }).waitFor();
};
const unpublish = (uid: string, id: string) =>
  api.send('POST', `${CONTENT}/${uid}/${id}/actions/unpublish?locale=fr`, {});
const shown = async () => {
  const answer = await fetch(`${site.address}/api/offers/current`);
  return (await answer.json()) as { data: { tiers: Listed[]; benefits: Listed[] } };
};

beforeAll(async () => {
  site = await openSite();
  api = await site.api('communications');
  [{ documentId: offer }] = (await listOf(OFFER)) as [Listed];
  [tier] = (await listOf(TIER)) as [Listed];
  benefit = (await listOf(BENEFIT)).find(({ code }) => code === 'compagnonnage')!;
  page = await site.signIn('communications');
});
afterAll(() => site.close());

describe('what the public sees of an offer', () => {
  it('stands beside its form', async () => {
    await openContent(OFFER, offer);
    await panel().getByText('Publiée et ouverte aujourd’hui, sans date de fin.').waitFor();
    await panel().getByRole('link', { name: 'Organismes publics' }).waitFor();
    await expectAccessible(page, { heading: PANEL, within: ASIDE });
  });

  it('warns of a right that no tier grants, by its name and with what to do', async () => {
    const url = `${CONTENT}/${TIER}/${tier.documentId}`;
    const { data } = (await api.get<{ data: Tier }>(url)).body;
    const [right, ...others] = data.allowances;
    expect(right?.label).toBe('Un compagnonnage');
    await api.send('PUT', url, { allowances: others.map(({ id }) => ({ id })) });
    await openContent(OFFER, offer);
    const warning = panel().getByText(
      /^Aucune formule n’accorde ce droit\s: Un compagnonnage\. La page de l’offre le promet, et aucun membre ne l’aura\. Ouvrez une formule, ajoutez-le dans «\sDroits accordés\s» et publiez-la\s; ou retirez-le de l’offre\.$/,
    );
    await warning.waitFor();
    await expectAccessible(page, { heading: PANEL, within: ASIDE });
    expect((await shown()).data.benefits.map(({ code }) => code)).toContain(benefit.code);
    const undone = await api.send('POST', `${url}/actions/discard?locale=fr`, {});
    expect(undone.status).toBe(200);
    await openContent(OFFER, offer);
    await panel().getByRole('link', { name: 'Un compagnonnage' }).waitFor();
    await warning.waitFor({ state: 'detached' });
  });

  it('warns of a right that a tier grants and the offer does not list', async () => {
    const url = `${CONTENT}/${OFFER}/${offer}`;
    const { data } = (await api.get<{ data: { benefits?: object } }>(url)).body;
    expect(data.benefits).toBeDefined();
    const { body } = await api.send('PUT', url, {
      benefits: { disconnect: [{ documentId: benefit.documentId, locale: 'fr' }], connect: [] },
    });
    expect(body).toMatchObject({ data: { documentId: offer } });
    await openContent(OFFER, offer);
    const warning = panel().getByText(
      /^Une formule accorde ce droit, que l’offre ne liste pas\s: Un compagnonnage\. /,
    );
    await warning.waitFor();
    await expectAccessible(page, { heading: PANEL, within: ASIDE });
    expect((await api.send('POST', `${url}/actions/discard?locale=fr`, {})).status).toBe(200);
    await openContent(OFFER, offer);
    await panel().getByRole('link', { name: 'Un compagnonnage' }).waitFor();
    await warning.waitFor({ state: 'detached' });
  });

  it.each([
    [
      'tier',
      TIER,
      'Formule non publiée : le public ne la voit pas et personne ne peut la choisir.',
    ],
    ['benefit', BENEFIT, 'Droit non publié : le public ne le voit pas.'],
  ])(
    'warns of a %s that is not published, and leads to its publication',
    async (kind, uid, text) => {
      const { documentId, code } = kind === 'tier' ? tier : benefit;
      const listed = async () => (await shown()).data[kind === 'tier' ? 'tiers' : 'benefits'];
      await unpublish(uid, documentId);
      expect((await listed()).map((one) => one.code)).not.toContain(code);

      await openContent(OFFER, offer);
      const item = panel().getByRole('listitem').filter({ hasText: text });
      await item.getByText('Brouillon', { exact: true }).waitFor();
      await expectAccessible(page, { heading: PANEL, within: ASIDE });

      await item.getByRole('link').click();
      await panel()
        .getByText(/^Rien pour l’instant\s: /)
        .waitFor();
      await expectAccessible(page, { heading: PANEL, within: ASIDE });
      await page.getByRole('button', { name: 'Publier', exact: true }).click();
      await panel()
        .getByText(/, tel(le)? qu’(il|elle) est ici\.$/)
        .waitFor();
      expect((await listed()).map((one) => one.code)).toContain(code);

      await openContent(OFFER, offer);
      await panel().getByText(text).waitFor({ state: 'detached' });
    },
  );

  it('says that members keep what they have, where people worry about it', async () => {
    await panel().getByText('Ce que cela change pour eux : rien.').waitFor();
    await openContent(TIER, tier.documentId);
    await panel()
      .getByText(/^\d+ membres ont cette formule aujourd’hui\.$/)
      .waitFor();
    await panel().getByText('Ce que cela change pour eux : rien.').waitFor();
    await openContent(BENEFIT, benefit.documentId);
    await panel()
      .getByText(/^\d+ membres ont ce droit aujourd’hui\.$/)
      .waitFor();
    await panel().getByText('Ce que cela change pour eux : presque rien.').waitFor();
  });

  it('is withdrawn, or replaced, only after it is said what the public will read', async () => {
    await openContent(OFFER, offer);
    await page
      .getByRole('button', { name: /^Plus d.actions sur les documents$/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Annuler la publication' }).click();
    const asked = page.getByRole('alertdialog');
    await asked.getByText('Le public ne lit plus aucune offre').waitFor();
    await expectAccessible(page, {
      heading: 'Annuler la publication',
      within: '[role=alertdialog]',
    });
    await asked.getByRole('button', { name: 'Annuler', exact: true }).click();
    expect((await shown()).data.tiers.length).toBeGreaterThan(0);

    const url = `${CONTENT}/${OFFER}/${offer}`;
    const { data } = (await api.get<{ data: Record<string, string> }>(url)).body;
    const made = await api.send<{ data: { documentId: string } }>('POST', `${CONTENT}/${OFFER}`, {
      ...{ title: 'Seconde', slug: 'seconde', year: 2026, opensOn: '2026-11-01' },
      tiers: { connect: [{ documentId: tier.documentId }] },
      benefits: { connect: [{ documentId: benefit.documentId }] },
    });
    await openContent(OFFER, made.body.data.documentId);
    const says = new RegExp(`^Publiée, cette offre remplace tout de suite «\\s${data.title}\\s»`);
    await panel().getByText(says).waitFor();
    await page.getByRole('button', { name: 'Publier', exact: true }).first().click();
    await asked.getByText(says).waitFor();
    await asked.getByRole('button', { name: 'Annuler', exact: true }).click();
    expect((await shown()).data).toMatchObject({ title: data.title });
    await api.send('DELETE', `${CONTENT}/${OFFER}/${made.body.data.documentId}`, {});
  });
});

describe('next year’s offer', () => {
  const TITLE = 'Préparer l’offre de l’année suivante';
  let member: unknown;
  const held = async () => {
    const staff = await site.api('membership-staff');
    const id = await memberNamed(staff, 'Université de Grandval');
    const { terms, dues, entitlements } = await viewOf(staff, id);
    return { terms, dues, entitlements };
  };

  it('is shown before it is made, with what does not change', async () => {
    member = await held();
    await openContent(OFFER, offer);
    await panel().getByRole('button', { name: 'Préparer l’offre 2022' }).click();
    const dialog = page.getByRole('dialog', { name: TITLE });
    await dialog.getByText(/rien ne change pour les membres/).waitFor();
    await dialog.getByText('1 formule copiée').waitFor();
    await dialog.getByText('5 droits repris').waitFor();
    await dialog.getByText('5 000,00 €').waitFor();
    await expectAccessible(page, { heading: TITLE, within: '[role=dialog]' });
    expect(await listOf(OFFER)).toHaveLength(1);
  });

  it('is copied into drafts, with the year, the tiers, their codes and their allowances', async () => {
    await page.getByRole('button', { name: 'Créer les brouillons' }).click();
    await page
      .getByText(/L’offre 2022 est prête, en brouillon/)
      .first()
      .waitFor();
    await panel().getByText('Rien pour l’instant : cette offre n’est pas publiée.').waitFor();
    expect(await fieldOf(page, 'Année').inputValue()).toBe('2022');

    const tiers = await listOf<Tier>(TIER);
    expect(tiers.map(({ code }) => code)).toEqual([tier.code, tier.code]);
    const [first, second] = await Promise.all(
      tiers.map(
        async ({ documentId }) =>
          (await api.get<{ data: Tier }>(`${CONTENT}/${TIER}/${documentId}`)).body.data,
      ),
    );
    const given = ({ price, allowances }: Tier) => ({
      price,
      allowances: allowances.map(({ quantity, carryOverCap }) => ({ quantity, carryOverCap })),
    });
    expect(given(first!)).toEqual(given(second!));
    expect(first!.allowances).toHaveLength(5);
  });

  it('changes nothing for the public nor for the members', async () => {
    expect((await shown()).data.tiers.map(({ code }) => code)).toEqual([tier.code]);
    expect(await held()).toEqual(member);
  });

  it('is not made twice', async () => {
    await openContent(OFFER, offer);
    await panel().getByRole('button', { name: 'Préparer l’offre 2022' }).click();
    const dialog = page.getByRole('dialog', { name: TITLE });
    await dialog.getByText(/L’offre 2022 existe déjà/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Créer les brouillons' }).count()).toBe(0);
  });
});
