import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { loginAs } from '../../helpers/admin';
import { PLAN } from '../../helpers/assembly';
import { call } from '../../helpers/callers';
import { parse } from '../../helpers/csv';
import { boot, setToday, stop } from '../../helpers/strapi';

/** What somebody typed is never run by the spreadsheet of somebody else, in any file that leaves. */

const TODAY = '2024-03-15';
const SIGNS = ['=', '+', '-', '@', '\t', '\r', 'x,=', 'x\t@'];
/** Columns that hold what people write, as they are named in any table. */
const FREE =
  /^(name|legal_form|title(_fr|_en)?|reason|place|subject|person|notes?|note|method|reference|payer|label|city|street|recipient|organisation|holder_name|message|comment|unit|service_code|engagement_number|role|phone)$/;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-'));
let strapi: Core.Strapi;
let token: string;
let parameters: Record<string, string>;
let written = 0;

interface Demo {
  loadDemo: (strapi: Core.Strapi, file: string) => Promise<unknown>;
}

/** Writes something that a spreadsheet would run into every text of people, each sign in turn. */
const typeFormulas = async (): Promise<void> => {
  const db = strapi.db.connection;
  for (const { tableName, attributes } of strapi.db.metadata.values()) {
    if (!/^(adh_|organisations$|memberships$|components_)/.test(tableName)) continue;
    const columns = Object.values(
      attributes as Record<string, { columnName?: string; type: string }>,
    )
      .filter(({ type }) => type === 'string' || type === 'text')
      .map(({ columnName }) => columnName ?? '')
      .filter((name) => FREE.test(name));
    const ids: { id: number }[] = await db(tableName).orderBy('id').limit(60).select('id');
    for (const column of columns) {
      for (const [index, { id }] of ids.entries()) {
        const formula = `${SIGNS[index % SIGNS.length]}cmd|' /C calc'!A${id}`;
        // The ledgers, and what has rules of its own, take no change by hand.
        const taken = await db(tableName)
          .where({ id })
          .whereNotNull(column)
          .update({ [column]: formula })
          .catch(() => 0);
        written += Number(taken);
      }
    }
  }
};

beforeAll(async () => {
  strapi = await boot(TODAY);
  const { loadDemo } = require('../../../dist/lab/demo') as Demo;
  await loadDemo(strapi, path.join(folder, 'accounts.json'));
  setToday(strapi, TODAY);
  const plan = { ...PLAN, heldOn: '2027-06-30' };
  const staff = { type: 'admin', id: '1' };
  const assembly = await strapi
    .plugin('membership-lifecycle')
    .service('assemblies')
    .create(plan, staff);
  await typeFormulas();
  const [membership] = await strapi.db.connection('memberships').orderBy('id').limit(1);
  parameters = { id: assembly.id, documentId: membership.document_id };
  token = (await loginAs(strapi, 'administrator')).token;
});
afterAll(async () => {
  await stop(strapi);
  fs.rmSync(folder, { recursive: true });
});

/** Every call of the admin that answers a CSV, found by asking. */
const files = async (): Promise<Record<string, string[][]>> => {
  const found: Record<string, string[][]> = {};
  const paths = strapi.server
    .listRoutes()
    .filter(({ methods, path: url }) => methods.includes('GET') && /(export|file)/.test(url))
    .map(({ path: url }) => url.replace(/:(\w+)/g, (_: string, name: string) => parameters[name]))
    .filter((url) => url.startsWith('/membership-lifecycle/'));
  for (const url of paths) {
    for (const query of ['?format=csv', '?format=csv&locale=en', '']) {
      const { status, headers, text } = await call(strapi, 'GET', `${url}${query}`, token);
      if (status !== 200 || !String(headers['content-type']).startsWith('text/csv')) continue;
      expect(headers['content-disposition']).toMatch(/^attachment/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      found[`${url}${query}`] = parse(text);
    }
  }
  return found;
};

test('no cell of any file begins as a formula, unless it is a number', async () => {
  expect(written).toBeGreaterThan(200);
  const found = await files();
  const names = Object.keys(found).map((url) => url.split('/')[3]?.split('?')[0]);
  for (const list of ['memberships', 'organisations', 'renewals', 'dues', 'messages', 'history']) {
    expect(names).toContain(list);
  }
  const run: string[] = [];
  let disarmed = 0;
  for (const [url, rows] of Object.entries(found)) {
    for (const cell of rows.flat()) {
      if (/(^|[,\t])'+[=+\-@\t\r]/.test(cell)) disarmed += 1;
      // Others split at commas and tabs, whatever was meant.
      if (/^[=+\-@\t\r]|[,\t\r\n][=+\-@]/.test(cell) && !/^-\d+([.,]\d+)?$/.test(cell))
        run.push(`${url}: ${cell}`);
    }
  }
  expect(run).toEqual([]);
  expect(disarmed).toBeGreaterThan(100);
});
