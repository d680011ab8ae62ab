import type { Core } from '@strapi/strapi';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { plusDays } from '../../../lab/demo/days';
import { loginAs, type Admin } from '../../helpers/admin';
import { breakTable } from '../../helpers/broken-table';
import { fingerprint } from '../../helpers/fingerprint';
import { importer } from '../../helpers/import/client';
import { csvOf, historyOf, type Row } from '../../helpers/import/history';
import { xlsxOf } from '../../helpers/import/xlsx';
import { stored } from '../../helpers/json';
import { boot, setToday, stop } from '../../helpers/strapi';
import { formOf } from '../../helpers/workflow-form';

/** A history becomes members, once; they then live as any others. */

const TODAY = '2026-11-25';
const GRACE_DAYS = 60;

interface DemoOffer {
  loadOffer: (strapi: Core.Strapi) => Promise<unknown>;
}

let strapi: Core.Strapi;
let admin: Admin;
const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const client = () => importer(strapi, admin);
const rowsIn = async (table: string): Promise<number> => {
  const [{ count }] = await strapi.db.connection(table).count({ count: '*' });
  return Number(count);
};

beforeEach(async () => {
  strapi = await boot(TODAY);
  await (require('../../../dist/lab/demo/offer') as DemoOffer).loadOffer(strapi);
  admin = await loginAs(strapi, 'membership-staff');
});
afterEach(() => stop(strapi));

/** What the tables of members hold; the files themselves and leases come and go. */
const lifecycle = async () => {
  const { adh_import: _, adh_lease: __, ...rest } = await fingerprint(strapi);
  return rest;
};

/** Everybody's facts, by reference. */
const everybody = async (): Promise<Map<string, Facts>> => {
  const rows = await strapi.db.query('api::membership.membership').findMany({});
  const loaded: { facts: Facts }[] = await service('facts').loadMany(
    rows.map(({ documentId }: { documentId: string }) => documentId),
  );
  return new Map(loaded.map(({ facts }) => [facts.membership.reference, facts]));
};

const applied = async (file: string | Buffer, name?: string) => {
  const sent = await client().send(file, name);
  expect(sent).toMatchObject({ status: 200, view: { missing: [] } });
  const answer = await client().apply(sent.view);
  expect(answer).toMatchObject({ status: 200, view: { state: 'applied' } });
  return sent.view;
};

/** A spreadsheet of one line, in French. */
const one = (values: Row): string => {
  const row: Row = {
    Organisme: 'Commune de Valbrume',
    SIRET: '35600000049837',
    Formule: 'Organismes publics',
    Début: '01/06/2026',
    Fin: '31/05/2027',
    ...values,
  };
  return csvOf({ headings: Object.keys(row), rows: [row] });
};

const iso = (day: string): string => day.split('/').reverse().join('-');
const cents = (amount: string): number =>
  Math.round(Number(amount.replace(/[^\d,]/g, '').replace(',', '.')) * 100);

/** What the rows of one member say, worked out beside the application. */
const expectedOf = (rows: Row[]) => {
  const ends = iso(rows[rows.length - 1]['Date de fin']);
  const left = rows[0]['Date de départ'];
  const over = ends < TODAY ? (plusDays(ends, GRACE_DAYS) < TODAY ? 'lapsed' : 'grace') : 'active';
  return {
    status: left ? 'ended' : over,
    terms: rows.map((row) => [iso(row['Date de début']), iso(row['Date de fin']), 500_000]),
    calls: rows.map((row) => [row['N° facture'], iso(row['Date facture'])]),
    payments: rows
      .filter((row) => row['Réglé le'])
      .map((row) => [iso(row['Réglé le']), cents(row['Montant réglé'])]),
    used: rows.map((row) => Number(row['compagnonnage utilisé'])),
  };
};

const foundOf = ({ membership, terms, dues, payments, entitlements }: Facts) => ({
  status: membership.status,
  terms: terms.map(({ startsOn, endsOn, price }) => [startsOn, endsOn, price]),
  calls: dues.map(({ number, issuedOn }) => [number, issuedOn]),
  payments: payments.map(({ on, amount }) => [on, amount]),
  used: terms.map(
    ({ id }) =>
      entitlements.find(
        ({ termId, benefitCode }) => termId === id && benefitCode === 'compagnonnage',
      )?.used,
  ),
});

test('a history is applied as its lines say, tells nobody, and imported again changes nothing', async () => {
  const sheet = historyOf({ today: TODAY, lines: 300 });
  await applied(csvOf(sheet));
  const byMember = new Map<string, Row[]>();
  for (const row of sheet.rows) {
    byMember.set(row['N° adhérent'], [...(byMember.get(row['N° adhérent']) ?? []), row]);
  }
  const found = await everybody();
  expect([...found.keys()].sort()).toEqual([...byMember.keys()].sort());
  for (const [reference, rows] of byMember) {
    expect(foundOf(found.get(reference) as Facts)).toEqual(expectedOf(rows));
  }
  expect(await rowsIn('adh_message')).toBe(0);
  expect(await rowsIn('adh_event')).toBe(0);
  const told = await strapi.db.connection('adh_activity').select('command', 'input');
  expect(told).toHaveLength(byMember.size);
  expect(new Set(told.map(({ command }) => command))).toEqual(new Set(['import-history']));
  expect(await service('verification').verify(() => undefined)).toMatchObject({ differences: 0 });
  // The cells are with their members now, and nowhere else.
  expect(await strapi.db.connection('adh_import').whereNotNull('rows')).toEqual([]);

  const before = await lifecycle();
  const again = await applied(csvOf(sheet));
  expect(again.report?.lines).toEqual({
    made: 0,
    changed: 0,
    same: sheet.rows.length,
    refused: 0,
  });
  expect(await lifecycle()).toEqual(before);
});

test('every format of one spreadsheet gives the same plan', async () => {
  const sheet = historyOf({ today: TODAY, lines: 60 });
  const csv = csvOf(sheet);
  const latin = Buffer.from(
    csv
      .replace(/[\u202f]/g, ' ')
      .replace(/€/g, '\u0080')
      .replace(/’/g, '\u0092'),
    'latin1',
  );
  const files: [string | Buffer, object][] = [
    [csv, { type: 'csv', encoding: 'utf-8', delimiter: ';' }],
    [`\ufeff${csv}`, { type: 'csv', encoding: 'utf-8', delimiter: ';' }],
    [csvOf(sheet, ','), { type: 'csv', encoding: 'utf-8', delimiter: ',' }],
    [csvOf(sheet, '\t'), { type: 'csv', encoding: 'utf-8', delimiter: '\t' }],
    [latin, { type: 'csv', encoding: 'windows-1252', delimiter: ';' }],
    [xlsxOf(sheet), { type: 'xlsx', encoding: null, delimiter: null }],
  ];
  const plans = [];
  for (const [file, format] of files) {
    const { view } = await client().send(file, 'membres');
    expect(view.format).toEqual(format);
    const lines = await client().lines(view.id);
    const told = lines.map(({ notes, ...line }) => ({
      ...line,
      // A workbook has lost the leading zeros of numbers, and says that it put them back.
      notes: notes.filter(({ reason }) => reason !== 'zeros-put-back'),
    }));
    plans.push({ report: view.report, mapping: view.mapping, lines: told });
  }
  expect(plans[0].report?.lines.refused).toBe(0);
  for (const plan of plans) expect(plan).toEqual(plans[0]);
});

test('the daily run after an import writes to nobody for what had begun, and renews what comes', async () => {
  const running = historyOf({ today: TODAY, lines: 60 });
  await applied(csvOf(running));
  await applied(one({ 'Email représentant': 'ana@example.org' }));
  for (const day of [TODAY, '2026-12-31', '2027-01-15', '2027-03-01']) {
    setToday(strapi, day);
    expect((await service('daily').run()).failures).toEqual([]);
    expect([day, await rowsIn('adh_message')]).toEqual([day, 0]);
  }
  // Nobody lapsed who was not asked.
  const statuses = [...(await everybody()).values()].map(({ membership }) => membership.status);
  expect(statuses).toContain('grace');
  const [row] = (await admin.get('/membership-lifecycle/renewals?attention=true')).body.data;
  expect(row.waits).toMatchObject({ rule: 'left-out-imported' });
  const url = `/membership-lifecycle/memberships/${row.membershipId}/commands/move-renewal`;
  await admin.post(url, { stageId: 'proposed' }).expect(200);
  expect(await rowsIn('adh_message')).toBe(1);

  // Ninety days before 31 May.
  setToday(strapi, '2027-03-03');
  await service('daily').run();
  const messages = await strapi.db.connection('adh_message').where('to_email', 'ana@example.org');
  expect(messages.map(({ template }) => template)).toEqual(['renewal-proposal']);
});

test('an import that fails in the middle leaves nothing, and can be applied afterwards', async () => {
  const { view } = await client().send(csvOf(historyOf({ today: TODAY, lines: 60 })));
  const before = await fingerprint(strapi);
  const mend = await breakTable(strapi, 'adh_usage');
  strapi.log.level = 'none';
  expect((await client().apply(view)).status).toBe(500);
  strapi.log.level = 'error';
  const { adh_lease: _, ...after } = await fingerprint(strapi);
  expect(after).toEqual(
    Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'adh_lease')),
  );
  await mend();
  expect((await client().apply(view)).status).toBe(200);
  // Once.
  expect(await client().apply(view)).toMatchObject({ status: 409, reason: 'import-applied' });
});

test('an import that is pressed twice is applied once, and says meanwhile how far it has come', async () => {
  const sheet = historyOf({ today: TODAY, lines: 600 });
  const { view } = await client().send(csvOf(sheet));
  const seen = new Set<string>();
  let busy = true;
  const both = Promise.all([client().apply(view), client().apply(view)]).finally(() => {
    busy = false;
  });
  while (busy) {
    const { body } = await admin.get(`/membership-lifecycle/imports/${view.id}/progress`);
    seen.add(body.data.phase);
    expect(body.data.total).toBe(sheet.rows.length);
    expect(body.data.done).toBeLessThanOrEqual(body.data.total);
  }
  const statuses = (await both).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 409]);
  expect(seen).toContain('checking');
  expect(await rowsIn('adh_term')).toBe(sheet.rows.length);
});

test('what changed since the dry run is looked at again before anything is written', async () => {
  await applied(one({}));
  const { view } = await client().send(one({ Début: '01/06/2025', Fin: '31/05/2026' }));
  expect(view.report?.lines).toMatchObject({ changed: 1 });
  const [[, { membership }]] = await everybody();
  const actor = { type: 'admin', id: String(admin.userId) };
  await service('commands').run(membership.id, 'suspend', { reason: 'Fusion' }, actor);
  const before = await lifecycle();
  expect(await client().apply(view)).toMatchObject({ status: 409, reason: 'import-outdated' });
  expect(await lifecycle()).toEqual(before);
  const tried = await client().map(view.id, view.mapping);
  expect((await client().apply(tried.view)).status).toBe(200);
  const [[, after]] = await everybody();
  expect(after.terms).toHaveLength(2);
  expect(after.membership.status).toBe('suspended');
});

test('a workflow that is saved between the plan and the writing stops the import', async () => {
  const { view } = await client().send(one({}));
  const [workflow] = await service('workflows').list();
  const input = { ...formOf(workflow), windowDays: workflow.windowDays + 30 };
  const transaction = strapi.db.transaction.bind(strapi.db);
  let saved = false;
  const between = (async (work: never) => {
    if (String(work).includes('writeImport') && !saved) {
      saved = true;
      await service('workflows').save(workflow.id, input, { actor: { type: 'admin', id: '1' } });
    }
    return transaction(work);
  }) as never;
  const spy = jest.spyOn(strapi.db, 'transaction').mockImplementation(between);
  expect(await client().apply(view)).toMatchObject({ status: 409, reason: 'import-outdated' });
  spy.mockRestore();
  expect(saved).toBe(true);
  expect(await rowsIn('adh_term')).toBe(0);
  const tried = await client().map(view.id, view.mapping);
  expect((await client().apply(tried.view)).status).toBe(200);
});

test('a body that appears between the plan and the writing stops the import', async () => {
  const { view } = await client().send(one({}));
  await strapi
    .documents('api::organisation.organisation')
    .create({ data: { name: 'Commune de Valbrume', siret: '35600000049837' } });
  expect(await client().apply(view)).toMatchObject({ status: 409, reason: 'import-outdated' });
  expect(await rowsIn('adh_term')).toBe(0);
  // One that makes a line wrong too: the trial that was shown still calls it right.
  const other = await client().send(one({ SIRET: '', Organisme: 'Commune B' }));
  for (const postalCode of ['01000', '02000']) {
    await strapi.documents('api::organisation.organisation').create({
      data: { name: 'Commune B', address: { lines: '1 place', postalCode, city: 'B' } } as never,
    });
  }
  expect(await client().apply(other.view)).toMatchObject({
    status: 409,
    reason: 'import-outdated',
  });
  const again = await client().map(other.view.id, other.view.mapping);
  expect(again.view.report?.faults).toMatchObject([{ reason: 'several-of-this-name' }]);
  expect(await client().apply(again.view)).toMatchObject({ reason: 'import-has-faults' });
  const tried = await client().map(view.id, view.mapping);
  expect(tried.view.report?.adds).toMatchObject({ organisations: 0, memberships: 1, terms: 1 });
  expect((await client().apply(tried.view)).status).toBe(200);
});

test('a member who was there keeps what differs and gets what it lacked', async () => {
  const { documentId } = await strapi.documents('api::organisation.organisation').create({
    data: {
      name: 'Ville de Valbrume',
      siret: '35600000049837',
      contacts: [
        { name: 'Ana', email: 'ana@example.org', role: 'representative', locale: 'en' },
        { name: 'Bob', role: 'billing' },
      ],
    } as never,
  });
  await applied(
    one({
      Ville: 'Valbrume',
      'Représentant : nom': 'Anna',
      'Représentant : courriel': 'anna@example.org',
      'Facturation : courriel': 'bob@example.org',
      "Facturation : mandat jusqu'au": '31/03/2027',
      "Mandat jusqu'au": '31/12/2025',
      'Suivi : nom': 'Carl',
      'Mandat à partir du suivi': '01/04/2026',
      'Membre depuis': '04/05/2012',
    }),
  );
  const found = await strapi.documents('api::organisation.organisation').findOne({
    documentId,
    populate: ['contacts', 'address'] as never,
  });
  expect(found).toMatchObject({
    name: 'Ville de Valbrume',
    address: { city: 'Valbrume', country: 'FR' },
    contacts: [
      // The file names somebody else, whose mandate is not hers.
      { name: 'Ana', email: 'ana@example.org', locale: 'en', mandateUntil: null },
      { name: 'Bob', email: 'bob@example.org', role: 'billing', mandateUntil: '2027-03-31' },
      { name: 'Carl', role: 'operational', locale: 'fr', mandateFrom: '2026-04-01' },
    ],
  });
  const [[reference, { membership }]] = await everybody();
  expect(reference).toBe('ADH-2026-0001');
  expect(membership).toMatchObject({ organisationId: documentId, importedSince: '2012-05-04' });
  const list = await admin
    .get('/content-manager/collection-types/api::membership.membership?populate=organisation')
    .expect(200);
  expect(list.body.results).toMatchObject([{ organisation: { documentId } }]);
});

test('numbers of the file make the running sequences go on after them', async () => {
  await applied(one({ Référence: 'ADH-2026-0041', "N° d'appel": '2026-0099' }));
  await applied(one({ Organisme: 'Commune B', SIRET: '', "N° d'appel": '' }));
  expect([...(await everybody()).keys()].sort()).toEqual(['ADH-2026-0041', 'ADH-2026-0042']);
  const sequence = await strapi.db.connection('adh_sequence').where('name', 'dues:2026').first();
  expect(Number(sequence.value)).toBe(99);
});

test('a draft is kept in texts of some rows, and one whose rows are kept one by one is the same', async () => {
  const { view } = await client().send(csvOf(historyOf({ today: TODAY, lines: 1_200 })));
  const draft = () => strapi.db.connection('adh_import').where('document_id', view.id);
  const texts = stored((await draft().first('rows')).rows) as string[];
  expect(texts.length).toBe(Math.ceil(view.rows / 500));
  await draft().update({
    rows: JSON.stringify(texts.flatMap((text) => JSON.parse(text) as unknown)),
  });
  const again = await client().map(view.id, view.mapping);
  expect(again.view.fingerprint).toBe(view.fingerprint);
  expect((await client().apply(again.view)).status).toBe(200);
});

test('columns that staff named are remembered, and a file that nobody applies is forgotten', async () => {
  const odd = (name: string) => one({}).replace('Organisme;', `${name};`);
  const { view } = await client().send(odd('Truc'));
  expect(view).toMatchObject({ missing: ['organisation.name'], report: null, fingerprint: null });
  expect(await client().apply({ ...view, fingerprint: 'x' })).toMatchObject({ status: 409 });
  const mapped = await client().map(view.id, { ...view.mapping, 'organisation.name': 'Truc' });
  expect(mapped.view.report?.lines).toMatchObject({ made: 1 });
  const next = await client().send(odd('Truc'));
  expect(next.view.mapping['organisation.name']).toBe('Truc');

  await admin.delete(`/membership-lifecycle/imports/${next.view.id}`).expect(200);
  setToday(strapi, plusDays(TODAY, 7));
  await service('daily').run();
  expect(await rowsIn('adh_import')).toBe(1);
  setToday(strapi, plusDays(TODAY, 8));
  await service('daily').run();
  expect(await rowsIn('adh_import')).toBe(0);
});
