import type { Locator } from 'playwright-core';
import type {
  CampaignPlan,
  CampaignSelected,
} from '../../../src/plugins/membership-lifecycle/shared/renewals/campaign';
import type { Page as Paged } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import { expectAccessible, openSite, type Api, type Site } from '../../helpers/browser';

/** Long work on many renewals that somebody stops: nothing is left half done, and all is told. */

const AT = '/admin/plugins/membership-lifecycle/renewals';
const LIFECYCLE = '/membership-lifecycle';
const SLICE = 20;
const STAGE = 'Accord reçu';

let site: Site;
let staff: Api;

const rows = async (): Promise<RenewalRow[]> =>
  (await staff.get<Paged<RenewalRow>>(`${LIFECYCLE}/renewals?pageSize=100`)).body.data;

beforeAll(async () => {
  site = await openSite();
  staff = await site.api('membership-staff');
  // Everybody is asked early: more renewals than one slice holds.
  const range = { endsFrom: site.today, endsTo: '2027-12-31' };
  const at = `${LIFECYCLE}/renewals/campaign`;
  const page = { ...range, leftOut: [], page: 1, pageSize: 1 };
  const { meta } = (await staff.send<CampaignPlan>('POST', `${at}/plan`, page)).body;
  const selection = { ...range, leftOut: [], seal: meta.seal };
  const { data } = (
    await staff.send<{ data: CampaignSelected[] }>('POST', `${at}/selection`, selection)
  ).body;
  const lines = data.map(({ membershipId, seal }) => ({ membershipId, seal }));
  await staff.send('POST', at, { ...range, lines });
});
afterAll(() => site.close());

test('a stopped move ends the slice that has left, begins no other, and says which is which', async () => {
  const page = await site.signIn('membership-staff', { path: `${AT}?view=table&pageSize=10` });
  const before = await rows();
  await page.getByRole('row').nth(9).waitFor();
  await page.getByRole('row').first().getByRole('checkbox').click();
  await page
    .getByRole('button', {
      name: `Choisir les ${before.length} renouvellements que gardent les filtres`,
    })
    .click();
  await page.getByText(`${before.length} renouvellements choisis`).waitFor();
  await page.getByRole('button', { name: 'Déplacer', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Nouvelle étape' }).click();
  await page.getByRole('option', { name: STAGE }).click();
  await dialog.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
  const confirm = dialog.getByRole('button', { name: /^Déplacer \d+ renouvellements$/ });
  await confirm.waitFor();
  const total = Number(/\d+/.exec(await confirm.innerText())?.[0]);
  expect(total).toBeGreaterThan(SLICE);

  // The first slice has left, and its answer waits until the stop is asked for.
  const sent: string[][] = [];
  const gate: { open?: () => void } = {};
  const opened = new Promise<void>((resolve) => (gate.open = resolve));
  await page.route('**/renewals/move', async (route) => {
    sent.push((route.request().postDataJSON() as { renewalIds: string[] }).renewalIds);
    await opened;
    await route.continue();
  });
  await confirm.click();
  await dialog.getByRole('progressbar', { name: 'Avancement' }).waitFor();
  await dialog.getByText(`0 sur ${total}`, { exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Arrêter' }).click();
  await dialog.getByText('Arrêt dès que l’envoi en cours est terminé…').waitFor();
  expect(await dialog.getByRole('button', { name: 'Arrêter' }).isDisabled()).toBe(true);
  await page.mouse.move(0, 0);
  await expectAccessible(page, { heading: /Changer l’étape/, within: '[role="dialog"]' });
  gate.open?.();

  // Both renewals of a member leave together.
  const [moved = []] = sent;
  await dialog.getByText(`C’est fait pour ${moved.length} adhésions.`).waitFor();
  const left = dialog.getByRole('region', { name: /n’ont pas été traitées, à votre demande/ });
  const done = dialog.getByRole('region', { name: /^C’est fait/ });
  const listed = async (within: Locator): Promise<string[]> => {
    const links = await within.getByRole('listitem').getByRole('link').all();
    const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
    return addresses.map((address) => address?.split('/').at(-1) ?? '').sort();
  };
  await expectAccessible(page, { heading: 'Résultat', within: '[role="dialog"]' });
  expect(sent).toHaveLength(1);

  // Each renewal of the slice is moved whole; no other is touched.
  const after = await rows();
  const standing = new Map(after.map((row) => [row.id, row]));
  expect(moved.map((id) => standing.get(id)?.stage.id)).toEqual(
    moved.map(() => 'awaiting-decision'),
  );
  const movedMembers = moved.map((id) => standing.get(id)?.membershipId ?? '');
  // Of a member one renewal of which was moved, the version is another.
  const told = (all: readonly RenewalRow[]) =>
    all
      .filter(({ id }) => !moved.includes(id))
      .map(({ id, membershipId, stage, version }) => [
        ...[id, stage.id],
        movedMembers.includes(membershipId) ? null : version,
      ]);
  expect(told(after)).toEqual(told(before));
  expect(new Set(movedMembers).size).toBe(SLICE);
  expect(await listed(done)).toEqual([...movedMembers].sort());
  const kept = await listed(left);
  expect(kept).toHaveLength(total - moved.length);
  expect(kept.filter((id) => movedMembers.includes(id))).toEqual([]);
});
