import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  sortedRenewals,
  type Order,
  type SortedRenewal,
} from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/renewal-order';
import { RENEWAL_COLUMNS } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';

/** Renewals by each column: accents aside, stages as their workflow has them, empty ones last. */

const row = (renewalId: string, more: Partial<Record<keyof SortedRenewal, unknown>> = {}) =>
  ({
    renewalId,
    membershipId: renewalId,
    organisation: 'Ville',
    workflowId: 'w',
    stageId: 'sent',
    enteredStageOn: '2026-01-01',
    termEndsOn: '2026-12-31' as Day,
    price: null,
    ownerId: null,
    decidesOn: null,
    mutedUntil: null,
    ...more,
  }) as SortedRenewal;

const workflows = [{ id: 'w', stages: [{ id: 'todo' }, { id: 'sent' }, { id: 'deciding' }] }];
const names = new Map([
  ['admin:1', { name: 'Zoé' }],
  ['admin:2', { name: 'Émile' }],
]);
const order = (sort: Order['sort']): Order => ({
  sort,
  workflows: workflows as unknown as Order['workflows'],
  names,
});
const ids = (rows: readonly SortedRenewal[], sort: Order['sort']) =>
  sortedRenewals(rows, order(sort)).map(({ renewalId }) => renewalId);

test.each([
  ['organisation', [{ organisation: 'Zone' }, { organisation: 'École' }, { organisation: 'abc' }]],
  ['stage', [{ stageId: 'deciding' }, { stageId: 'sent' }, { stageId: 'todo' }]],
  ['owner', [{ ownerId: '1' }, { ownerId: '2' }]],
  ['price', [{ price: 20 }, { price: 3 }]],
] as const)('%s goes up and down', (column, values) => {
  const rows = values.map((more, at) => row(`${at}`, more));
  const up = [...values.keys()].reverse().map(String);
  expect(ids(rows, `${column}:asc`)).toEqual(up);
  expect(ids(rows, `${column}:desc`)).toEqual([...up].reverse());
});

test.each(['price', 'owner', 'decides', 'muted'] as const)('who has no %s comes last', (column) => {
  const with_ = { price: 1, ownerId: '1', decidesOn: '2026-01-01', mutedUntil: '2026-01-01' };
  const rows = [row('none'), row('some', with_)];
  expect(ids(rows, `${column}:asc`)).toEqual(['some', 'none']);
  expect(ids(rows, `${column}:desc`)).toEqual(['some', 'none']);
});

test('equal ones stand by the end of their term, and always in one order', () => {
  const rows = [row('b'), row('a'), row('first', { termEndsOn: '2026-06-30' })];
  for (const column of RENEWAL_COLUMNS.filter((one) => one !== 'ends')) {
    expect(ids(rows, `${column}:desc`)).toEqual(['first', 'a', 'b']);
  }
});
