import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TABLES } from '../../../src/plugins/membership-lifecycle/server/src/tables';
import { seenBy } from '../../../src/plugins/membership-lifecycle/server/src/settings/rules/seen';
import { IMPERSONAL } from '../../../src/plugins/membership-lifecycle/server/src/privacy/rules/impersonal';
import {
  HOLDINGS,
  HOLDING_IDS,
} from '../../../src/plugins/membership-lifecycle/server/src/settings/rules/inventory';

/** The inventory of what is held on people leaves no column out. */

const TEXTS = ['string', 'text', 'json', 'email', 'richtext', 'customField', 'enumeration', 'uid'];
const SOURCES: Record<string, string> = {
  organisation: 'api/organisation/content-types/organisation/schema.json',
  membership: 'api/membership/content-types/membership/schema.json',
  contact: 'components/organisation/contact.json',
};

const ofSchema = ([name, file]: [string, string]): string[] => {
  const { attributes } = JSON.parse(
    readFileSync(path.resolve(__dirname, '../../../src', file), 'utf8'),
  ) as { attributes: Record<string, { type: string }> };
  return Object.entries(attributes).flatMap(([column, { type }]) =>
    TEXTS.includes(type) ? [`${name}.${column}`] : [],
  );
};

/** Every column of text that the application has. */
const columns = [
  ...TABLES.flatMap(({ name, columns: described }) =>
    Object.entries(described).flatMap(([column, kind]) =>
      TEXTS.includes(kind) ? [`${name}.${column}`] : [],
    ),
  ),
  ...Object.entries(SOURCES).flatMap(ofSchema),
];
const anywhere = (column: string): string => `*.${column.split('.')[1]}`;
const personal = HOLDINGS.flatMap((holding) => holding.columns);

it('says of each column of text whether it holds something of a person', () => {
  const known = new Set([...personal, ...IMPERSONAL]);
  expect(columns.filter((one) => !known.has(one) && !known.has(anywhere(one)))).toEqual([]);
});

it('says it once', () => {
  expect(personal.filter((one, at) => personal.indexOf(one) !== at)).toEqual([]);
  expect(personal.filter((one) => IMPERSONAL.includes(one))).toEqual([]);
});

it('names no column that is not there', () => {
  const there = new Set([
    ...columns,
    ...columns.map(anywhere),
    'account.username',
    'account.email',
  ]);
  expect([...personal, ...IMPERSONAL].filter((one) => !there.has(one))).toEqual([]);
});

it('has a line for each thing that is held, in the order of the register', () => {
  expect(HOLDINGS.map(({ id }) => id)).toEqual([...HOLDING_IDS]);
});

it('says in words who sees each thing', () => {
  for (const { id, seenWith } of HOLDINGS) {
    expect([id, seenBy(seenWith).fr]).toEqual([id, expect.stringMatching(/^qui /)]);
    expect([id, seenBy(seenWith).en]).toEqual([id, expect.stringMatching(/^those /)]);
  }
});
