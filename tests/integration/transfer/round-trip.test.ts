import type { Core } from '@strapi/strapi';
import { loginAs } from '../../helpers/admin';
import { csvRows, take } from '../../helpers/exports';
import { fingerprint } from '../../helpers/fingerprint';
import { importer, type Sent } from '../../helpers/import/client';
import { manyYears } from '../../helpers/many';
import { boot, stop } from '../../helpers/strapi';

/** What leaves can come back: a history that was exported is imported, and exported again. */

const TODAY = '2026-11-25';
const MEMBERS = 150;

let strapi: Core.Strapi | undefined;

/** What the tables of members hold; the files themselves and leases come and go. */
const lifecycle = async (running: Core.Strapi) => {
  const { adh_import: _, adh_lease: __, adh_sequence: ___, ...rest } = await fingerprint(running);
  // Bodies are locked by a sequence of their own, which an import moves.
  const numbers = running.db.connection('adh_sequence').whereNot('name', 'body').orderBy('id');
  return { ...rest, numbers: await numbers };
};

const history = async (running: Core.Strapi, format: 'csv' | 'xlsx', token: string) => {
  const file = await take(running, token, `history?format=${format}`);
  expect(file.status).toBe(200);
  return file;
};

/** Sends a file and applies it; what is refused is shown. */
const bring = async (running: Core.Strapi, content: Buffer, name: string): Promise<Sent> => {
  const client = importer(running, await loginAs(running, 'membership-staff'));
  const sent = await client.send(content, name);
  expect(sent).toMatchObject({ status: 200, view: { missing: [] } });
  expect(sent.view.report?.faults).toEqual([]);
  const applied = await client.apply(sent.view);
  expect(applied.status).toBe(200);
  return sent;
};

/** What spreadsheets and imports stumble over, in what members are called and how they left. */
const makeAwkward = async (running: Core.Strapi): Promise<void> => {
  const db = running.db.connection;
  const some = async (table: string, where = {}): Promise<number> =>
    (await db(table).where(where).orderBy('id').first('id')).id;
  const change = async (table: string, id: number, values: object) =>
    expect(await db(table).where({ id }).update(values)).toBe(1);
  await change('organisations', await some('organisations'), { name: '=Ville de "A" ; B' });
  await change('components_organisation_contacts', await some('components_organisation_contacts'), {
    phone: '+33 3 86 00 00 00',
    name: "'+Ana",
    mandate_from: '2020-04-01',
    mandate_until: '2026-12-31',
  });
  await change(
    'components_organisation_addresses',
    await some('components_organisation_addresses'),
    {
      lines: 'Hôtel de ville\n1, place de la République',
    },
  );
  await change('memberships', await some('memberships', { membership_status: 'ended' }), {
    end_kind: 'merged',
  });
};

let first: Record<'csv' | 'xlsx', Buffer>;
let rows: string[][];

beforeAll(async () => {
  strapi = await boot(TODAY);
  await manyYears(strapi, MEMBERS);
  await makeAwkward(strapi);
  const { token } = await loginAs(strapi, 'membership-staff');
  const csv = await history(strapi, 'csv', token);
  rows = csvRows(csv);
  first = { csv: csv.content, xlsx: (await history(strapi, 'xlsx', token)).content };
});
afterAll(() => stop(strapi));

it.each(['csv', 'xlsx'] as const)(
  'imported where it came from, changes nothing: %s',
  async (format) => {
    const running = strapi as Core.Strapi;
    const before = await lifecycle(running);
    const sent = await bring(running, first[format], `historique.${format}`);
    expect(sent.view.report?.lines).toEqual({
      made: 0,
      changed: 0,
      same: rows.length - 1,
      refused: 0,
    });
    expect(await lifecycle(running)).toEqual(before);
  },
);

it('imported where it came from, changes nothing though two payments are told apart by nothing', async () => {
  const running = strapi as Core.Strapi;
  const db = running.db.connection;
  const kept = db('adh_payment').where({ kind: 'received' }).whereNull('reverses_id');
  const { id: _, ...one } = await kept.orderBy('id').first();
  const twin = { ...one, reference: null, amount: 100, document_id: 'twin-of-a-payment' };
  await db('adh_payment').insert([
    { ...twin, document_id: `${twin.document_id}-1` },
    { ...twin, document_id: `${twin.document_id}-2` },
  ]);
  const { token } = await loginAs(running, 'membership-staff');
  const { content } = await history(running, 'csv', token);
  const before = await lifecycle(running);
  const sent = await bring(running, content, 'historique.csv');
  expect(sent.view.report?.lines).toMatchObject({ made: 0, changed: 0, refused: 0 });
  expect(await lifecycle(running)).toEqual(before);
});

it.each(['csv', 'xlsx'] as const)(
  'imported into an empty house, leaves it as the same file: %s',
  async (format) => {
    await stop(strapi);
    strapi = undefined;
    const house = await boot(TODAY);
    strapi = house;
    // The same offers, and nobody.
    await manyYears(house, 0);
    const { token } = await loginAs(house, 'membership-staff');
    const sent = await bring(house, first[format], `historique.${format}`);
    expect(sent.view.report?.lines).toMatchObject({ made: rows.length - 1, refused: 0 });
    expect(csvRows(await history(house, 'csv', token))).toEqual(rows);
  },
);
