import { UnreadableSort, filteredBy, sortedBy } from '../../../src/http/query-paths';

/** Which fields a question sorts and filters by, in every form in which it may be written. */

it.each([
  [undefined, []],
  ['', []],
  ['name', ['name']],
  ['name:DESC, createdBy.password:asc,', ['name', 'createdBy.password']],
  [
    ['a:asc', 'b'],
    ['a', 'b'],
  ],
  [{ createdBy: { password: 'asc' }, name: 'desc' }, ['createdBy.password', 'name']],
  [{ 'createdBy.password': 'asc' }, ['createdBy.password']],
  [
    [{ a: { b: 'ASC' } }, 'c:desc'],
    ['a.b', 'c'],
  ],
  [{ 0: 'name:asc' }, 'unreadable'],
  ['name:up', 'unreadable'],
  [':asc', 'unreadable'],
  ['a:asc:b', 'unreadable'],
  [{ name: 'up' }, 'unreadable'],
  [{ name: null }, 'unreadable'],
  [5, 'unreadable'],
])('a list is sorted by %j', (sort, paths) => {
  if (paths === 'unreadable') expect(() => sortedBy(sort)).toThrow(UnreadableSort);
  else expect(sortedBy(sort)).toEqual(paths);
});

it.each([
  [undefined, []],
  ['x', []],
  [{ name: 'x' }, ['name']],
  [{ name: { $in: ['a', 'b'] } }, ['name', 'name']],
  [{ id: { $in: { 0: 1, 150: 2 } } }, ['id', 'id']],
  [{ $and: [{ $not: { createdBy: { password: { $startsWith: 'x' } } } }] }, ['createdBy.password']],
  [{ $or: { 0: { a: { b: 1 } }, 1: { c: { $null: true } } } }, ['a.b', 'c']],
])('a list is filtered by %j', (filters, paths) => {
  expect(filteredBy(filters)).toEqual(paths);
});
