import type { Core } from '@strapi/strapi';
import { PERMISSIONS } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { loginAs } from '../../helpers/admin';
import { asHolderOf } from '../../helpers/callers';
import { csvRows, sheetsOf, take, writtenAs, type Received } from '../../helpers/exports';
import { manyYears } from '../../helpers/many';
import { pdfOf, sendPaper } from '../../helpers/member-papers';
import { boot, stop } from '../../helpers/strapi';

/** Each list as a file, with the filters under which it is seen, in either format. */

const TODAY = '2026-11-25';
const MEMBERS = 300;
const LISTS = [
  'members',
  'memberships',
  'organisations',
  'renewals',
  'dues',
  'late-dues',
  'calls',
  'counters',
  'messages',
  'events',
] as const;
type List = (typeof LISTS)[number];

type Row = Record<string, unknown>;

let strapi: Core.Strapi;
let administrator: string;
let staff: string;
let member: string;
const db = () => strapi.db.connection;
const get = (path: string, token: string | null = administrator) => take(strapi, token, path);
const rows = async (path: string) => {
  const file = await get(path);
  expect(file.status).toBe(200);
  return csvRows(file);
};
const count = async (table: string): Promise<number> =>
  Number(((await db()(table).count({ total: '*' })) as Row[])[0].total);
/** The column under a heading, without the heading. */
const under = ([headings, ...others]: string[][], heading: string): string[] => {
  expect(headings).toContain(heading);
  return others.map((row) => row[headings.indexOf(heading)]);
};
const cents = (cell: string): number => Math.round(Number(cell.replace(',', '.')) * 100);

beforeAll(async () => {
  strapi = await boot(TODAY);
  await manyYears(strapi, MEMBERS);
  administrator = (await loginAs(strapi, 'administrator')).token;
  staff = (await loginAs(strapi, 'membership-staff')).token;
  const [first] = (await db()('memberships').orderBy('id').limit(1)) as Row[];
  member = String(first.document_id);
  await strapi.documents('api::organisation.organisation').create({
    data: { name: '=HYPERLINK("http://example.org")', legalForm: '@forme' } as never,
  });
  const call: Row = await db()('adh_dues').whereNull('cancelled_on').first();
  await db()('adh_event').insert({
    document_id: 'evt000000000000000000001',
    key: 'evt',
    membership_id: member,
    name: 'dues.paid',
    payload: JSON.stringify({ membership: { reference: '-REF', call: call.number } }),
    state: 'failed',
    attempts: 3,
    queued_at: Date.parse('2026-07-01T22:30:00Z'),
    deliveries: JSON.stringify([
      { webhookId: '1', state: 'failed', attempts: 3, statusCode: 500, error: 'x', at: null },
    ]),
  });
});
afterAll(() => stop(strapi));

describe('every list', () => {
  const files: Partial<Record<List, { csv: Received; xlsx: Received }>> = {};

  it.each(LISTS)('is the same in both formats: %s', async (list) => {
    const csv = await get(`${list}?format=csv`);
    const xlsx = await get(`${list}?format=xlsx`);
    files[list] = { csv, xlsx };
    expect([csv.status, xlsx.status]).toEqual([200, 200]);
    expect(csv.content.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.type).toBe('text/csv; charset=utf-8');
    expect(xlsx.type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const read = csvRows(csv);
    expect(read.length).toBeGreaterThan(1);
    const [sheet] = await sheetsOf(xlsx);
    expect(sheet.data).toHaveLength(read.length);
    expect(writtenAs(sheet.data, read)).toEqual(read);
  });

  it('is named by what it holds and its day', async () => {
    expect(files.memberships?.csv.name).toBe(`adhesions-${TODAY}.csv`);
    expect(files.dues?.xlsx.name).toBe(`cotisations-a-encaisser-${TODAY}.xlsx`);
    expect((await get('dues?locale=en')).name).toBe(`dues-to-collect-${TODAY}.csv`);
  });

  it('holds typed cells in XLSX: days, money, and numbers that are names as text', async () => {
    const [dues] = await sheetsOf(files.dues?.xlsx as Received);
    const [headings, row] = dues.data;
    expect(row[headings.indexOf('Échéance')]).toBeInstanceOf(Date);
    expect(typeof row[headings.indexOf('À encaisser')]).toBe('number');
    const [memberships] = await sheetsOf(files.memberships?.xlsx as Received);
    const siret = memberships.data[1][memberships.data[0].indexOf('SIRET')];
    expect(siret).toMatch(/^\d{14}$/);
  });

  it('counts what the database holds', async () => {
    expect(await rows('memberships')).toHaveLength((await count('memberships')) + 1);
    expect(await rows('organisations')).toHaveLength((await count('organisations')) + 1);
    expect(await rows('messages')).toHaveLength((await count('adh_message')) + 1);
    const open = (await db()('adh_renewal').whereNull('closed_on')) as Row[];
    expect(await rows('renewals')).toHaveLength(open.length + 1);
    const calls = (await db()('adh_dues').whereNull('cancelled_on')) as Row[];
    const waived = new Set(
      ((await db()('adh_term').whereNotNull('waived_on')) as Row[]).map((term) => term.document_id),
    );
    const payments = (await db()('adh_payment')) as Row[];
    const left = calls
      .filter((call) => !waived.has(call.term_id))
      .map((call) =>
        payments
          .filter((payment) => payment.dues_id === call.document_id)
          .reduce((sum, payment) => sum - Number(payment.amount), Number(call.amount)),
      )
      .filter((sum) => sum > 0);
    const dues = under(await rows('dues'), 'À encaisser').map(cents);
    expect([...dues].sort((a, b) => a - b)).toEqual([...left].sort((a, b) => a - b));
  });

  it('speaks the language that is asked for', async () => {
    const [french] = await rows('dues');
    const english = await rows('dues?locale=en');
    expect(french).toContain('À encaisser');
    expect(under(english, 'Due on')[0]).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(under(english, 'To collect')[0]).toMatch(/^\d+\.\d\d$/);
  });

  it('escapes what a spreadsheet would run', async () => {
    const organisations = await rows('organisations');
    expect(under(organisations, 'Nom')).toContain(`'=HYPERLINK("http://example.org")`);
    expect(under(organisations, 'Forme juridique')).toContain("'@forme");
    expect(under(await rows('events'), 'Adhésion')).toEqual(["'-REF"]);
  });

  it('tells instants by the association’s clock', async () => {
    expect(under(await rows('events'), 'Le')).toEqual(['02/07/2026 00:30']);
  });
});

describe('a list that is filtered', () => {
  const both = async (path: string, list: string) => {
    const { body } = await (
      await loginAs(strapi, 'administrator')
    ).get(`/membership-lifecycle/${path}${path.includes('?') ? '&' : '?'}pageSize=1`);
    expect(await rows(list)).toHaveLength(body.meta.pagination.total + 1);
    return body.meta.pagination.total as number;
  };

  it.each(['?overdue=true', '?year=2026', '?search=ADH-2019', '?search=%25'])(
    'holds what the page counts: dues%s',
    async (query) => {
      const kept = await both(`dues${query}`, `exports/dues${query}`.replace('exports/', ''));
      expect(kept).toBeLessThan((await rows('dues')).length - 1);
    },
  );

  it.each([
    ['counters', '?use=nearly'],
    ['renewals', '?attention=true'],
    ['renewals', '?overdue=true'],
    ['renewals', '?endsBefore=2026-12-31'],
    ['messages', '?state=sent'],
    ['messages', '?template=payment-received'],
    ['events', '?state=sent'],
  ])('holds what the page counts: %s%s', async (list, query) => {
    await both(`${list}${query}`, `${list}${query}`);
  });

  it('keeps the filters and the search of the Content Manager', async () => {
    const ended = await rows('memberships?filters[$and][0][membershipStatus][$eq]=ended');
    expect(new Set(under(ended, 'Statut'))).toEqual(new Set(['Terminée']));
    expect(ended).toHaveLength(
      ((await db()('memberships').where('membership_status', 'ended')) as Row[]).length + 1,
    );
    const [{ reference }] = (await db()('memberships').limit(1)) as Row[];
    expect(await rows(`memberships?_q=${String(reference)}`)).toHaveLength(2);
  });

  it('keeps the order of the list where rows come by day', async () => {
    const days = under(await rows('dues?locale=en'), 'Due on');
    expect(days).toEqual([...days].sort());
  });

  it.each([
    ['dues?page=2', 'invalid-input'],
    ['dues?format=pdf', 'invalid-input'],
    ['dues?locale=de', 'invalid-input'],
    ['dues?nothing=1', 'invalid-input'],
    ['memberships?sort=reference', 'invalid-input'],
    ['memberships?filters=x', 'invalid-input'],
    ['history?membership=x', 'invalid-input'],
    ['members/nobody', 'membership-unknown'],
  ])('is refused with a reason: %s', async (path, reason) => {
    const file = await get(path);
    expect(file.status).toBeGreaterThanOrEqual(400);
    expect(file.status).toBeLessThan(500);
    expect(file.reason).toBe(reason);
  });
});

describe('who takes a file', () => {
  it('sees the columns that the Content Manager shows', async () => {
    const roles = strapi.service('admin::role');
    const role = await roles.create({ code: 'narrow', name: 'narrow', description: '' });
    await roles.addPermissions(role.id, [
      {
        action: 'plugin::content-manager.explorer.read',
        subject: 'api::organisation.organisation',
        properties: { fields: ['name'] },
      },
    ]);
    const narrow = (await loginAs(strapi, 'narrow')).token;
    const file = csvRows(await get('organisations', narrow));
    expect(file[0]).toEqual(['Nom']);
    // A filter on what is not shown would tell it.
    const asked = await get('organisations?filters[legalForm][$eq]=@forme', narrow);
    expect(asked.status).toBe(400);
    expect((await get('memberships', narrow)).status).toBe(403);
  });

  it('is not communications, nor the public', async () => {
    const communications = (await loginAs(strapi, 'communications')).token;
    for (const path of [...LISTS, `members/${member}`, 'history']) {
      expect((await get(path, communications)).status).toBe(403);
      expect((await get(path, null)).status).toBe(401);
    }
  });
});

describe('the whole of one member', () => {
  it('is the same in both formats, a table for each thing', async () => {
    await sendPaper(strapi, staff, member, { bytes: pdfOf('exported'), name: 'RIB.pdf' });
    const csv = await get(`members/${member}?format=csv`, staff);
    const xlsx = await get(`members/${member}?format=xlsx`, staff);
    expect([csv.status, xlsx.status]).toEqual([200, 200]);
    const sheets = await sheetsOf(xlsx);
    const blocks: string[][][] = [[]];
    for (const row of csvRows(csv)) {
      if (row.length === 1 && row[0] === '') blocks.push([]);
      else blocks[blocks.length - 1].push(row);
    }
    expect(sheets.map(({ sheet }) => sheet)).toEqual(blocks.map(([[title]]) => title));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Organisme',
      'Contacts',
      'Adhésion',
      'Périodes',
      'Appels de cotisation',
      'Avoirs',
      'Règlements',
      'Renouvellements',
      'Droits',
      'Utilisation des droits',
      'Documents',
      'Journal',
      'Messages',
    ]);
    for (const [at, { data }] of sheets.entries()) {
      const [, ...lines] = blocks[at];
      expect(writtenAs(data, lines)).toEqual(lines);
    }
    const held = async (table: string) =>
      ((await db()(table).where('membership_id', member)) as Row[]).length;
    const lengths = sheets.map(({ data }) => data.length - 1);
    expect(lengths[3]).toBe(await held('adh_term'));
    expect(lengths[4]).toBe(await held('adh_dues'));
    expect(lengths[7]).toBe(await held('adh_renewal'));
    expect(lengths[8]).toBe(await held('adh_entitlement'));
    expect(lengths[9]).toBe(await held('adh_usage'));
    expect(lengths[10]).toBe(await held('adh_paper'));
    expect(lengths[11]).toBe(await held('adh_activity'));
    expect(lengths[12]).toBe(await held('adh_message'));
    expect(lengths[3]).toBeGreaterThan(0);
  });
});

describe('the history', () => {
  it('has a line for each term that was issued, and one for each further payment', async () => {
    const history = await rows('history');
    const terms = (await db()('adh_term').where('state', 'issued')) as Row[];
    const firsts = new Set(
      history.slice(1).map((row) => `${row[0]} ${row[history[0].indexOf('Début')]}`),
    );
    expect(firsts.size).toBe(terms.length);
  });

  it('sums to what the database holds', async () => {
    const history = await rows('history');
    const issued = new Set(
      ((await db()('adh_term').where('state', 'issued')) as Row[]).map((term) => term.document_id),
    );
    const calls = ((await db()('adh_dues').whereNull('cancelled_on')) as Row[]).filter((call) =>
      issued.has(call.term_id),
    );
    const ids = new Set(calls.map((call) => call.document_id));
    const paid = ((await db()('adh_payment')) as Row[])
      .filter((payment) => ids.has(payment.dues_id))
      .reduce((sum, payment) => sum + Number(payment.amount), 0);
    const amounts = under(history, 'Montant réglé').filter(Boolean).map(cents);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(paid);
    const numbers = under(history, 'N° d’appel').filter(Boolean);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('follows the filters of the list of memberships, and its permission', async () => {
    const ended = 'filters[$and][0][membershipStatus][$eq]=ended';
    const listed = under(await rows(`memberships?${ended}`), 'Référence');
    const told = new Set(under(await rows(`history?${ended}`), 'Référence'));
    expect(told.size).toBeGreaterThan(0);
    expect([...told].filter((reference) => !listed.includes(reference))).toEqual([]);
    const blind = await asHolderOf(strapi, PERMISSIONS.exportRead);
    expect((await get(`history?${ended}`, blind)).status).toBe(403);
    expect((await get('history', blind)).status).toBe(200);
  });

  it('may be of some members only', async () => {
    const [one, two] = (await db()('memberships')
      .whereIn('document_id', db()('adh_term').where('state', 'issued').select('membership_id'))
      .limit(2)) as Row[];
    const some = `${String(one.document_id)},${String(two.document_id)}`;
    const references = under(await rows(`history?membership=${some}`), 'Référence');
    expect(new Set(references)).toEqual(new Set([one.reference, two.reference]));
  });
});
