import type { Page } from 'playwright-core';
import type {
  RunningCounter,
  TodayView,
  UnpaidCall,
  YearView,
} from '../../../src/plugins/membership-lifecycle/shared/statistics/statistics';
import { expectAccessible, openSite, type Site } from '../../helpers/browser';
import { textOf } from '../../helpers/browser/download';
import { parse } from '../../helpers/csv';

const PAGES = '/admin/plugins/membership-lifecycle';
const API = '/membership-lifecycle';

const WIDGETS = {
  renewals: 'À suivre aujourd’hui',
  overdue: 'Cotisations en retard',
  counters: 'Compteurs presque épuisés',
  members: 'Adhésions par statut',
  dues: 'Cotisations de l’année',
};

let site: Site;
let today: TodayView;

/** Spaces that do not break are read as others. */
const plain = (text: string | null) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');
const euros = (cents: number) =>
  plain(new Intl.NumberFormat('fr', { style: 'currency', currency: 'EUR' }).format(cents / 100));
const read = async <T>(path: string): Promise<T> =>
  (await (await site.api('membership-staff')).get<T>(`${API}${path}`)).body;

beforeAll(async () => {
  site = await openSite();
  today = (await read<{ data: TodayView }>('/statistics/today')).data;
});
afterAll(() => site.close());

const widget = (page: Page, title: string) => page.getByRole('region', { name: title });

/** The rows of the list that a page shows, without the row of headers. */
const rowsOf = (page: Page) => page.getByRole('main').locator('table tbody tr');

describe('the home page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await site.signIn('membership-staff');
  });
  const home = async (title: string) => {
    await page.goto(`${site.address}/admin`);
    const found = widget(page, title);
    await found.getByRole('listitem').or(found.getByRole('progressbar')).first().waitFor();
    return found;
  };

  it('says what needs a hand today, and leads to those renewals', async () => {
    const found = await home(WIDGETS.renewals);
    expect(today.renewals.total).toBeGreaterThan(1);
    const all = found.getByRole('listitem').filter({ hasText: 'à suivre' });
    expect(plain(await all.textContent())).toBe(`${today.renewals.total}renouvellements à suivre`);
    await found.getByRole('link', { name: 'renouvellements à suivre' }).click();
    await page.getByRole('heading', { name: 'Renouvellements', level: 1 }).waitFor();
    expect(new URL(page.url()).searchParams.get('attention')).toBe('true');
    const list = await read<{ meta: { pagination: { total: number } } }>(
      '/renewals?attention=true',
    );
    expect(list.meta.pagination.total).toBe(today.renewals.total);
  });

  it('says what is overdue, and leads to those calls', async () => {
    const found = await home(WIDGETS.overdue);
    const { count, left, first } = today.overdue;
    expect(plain(await found.textContent())).toContain(
      `${euros(left)} à encaisser sur ${count} appels en retard`,
    );
    await found.getByRole('link', { name: first[0].organisation }).waitFor();
    await found.getByRole('link', { name: `Voir les ${count} cotisations en retard` }).click();
    await page.getByRole('heading', { name: 'Cotisations à encaisser', level: 1 }).waitFor();
    await rowsOf(page).first().waitFor();
    expect(await rowsOf(page).count()).toBe(Math.min(count, 10));
    expect(plain(await page.getByRole('status').first().textContent())).toContain(euros(left));
  });

  it('says which counters are nearly used up, and leads to them', async () => {
    const found = await home(WIDGETS.counters);
    const { meta } = await read<{ meta: { pagination: { total: number } } }>(
      '/counters?use=nearly',
    );
    const count = meta.pagination.total;
    await found.getByRole('link', { name: /Voir (ce compteur|les \d+ compteurs)/ }).click();
    await page.getByRole('heading', { name: 'Compteurs', level: 1 }).waitFor();
    await rowsOf(page).first().waitFor();
    expect(await rowsOf(page).count()).toBe(count);
  });

  it('counts members by status, and leads to each list', async () => {
    const found = await home(WIDGETS.members);
    const line = found.getByRole('listitem').filter({ hasText: 'Délai de grâce' });
    expect(plain(await line.textContent())).toBe(`${today.members.grace}Délai de grâce`);
    await line.getByRole('link').click();
    await page.waitForURL(/members\?status=grace/);
    await rowsOf(page).first().waitFor();
    expect(await rowsOf(page).count()).toBe(today.members.grace);
  });

  it('compares what came in with what is due this year, and leads to the rest', async () => {
    const found = await home(WIDGETS.dues);
    const { expected, received, year } = today.dues;
    const said = plain(await found.textContent());
    for (const cents of [expected, received, expected - received]) {
      expect(said).toContain(euros(cents));
    }
    await found.getByRole('link', { name: `Cotisations à encaisser de ${year}` }).click();
    await page.getByRole('heading', { name: 'Cotisations à encaisser', level: 1 }).waitFor();
    await rowsOf(page).first().waitFor();
    expect(plain(await page.getByRole('status').first().textContent())).toContain(
      euros(expected - received),
    );
  });

  it.each(Object.values(WIDGETS))('draws « %s » for everybody', async (title) => {
    await home(title);
    const id = await widget(page, title).getAttribute('data-strapi-widget-id');
    await expectAccessible(page, {
      heading: title,
      within: `[data-strapi-widget-id="${id}"]`,
      // Strapi draws the frame and its title.
      except: 'header',
    });
  });

  it('shows none of it to whoever may not read members', async () => {
    const other = await site.signIn('communications');
    await other.getByRole('heading', { level: 1 }).waitFor();
    await other.locator('[data-strapi-widget-id]:visible').first().waitFor();
    for (const title of Object.values(WIDGETS)) {
      // Strapi draws a frame until its widget, loaded by itself, hides it.
      await widget(other, title).waitFor({ state: 'hidden' });
    }
  });
});

describe('the dues to collect', () => {
  it('are searched, filtered, and lead to the member', async () => {
    const page = await site.signIn('membership-staff', { path: `${PAGES}/dues` });
    await expectAccessible(page, { heading: 'Cotisations à encaisser' });
    const { data } = await read<{ data: UnpaidCall[] }>('/dues?pageSize=100');
    const call = data[data.length - 1];
    await page.getByRole('searchbox', { name: /Chercher/ }).fill(call.number);
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /^1 appel,/ })
      .waitFor();
    expect(await rowsOf(page).count()).toBe(1);
    const row = rowsOf(page).first();
    expect(plain(await row.textContent())).toContain(euros(call.left));
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await page.getByRole('button', { name: 'Échéance dépassée seulement' }).click();
    await page.waitForURL(/overdue=true/);
    await rowsOf(page).first().getByRole('link').click();
    await page.waitForURL(/members\/\w+\?tab=dues/);
  });
});

describe('the counters', () => {
  it('are searched, filtered, and lead to the member', async () => {
    const page = await site.signIn('reader', { path: `${PAGES}/counters` });
    await expectAccessible(page, { heading: 'Compteurs' });
    const { data } = await read<{ data: RunningCounter[] }>('/counters');
    const [counter] = data;
    await rowsOf(page).filter({ hasText: counter.organisation }).first().waitFor();
    await page.getByRole('searchbox', { name: /Chercher/ }).fill(counter.organisation);
    await page.keyboard.press('Enter');
    await page.waitForURL(/search=/);
    const row = rowsOf(page).filter({ hasText: counter.organisation }).first();
    expect(plain(await row.textContent())).toContain(`${counter.used} sur ${counter.granted}`);
    await row.getByRole('link').click();
    await page.waitForURL(/members\/\w+\?tab=rights/);
  });
});

describe('the dashboard', () => {
  let page: Page;
  beforeAll(async () => {
    page = await site.signIn('reader', { path: `${PAGES}/dashboard` });
  });
  const block = (title: string) => page.getByRole('main').getByRole('region', { name: title });
  const yearOf = async (year: number): Promise<YearView> =>
    (
      await (
        await site.api('reader')
      ).get<{ data: YearView }>(`${API}/statistics/year?year=${year}`)
    ).body.data;

  it('draws five charts, each with the table that says the same', async () => {
    await page.getByRole('heading', { name: 'Taux de renouvellement' }).waitFor();
    expect(await page.getByRole('img', { name: /^Graphique/ }).count()).toBe(5);
    const rates = block('Taux de renouvellement');
    expect(await rates.getByRole('table').count()).toBe(0);
    await rates.getByRole('button', { name: 'Voir le tableau' }).click();
    const told = await rates.getByRole('row').allTextContents();
    const { renewals } = await yearOf(2026);
    expect(told.slice(1).map(plain)).toEqual(
      renewals.map(({ year, won, lost, open, rate }) =>
        [year, won, lost, open]
          .join('')
          .concat(rate === null ? 'Pas encore connu' : `${String(rate).replace('.', ',')} %`),
      ),
    );
    await rates.getByRole('button', { name: 'Masquer le tableau' }).click();
    expect(await rates.getByRole('table').count()).toBe(0);
  });

  it('is accessible, with its tables open', async () => {
    const closed = page.getByRole('button', { name: 'Voir le tableau' });
    // A button that was clicked says « Masquer » and leaves the list.
    while ((await closed.count()) > 0) await closed.first().click();
    expect(await page.getByRole('table').count()).toBe(5);
    await expectAccessible(page, { heading: 'Tableau de bord' });
  });

  it('looks at another year', async () => {
    await page.getByRole('combobox', { name: 'Année' }).click();
    await page.getByRole('option', { name: '2025' }).click();
    await page.waitForURL(/year=2025/);
    await page
      .getByRole('img', { name: /Graphique.*2025/ })
      .first()
      .waitFor();
    const movements = block('Arrivées et départs');
    const show = movements.getByRole('button', { name: 'Voir le tableau' });
    if (await show.count()) await show.click();
    const { movements: months } = await yearOf(2025);
    const rows = (await movements.getByRole('row').allTextContents()).slice(1);
    expect(rows).toHaveLength(12);
    expect(rows[11]).toBe(
      `décembre 2025${months[11].arrivals}${months[11].departures}${months[11].members}`,
    );
  });

  it('gives what it shows to a spreadsheet', async () => {
    const save = async (name: string) => {
      const started = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const file = await started;
      return { name: file.suggestedFilename(), text: await textOf(file) };
    };
    const all = await save('Tout exporter (CSV)');
    expect(all.name).toBe('Tableau de bord 2025.csv');
    const one = await save('Exporter (CSV) : Cotisations');
    expect(one.name).toBe('Cotisations 2025.csv');
    const { dues } = await yearOf(2025);
    expect(parse(one.text).slice(2)).toEqual(
      dues.map(({ month, expected, received }) => [
        month,
        (expected / 100).toFixed(2).replace('.', ','),
        (received / 100).toFixed(2).replace('.', ','),
      ]),
    );
    expect(all.text).toContain('Droits des périodes commencées en 2025');
  });

  it('is closed to whoever may not read it', async () => {
    const other = await site.signIn('communications', { path: `${PAGES}/dashboard` });
    await other
      .getByText('Vous n’avez pas')
      .or(other.getByText(/permission/i))
      .first()
      .waitFor();
    expect(await other.getByRole('img', { name: /^Graphique/ }).count()).toBe(0);
  });
});
